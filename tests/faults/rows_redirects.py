"""Redirects: chains, loops, walls of cookies, odd spellings, and ways that lead where nobody asked to go."""

from __future__ import annotations

from collections.abc import Mapping

from tests.faults.row import Row, dead, healthy, refused, unknowable, wrong
from tests.web.acts import Act, Page, Raw, redirect
from tests.web.choices import COOKIE_WALL, ENDLESS_COOKIES, TWO_COOKIES, to_host
from tests.web.names import NXDOMAIN, Addresses

MOVED = "moved redirect-permanent"
LOGIN = "restricted login-required"
TEMPORARY = frozenset({"redirect-temporary"})
BY_PAGE = frozenset({"redirect-by-page"})
TO = {"/to": Page()}


def _chain(hops: int, status: int = 302) -> Mapping[str, Act]:
    """Return what the paths beside `/page` do so that a redirect to `/1` comes to a page after `hops` redirects."""
    steps: dict[str, Act] = {f"/{hop}": redirect(f"/{hop + 1}", status) for hop in range(1, hops)}
    return steps | {f"/{hops}": Page()}


def _refreshing(to: str, seconds: int = 0) -> Page:
    return Page(f'<html><head><meta http-equiv="refresh" content="{seconds}; url={to}"></head><body>…</body></html>')


ROWS: tuple[Row, ...] = (
    healthy("moved-301", redirect("/to", 301), beside=TO, word=MOVED),
    healthy("moved-308", redirect("/to", 308), beside=TO, word=MOVED),
    healthy("moved-twice", redirect("/1", 301), beside=_chain(2, 308), word=MOVED),
    healthy("found-302", redirect("/to", 302), beside=TO, notes=TEMPORARY),
    healthy("see-other-303", redirect("/to", 303), beside=TO, notes=TEMPORARY),
    healthy("temporary-307", redirect("/to", 307), beside=TO, notes=TEMPORARY),
    healthy("mixed-hops", redirect("/1", 301), beside=_chain(2, 302), notes=TEMPORARY),
    healthy("fifteen-hops", redirect("/1"), beside=_chain(15), notes=TEMPORARY),
    healthy("twenty-hops", redirect("/1"), beside=_chain(20), notes=TEMPORARY),
    unknowable("twenty-one-hops", "unsure too-many-redirects", redirect("/1"), beside=_chain(21)),
    unknowable("forty-hops", "unsure too-many-redirects", redirect("/1"), beside=_chain(40)),
    unknowable("loop", "unsure redirect-loop", redirect("/page")),
    unknowable("loop-301", "unsure redirect-loop", redirect("/page", 301)),
    unknowable("loop-of-two", "unsure redirect-loop", redirect("/to"), beside={"/to": redirect("/page")}),
    unknowable("loop-to-nowhere", "unsure redirect-loop", redirect(""), beside={}),
    healthy("cookie-wall", COOKIE_WALL),
    healthy("two-cookies", TWO_COOKIES),
    unknowable("endless-cookies", "unsure too-many-redirects", ENDLESS_COOKIES),
    # Spellings.
    healthy("utf8-location", redirect("/café".encode(), 301), beside={"/caf%C3%A9": Page()}, word=MOVED),
    healthy("utf8-chinese", redirect("/数学".encode(), 301), beside={"/%E6%95%B0%E5%AD%A6": Page()}, word=MOVED),
    healthy("location-with-blank", redirect("/a b", 301), beside={"/a%20b": Page()}, word=MOVED),
    healthy("location-with-fragment", redirect("/to#part", 301), beside=TO, word=MOVED),
    healthy("location-relative", redirect("to", 301), beside=TO, word=MOVED),
    healthy("location-dots", redirect("/a/../to", 301), beside=TO, word=MOVED),
    healthy("location-backslash", redirect("\\to", 301), beside=TO, word=MOVED),
    healthy("location-query", redirect("?page=1", 301), beside={"/page?page=1": Page()}, word=MOVED),
    healthy("to-another-host", to_host("elsewhere.lan", "/to"), others={"elsewhere.lan": Addresses()}, word=MOVED),
    unknowable("without-location", "unsure redirect-without-address", Page("", status=302)),
    unknowable("location-is-no-address", "unsure redirect-without-address", redirect("http://[::bad")),
    unknowable("location-is-bytes", "unsure redirect-without-address", redirect(b"\xff\xfe\xfd")),
    # By the page itself.
    healthy("refreshing", _refreshing("/to"), beside=TO, notes=BY_PAGE),
    healthy("refresh-header", Page(headers=(("Refresh", "0; url=/to"),)), beside=TO, notes=BY_PAGE),
    healthy("reloading-itself", Page('<meta http-equiv="refresh" content="60"><title>Live</title><p>News.')),
    unknowable("refreshing-to-login", LOGIN, _refreshing("/login"), beside={"/login": Page()}),
    # To nothing.
    dead("moved-to-404", "missing not-found", redirect("/nothing", 301)),
    dead("moved-to-410", "missing gone", redirect("/gone", 301), beside={"/gone": Page(status=410)}),
    dead(
        "moved-to-nobody", "missing dns-not-found", redirect("http://nobody.lan/", 301), others={"nobody.lan": NXDOMAIN}
    ),
    unknowable("moved-to-500", "unsure server-error", redirect("/broken", 301), beside={"/broken": Page(status=500)}),
    unknowable("moved-to-403", "blocked forbidden", redirect("/walled", 301), beside={"/walled": Page(status=403)}),
    unknowable("moved-to-empty-reply", "unsure empty-reply", redirect("/none"), beside={"/none": Raw()}),
    # To somewhere else than asked.
    wrong("home-302", "suspect redirect-to-home", redirect("/"), beside={"/": Page()}, path="/courses/algebra"),
    wrong("home-301", "suspect redirect-to-home", redirect("/", 301), beside={"/": Page()}, path="/courses/algebra"),
    wrong("home-index", "suspect redirect-to-home", redirect("/index.html"), beside={"/index.html": Page()}),
    wrong("home-in-english", "suspect redirect-to-home", redirect("/en/"), beside={"/en/": Page()}),
    unknowable("login-302", LOGIN, redirect("/login?next=/page"), beside={"/login?next=/page": Page()}),
    unknowable("signin", LOGIN, redirect("/users/sign_in"), beside={"/users/sign_in": Page()}),
    unknowable(
        "sso-elsewhere", LOGIN, to_host("sso-host.lan", "/saml2/start", 302), others={"sso-host.lan": Addresses()}
    ),
    unknowable("login-401", LOGIN, redirect("/inside"), beside={"/inside": Page(status=401)}),
    unknowable("to-payment", "restricted payment-required", redirect("/buy"), beside={"/buy": Page(status=402)}),
    # To what is not for us.
    refused("to-script", "forbidden-scheme", redirect("javascript:alert(1)")),
    refused("to-file", "forbidden-scheme", redirect("file:///etc/passwd")),
    refused("to-mail", "forbidden-scheme", redirect("mailto:nobody@nowhere.lan")),
    refused("to-data", "forbidden-scheme", redirect("data:text/html,x")),
    refused("to-ftp", "forbidden-scheme", redirect("ftp://nobody.lan/")),
    refused("to-credentials", "bad-address", redirect("http://user:secret@nobody.lan/")),
)
# Whom redirects lead to; they have pages, and are asked only on the way.
COMPANIONS: Mapping[str, str] = {"elsewhere.lan": "/to", "sso-host.lan": "/saml2/start"}
