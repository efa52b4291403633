"""Addresses fit for readers: reachable, their own, without keys that follow readers or pay somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rescatalog.core import urls
from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry_parts import Link
from rescatalog.core.catalog.problem import Problem, Severity
from rescatalog.core.lint import hosts
from rescatalog.core.words import LinkRole

Found = tuple[str, Severity, str, str | None]
"""Code, severity, message, fix."""


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield what is odd about addresses: CAT302 to CAT312."""
    for entry in catalog.entries.values():
        document = catalog.documents["resource", entry.id]
        for index, link in enumerate(entry.links):
            for code, severity, message, fix in (*_of_host(link), *_of_form(link)):
                place = document.value("links", index, "url")
                yield Problem(code=code, place=place, message=message, fix=fix, severity=severity)
            if link.check == "manual" and link.confirmed is None:
                message = "a person must have seen a `manual` link: add the day as `confirmed`"
                place = document.place("links", index, "check")
                yield Problem(code="CAT313", place=place, message=message, severity="warning")


def _of_host(link: Link) -> Iterator[Found]:
    odd = urls.oddity(link.url)
    if odd:
        yield "CAT302", "warning", odd, None
    elif link.url.startswith("http://"):
        yield "CAT303", "hint", "plain http; try the address with https and take that if it works", None
    host = urls.hostname(urls.canonical(link.url) or link.url)
    if host in hosts.SHORTENERS:
        yield "CAT306", "warning", f"`{host}` hides where the link leads; write the address behind it", None
    if host in hosts.AFFILIATE_ONLY:
        yield "CAT307", "warning", f"`{host}` only earns money for somebody; write the product's own address", None
    elif hosts.AMAZON.search(host):
        message = "name the publisher's page, and the book by its ISBN, rather than one shop"
        yield "CAT308", "warning", message, None
    if host in hosts.FILE_HOSTS:
        message = f"`{host}` holds copies of unknown right; name the page of the author or publisher"
        yield "CAT309", "warning", message, None


def _of_form(link: Link) -> Iterator[Found]:
    if "?" in link.url:
        yield from _of_keys(link.url)
    for old, form, why in hosts.GIVEN_UP:
        found = old.fullmatch(link.url)
        if found:
            new = form.format(**found.groupdict()) if form else None
            yield "CAT310", "warning", f"{why}; write the new address", new
    if hosts.INDEX_PAGE.search(link.url):
        short = hosts.INDEX_PAGE.sub("/", link.url)
        yield "CAT311", "hint", "the name of an index page may change; the folder's address is enough", short
    if link.role is LinkRole.ARCHIVE and not hosts.ARCHIVED.fullmatch(link.url):
        message = "an archived copy is named by its day: `https://web.archive.org/web/20200101000000/https://…`"
        yield "CAT312", "warning", message, None


def _of_keys(url: str) -> Iterator[Found]:
    clean = without_keys(url, tracks)
    if clean != url:
        yield "CAT304", "warning", "the address carries a tracking key; leave it out", clean
    if hosts.AFFILIATE_HOSTS.search(urls.hostname(urls.canonical(url) or url)):
        clean = without_keys(url, _pays)
        if clean != url:
            yield "CAT307", "warning", "the address carries a key that pays somebody; leave it out", clean


def without_keys(url: str, unwanted: Callable[[str], bool]) -> str:
    """Return `url` without the keys of its query that are unwanted; all else stays as it was written."""
    address, mark, fragment = url.partition("#")
    page, question, query = address.partition("?")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not unwanted(pair.partition("=")[0].lower())]
    if kept == pairs:
        return url
    return page + (question + "&".join(kept) if kept else "") + mark + fragment


def tracks(key: str) -> bool:
    """Return whether a key only follows readers around."""
    return key in hosts.TRACKING or key.startswith("utm_")


def _pays(key: str) -> bool:
    return key in hosts.AFFILIATE
