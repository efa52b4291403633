"""Addresses fit for readers: reachable, without tracking keys, encrypted where that is usual."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

from rescatalog.core import urls
from rescatalog.core.catalog import Catalog
from rescatalog.core.problem import Problem

TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "twclid", "ref_src", "si"}
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
                yield Problem(
                    code="CAT303",
                    place=place,
                    message="plain http; try the address with https and take that if it works",
                    severity="hint",
                )
            clean = without_tracking(link.url)
            if clean != link.url:
                message = "the address carries a tracking key; leave it out"
                yield Problem(code="CAT304", place=place, message=message, fix=clean, severity="warning")


def without_tracking(url: str) -> str:
    """Return `url` without the keys that only follow readers around; all else stays as it was written."""
    parts = urlsplit(url)
    kept = [
        pair
        for pair in parts.query.split("&")
        if not (pair.partition("=")[0].lower() in TRACKING or pair.lower().startswith("utm_"))
    ]
    query = "&".join(kept)
    return url if query == parts.query else urlunsplit(parts._replace(query=query))
