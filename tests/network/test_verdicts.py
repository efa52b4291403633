"""What real sockets, certificates and name servers do, and what one run says of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rescatalog.core.report.content import Result
from tests.network.asking import asked
from tests.web.acts import (
    BANNER,
    CUT_CHUNKED,
    EMPTY_REPLY,
    HUGE_HEADERS,
    SHORT_BODY,
    Act,
    By,
    Drip,
    During,
    Hang,
    Huge,
    Page,
    Reset,
    redirect,
)  # fmt: skip
from tests.web.names import NXDOMAIN, SERVFAIL, Addresses, For, Rcode, Silence
from tests.web.server import LoopbackWeb

MIB = 1 << 20

# path -> what the server does, and the verdict, reason and title that follow
PAGES: dict[str, tuple[tuple[Act, ...], str, str]] = {
    "/ok": ((Page(),), "alive", "ok"),
    "/gzipped": ((Page(gzipped=True),), "alive", "ok"),
    "/chunks-cut": ((CUT_CHUNKED,), "alive", "ok"),
    "/short": ((SHORT_BODY,), "alive", "ok"),
    "/drips": ((Drip(),), "alive", "ok"),
    "/huge": ((Huge(200 * MIB),), "alive", "ok"),
    "/bomb": ((Huge(500 * MIB, bomb=True),), "alive", "ok"),
    "/reset-inside": ((Reset(after_bytes=2_000),), "alive", "ok"),
    "/moved": ((redirect("/ok", 301),), "moved", "redirect-permanent"),
    "/moved-308": ((redirect("/ok", 308),), "moved", "redirect-permanent"),
    "/elsewhere": ((redirect("/ok", 302),), "alive", "ok"),
    "/mixed-hops": ((redirect("/elsewhere", 301),), "alive", "ok"),
    "/moved-to-nothing": ((redirect("/nothing", 301),), "missing", "not-found"),
    "/nothing": ((Page("", status=404),), "missing", "not-found"),
    "/gone": ((Page("", status=410),), "missing", "gone"),
    "/empty": ((Page(""),), "suspect", "empty"),
    "/no-content": ((Page("", status=204),), "suspect", "empty"),
    "/login": ((Page("", status=401),), "restricted", "login-required"),
    "/law": ((Page("", status=451),), "restricted", "legal"),
    "/wall": ((Page("", status=403),), "blocked", "forbidden"),
    "/linkedin": ((Page("", status=999),), "blocked", "forbidden"),
    "/busy-once": ((Page("", status=429, headers=(("Retry-After", "1"),)), Page()), "alive", "ok"),
    "/busy": ((Page("", status=429),), "blocked", "rate-limited"),
    "/broken-once": ((Page("", status=500), Page()), "alive", "ok"),
    "/broken": ((Page("", status=503),), "unsure", "server-error"),
    "/resets": ((Reset(),), "unsure", "reset"),
    "/resets-once": ((Reset(), Page()), "alive", "ok"),
    "/heals": ((During(0.3, Reset()),), "alive", "ok"),
    "/empty-reply": ((EMPTY_REPLY,), "unsure", "empty-reply"),
    "/ssh": ((BANNER,), "unsure", "not-http"),
    "/huge-headers": ((HUGE_HEADERS,), "unsure", "not-http"),
    "/hangs": ((Hang(),), "unsure", "timeout"),
    "/loop": ((redirect("/loop"),), "unsure", "redirect-loop"),
    "/endless": ((redirect("/endless-1"),), "unsure", "too-many-redirects"),
    "/to-script": ((redirect("javascript:alert(1)"),), "refused", "forbidden-scheme"),
    "/to-file": ((redirect("file:///etc/passwd"),), "refused", "forbidden-scheme"),
    "/head-lies": ((By(lambda seen: Page(status=404 if seen.method == "HEAD" else 200)),), "alive", "ok"),
}
NAMES = {
    "expired.lan": ("https", "unsure", "tls-expired"),
    "wrong-host.lan": ("https", "unsure", "tls-wrong-host"),
    "self-signed.lan": ("https", "unsure", "tls-untrusted"),
    "good.lan": ("https", "alive", "ok"),
    "gone.lan": ("http", "missing", "dns-not-found"),
    "servfail.lan": ("http", "unsure", "dns-failed"),
    "refused.lan": ("http", "unsure", "dns-failed"),
    "silent.lan": ("http", "unsure", "dns-timeout"),
    "healing.lan": ("http", "alive", "ok"),
    "no-address.lan": ("http", "unsure", "dns-no-address"),
}


@pytest.fixture(scope="module")
def told() -> Iterator[dict[str, Result]]:
    """Yield what one run says of everything at once, by path or by name."""
    with LoopbackWeb() as web:
        for path, (acts, _, _) in PAGES.items():
            web.route("site.lan", path, *acts)
        for number in range(1, 30):
            web.route("site.lan", f"/endless-{number}", redirect(f"/endless-{number + 1}"))
        for host in NAMES:
            web.route(host, "/")
        web.tls("expired.lan", "expired")
        web.tls("wrong-host.lan", "wrong-host")
        web.tls("self-signed.lan", "self-signed")
        web.name("gone.lan", NXDOMAIN)
        web.name("servfail.lan", SERVFAIL)
        web.name("refused.lan", Rcode("REFUSED"))
        web.name("silent.lan", Silence())
        web.name("healing.lan", For(0.4, SERVFAIL, Addresses()))
        web.name("no-address.lan", Rcode("NOERROR"))
        urls = {path: web.url("site.lan", path) for path in PAGES}
        urls |= {host: web.url(host, "/", scheme) for host, (scheme, _, _) in NAMES.items()}
        results = asked(web, *urls.values(), timeout=2.0, second_look_pause=0.5)
        yield {name: results[url] for name, url in urls.items()}


@pytest.mark.parametrize("path", PAGES)
def test_what_a_server_does_gets_its_verdict(told: dict[str, Result], path: str) -> None:
    _, verdict, reason = PAGES[path]
    judgement = told[path].judgement
    assert (str(judgement.verdict), judgement.reason) == (verdict, reason), told[path].detail


@pytest.mark.parametrize("host", NAMES)
def test_what_a_name_or_a_certificate_does_gets_its_verdict(told: dict[str, Result], host: str) -> None:
    _, verdict, reason = NAMES[host]
    judgement = told[host].judgement
    assert (str(judgement.verdict), judgement.reason) == (verdict, reason), told[host].detail


@pytest.mark.parametrize(
    ("path", "title"),
    [("/ok", "A page"), ("/gzipped", "A page"), ("/short", "Short"), ("/chunks-cut", "Chunk"), ("/drips", "Drip")],
)
def test_the_title_is_read_even_from_a_body_that_breaks_off(told: dict[str, Result], path: str, title: str) -> None:
    found = told[path].judgement.title
    assert found is not None
    assert found.startswith(title)


@pytest.mark.parametrize("path", ["/short", "/chunks-cut", "/drips", "/huge", "/bomb", "/reset-inside"])
def test_a_body_that_was_not_read_to_its_end_is_noted(told: dict[str, Result], path: str) -> None:
    assert "truncated" in told[path].judgement.notes


def test_hops_and_the_final_address_are_told(told: dict[str, Result]) -> None:
    judgement = told["/mixed-hops"].judgement
    assert [hop.status for hop in judgement.hops] == [301, 302]
    assert judgement.final_url is not None
    assert judgement.final_url.endswith("/ok")
    assert "redirect-temporary" in judgement.notes


@pytest.mark.parametrize(("path", "attempts"), [("/ok", 1), ("/nothing", 2), ("/login", 1), ("/hangs", 2)])
def test_only_what_is_not_alive_is_asked_again_and_only_once(told: dict[str, Result], path: str, attempts: int) -> None:
    assert told[path].attempts == attempts
