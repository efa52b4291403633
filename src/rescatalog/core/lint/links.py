"""Addresses fit for readers: reachable, without tracking keys, encrypted where that is usual."""

from __future__ import annotations

from collections.abc import Iterator

from rescatalog.core import urls
from rescatalog.core.catalog import Catalog
from rescatalog.core.problem import Problem

TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "twclid", "ref_src", "si"},
)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield odd addresses (CAT302), addresses over plain http (CAT303) and tracking keys (CAT304)."""
    for entry in catalog.entries.values():
        document = catalog.documents["resource", entry.id]
        for index, link in enumerate(entry.links):
            place = document.value("links", index, "url")
            odd = urls.oddity(link.url)
            if odd:
                yield Problem(code="CAT302", place=place, message=odd, severity="warning")
            elif link.url.startswith("http://"):
                message = "plain http; try the address with https and take that if it works"
                yield Problem(code="CAT303", place=place, message=message, severity="hint")
            clean = without_tracking(link.url)
            if clean != link.url:
                message = "the address carries a tracking key; leave it out"
                yield Problem(code="CAT304", place=place, message=message, fix=clean, severity="warning")


def without_tracking(url: str) -> str:
    """Return `url` without the keys that only follow readers around; all else stays as it was written."""
    address, mark, fragment = url.partition("#")
    page, question, query = address.partition("?")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _tracks(pair)]
    if kept == pairs:
        return url
    return page + (question + "&".join(kept) if kept else "") + mark + fragment


def _tracks(pair: str) -> bool:
    key = pair.partition("=")[0].lower()
    return key in TRACKING or key.startswith("utm_")
