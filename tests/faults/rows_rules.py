"""Rules: robots.txt in all its forms, and addresses that may not be asked, whatever leads there."""

from __future__ import annotations

from tests.faults.row import TRAP, Row, healthy, refused, unknowable
from tests.web.acts import Act, By, Hang, Page, Reset, redirect
from tests.web.choices import at_first, to_host
from tests.web.names import Addresses, For

DISALLOWED = "robots-disallowed"
FORBIDDEN = "forbidden-address"
UNREACHABLE = "unsure robots-unreachable"
PUBLIC = "93.184.215.14"
ALL = "User-agent: *\nDisallow: /"
OURS = "User-agent: rescatalog\nDisallow: /"
THEIRS = "User-agent: other\nDisallow: /"

# Every class of addresses that is not the public web. Source: the IANA special-purpose address registries.
CLASSES = {
    "this-network": "0.0.0.0", "private-10": "10.0.0.5", "shared": "100.64.0.1", "loopback": "127.0.0.2",
    "link-local": "169.254.169.254", "private-172": "172.16.0.1", "protocols": "192.0.0.1", "example-1": "192.0.2.1",
    "relay": "192.88.99.1", "private-192": "192.168.1.1", "benchmark": "198.18.0.1", "example-2": "198.51.100.1",
    "example-3": "203.0.113.1", "multicast": "224.0.0.1", "reserved": "240.0.0.1", "broadcast": "255.255.255.255",
    "cloud-host": "168.63.129.16", "unspecified-6": "::", "loopback-6": "::1", "mapped": "::ffff:10.0.0.5",
    "translated": "64:ff9b::a00:5", "local-translated": "64:ff9b:1::a00:5", "discard": "100::1",
    "protocols-6": "2001::1", "example-6": "2001:db8::1", "6to4": "2002:a00:5::1", "example-6-new": "3fff::1",
    "routing": "5f00::1", "unique-local": "fc00::1", "link-local-6": "fe80::1", "site-local": "fec0::1",
    "multicast-6": "ff02::1",
}  # fmt: skip
# Ways to spell the trap that do not look like it.
SPELLINGS = {
    "plain": TRAP, "decimal": str(0x7F020001), "hex": "0x7f020001", "octal": "0177.2.0.1", "short": "127.131073",
    "mapped": f"[::ffff:{TRAP}]", "dotted": f"{TRAP}.", "wide": "127。2。0。1", "percent": "%31%32%37.2.0.1",
}  # fmt: skip


def _written(text: str) -> Page:
    return Page(text, content_type="text/plain")


def _robots(act: Act) -> dict[str, Act]:
    return {"/robots.txt": act, "/rules.txt": _written(ALL)}


def _literal(address: str) -> str:
    return f"http://[{address}]/" if ":" in address else f"http://{address}/"


def _classes() -> tuple[Row, ...]:
    rows: list[Row] = []
    for name, address in CLASSES.items():
        rows.append(refused(f"spelled-{name}", FORBIDDEN, url=_literal(address)))
        rows.append(refused(f"named-{name}", FORBIDDEN, record=Addresses(address)))
        rows.append(refused(f"redirect-{name}", FORBIDDEN, redirect(_literal(address))))
    return tuple(rows)


ROBOTS: tuple[Row, ...] = (
    refused("robots-all", DISALLOWED, beside=_robots(_written(ALL))),
    refused("robots-by-name", DISALLOWED, beside=_robots(_written(OURS))),
    refused("robots-path", DISALLOWED, beside=_robots(_written("User-agent: *\nDisallow: /pag"))),
    refused("robots-pattern", DISALLOWED, beside=_robots(_written("User-agent: *\nDisallow: /*ge$"))),
    refused("robots-moved", DISALLOWED, beside=_robots(redirect("/rules.txt"))),
    refused("robots-with-mark", DISALLOWED, beside=_robots(_written("\ufeff" + ALL))),
    healthy("robots-other", beside=_robots(_written(THEIRS))),
    healthy("robots-allowed-for-us", beside=_robots(_written(ALL + "\n\nUser-agent: rescatalog\nAllow: /"))),
    healthy("robots-longer-allow", beside=_robots(_written(ALL + "\nAllow: /page"))),
    healthy("robots-other-path", beside=_robots(_written("User-agent: *\nDisallow: /private"))),
    healthy("robots-empty", beside=_robots(_written(""))),
    healthy("robots-html", beside=_robots(Page("<html><title>Welcome</title>Disallow: /"))),
    healthy("robots-binary", beside=_robots(Page(bytes(range(256)) * 4, content_type="text/plain"))),
    healthy("robots-huge", beside=_robots(_written("# nothing\n" * 200_000))),
    healthy("robots-401", beside=_robots(Page(status=401))),
    healthy("robots-403", beside=_robots(Page(status=403))),
    healthy("robots-410", beside=_robots(Page(status=410))),
    healthy("robots-loop", beside=_robots(redirect("/robots.txt"))),
    healthy("robots-delay", beside=_robots(_written("User-agent: *\nCrawl-delay: 0.5"))),
    healthy("robots-500-once", beside=_robots(at_first(Page(status=500), Page(status=404)))),
    healthy("robots-hang-once", beside=_robots(at_first(Hang(), Page(status=404)))),
    unknowable("robots-500", UNREACHABLE, beside=_robots(Page(status=500))),
    unknowable("robots-429", UNREACHABLE, beside=_robots(Page(status=429))),
    unknowable("robots-hang", UNREACHABLE, beside=_robots(Hang())),
    unknowable("robots-reset", UNREACHABLE, beside=_robots(Reset())),
    unknowable("robots-at-nobody", UNREACHABLE, beside=_robots(redirect("http://nobody.lan/robots.txt"))),
    unknowable("robots-at-tls-fault", UNREACHABLE, beside=_robots(to_host("nobody-listens.lan", scheme="https"))),
    refused("robots-to-trap", FORBIDDEN, beside=_robots(to_host(TRAP, "/robots.txt"))),
)
TRAPS: tuple[Row, ...] = (
    *(refused(f"trap-{name}", FORBIDDEN, url=f"http://{spelled}:{{port}}/") for name, spelled in SPELLINGS.items()),
    refused("trap-named", FORBIDDEN, record=Addresses(TRAP)),
    refused("trap-among-public", FORBIDDEN, record=Addresses(PUBLIC, TRAP)),
    refused("trap-later", FORBIDDEN, redirect("http://inside.lan/"), others={"inside.lan": Addresses(TRAP)}),
    refused("trap-at-second-look", FORBIDDEN, Page(status=500), record=For(1.0, Addresses(), Addresses(TRAP))),
    healthy("trap-beside-allowed", record=Addresses(TRAP, "127.0.0.1")),
    *(refused(f"trap-{status}", FORBIDDEN, to_host(TRAP, "/inside", status)) for status in (301, 302, 303, 307, 308)),
    refused("trap-by-decimal", FORBIDDEN, to_host(SPELLINGS["decimal"])),
    refused("trap-by-mapped", FORBIDDEN, to_host(SPELLINGS["mapped"])),
    refused("trap-by-page", FORBIDDEN, By(lambda seen: Page(
        f'<meta http-equiv="refresh" content="0; url=http://{TRAP}:{seen.port}/">'
    ))),
    refused("trap-after-hops", FORBIDDEN, redirect("/on", 301), beside={"/on": to_host(TRAP)}),
    refused("port-8080", "forbidden-port", url="http://port-8080.lan:8080/", record=Addresses(PUBLIC)),
    refused("port-22", "forbidden-port", url="http://port-22.lan:22/", record=Addresses(PUBLIC)),
    refused("port-later", "forbidden-port", redirect("http://open.lan:6379/"), others={"open.lan": Addresses(PUBLIC)}),
)  # fmt: skip
ROWS: tuple[Row, ...] = (*ROBOTS, *TRAPS, *_classes())
