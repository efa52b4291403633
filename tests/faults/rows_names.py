"""Names and certificates: what a resolver may say, and what TLS may find."""

from __future__ import annotations

from tests.faults.row import Row, dead, healthy, refused, unknowable
from tests.web.names import NXDOMAIN, SERVFAIL, Addresses, For, Rcode, Silence

NO_SUCH = "missing dns-not-found"
FAILED = "unsure dns-failed"

ROWS: tuple[Row, ...] = (
    dead("nxdomain", NO_SUCH, record=NXDOMAIN),
    dead("nxdomain-agreed", NO_SUCH, record=NXDOMAIN, second=NXDOMAIN),
    dead("nxdomain-at-https", NO_SUCH, record=NXDOMAIN, scheme="https"),
    unknowable("nxdomain-disputed", "unsure dns-disagreement", record=NXDOMAIN, second=Addresses()),
    unknowable("nxdomain-disputed-ipv6", "unsure dns-disagreement", record=NXDOMAIN, second=Addresses("2001:4860::1")),
    unknowable("nxdomain-then-servfail", FAILED, record=For(1.0, NXDOMAIN, SERVFAIL)),
    healthy("nxdomain-for-a-second", record=For(1.0, NXDOMAIN, Addresses())),
    unknowable("servfail", FAILED, record=SERVFAIL),
    unknowable("servfail-disputed", FAILED, record=SERVFAIL, second=Addresses()),
    healthy("servfail-for-two-seconds", record=For(2.0, SERVFAIL, Addresses())),
    unknowable("refused-by-server", FAILED, record=Rcode("REFUSED")),
    unknowable("not-implemented", FAILED, record=Rcode("NOTIMP")),
    unknowable("format-error", FAILED, record=Rcode("FORMERR")),
    unknowable("no-address", "unsure dns-no-address", record=Rcode("NOERROR")),
    unknowable("silent", "unsure dns-timeout", record=Silence()),
    healthy("silent-for-two-seconds", record=For(2.0, Silence(), Addresses())),
    healthy("many-addresses", record=Addresses("127.0.0.1", "10.0.0.5", "::1")),
    healthy("trailing-dot", url="http://trailing-dot.lan.:{port}/page"),
    healthy("upper-case", url="HTTP://UPPER-CASE.LAN:{port}/page"),
    healthy("under_score", url="http://under_score.lan:{port}/page"),
    healthy("xn--bcher-kva", url="http://bücher.lan:{port}/page"),
    refused("label-too-long", "bad-address", url=f"http://{'a' * 64}.lan/"),
    unknowable("nobody-listens", "unsure connect-refused", url="http://nobody-listens.lan:1/page"),
    healthy("tls-good", scheme="https"),
    unknowable("tls-expired", "unsure tls-expired", scheme="https", fault="expired"),
    unknowable("tls-wrong-host", "unsure tls-wrong-host", scheme="https", fault="wrong-host"),
    unknowable("tls-self-signed", "unsure tls-untrusted", scheme="https", fault="self-signed"),
    unknowable("tls-at-plain-port", "unsure tls-failed", url="https://tls-at-plain-port.lan:{port}/page"),
    unknowable("plain-at-tls-port", "unsure robots-unreachable", url="http://plain-at-tls-port.lan:{tls}/page"),
    # No address at all.
    refused("no-url", "bad-address", url="http://"),
    refused("no-host", "bad-address", url="http:///"),
    refused("words", "bad-address", url="see the library"),
    refused("port-too-large", "bad-address", url="http://port-too-large.lan:99999/"),
    refused("bad-ipv6", "bad-address", url="http://[::g]/"),
    refused("ftp", "forbidden-scheme", url="ftp://ftp.lan/file.txt"),
    refused("file", "forbidden-scheme", url="file:///etc/passwd"),
    refused("script", "forbidden-scheme", url="javascript:alert(1)"),
    refused("mail", "forbidden-scheme", url="mailto:somebody@mail.lan"),
    refused("data", "forbidden-scheme", url="data:text/html,hello"),
    refused("credentials", "bad-address", url="http://user:secret@credentials.lan:{port}/page"),
)
