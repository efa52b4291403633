"""One resource, one entry: no address and no identifier belongs to two."""

from __future__ import annotations

from collections.abc import Iterator

from rescatalog.core import urls
from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.problem import Problem, Severity

# A course number names a course at one university, not one resource.
_SHARED_BY_NATURE = frozenset({"course_number"})
_CASE_COUNTS = frozenset({"youtube_video", "youtube_playlist", "youtube_channel"})


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield addresses (CAT501) and identifiers (CAT502) that two entries without a relation share."""
    yield from _addresses(catalog)
    yield from _identifiers(catalog)


def _addresses(catalog: Catalog) -> Iterator[Problem]:
    seen: dict[str, tuple[Entry, int]] = {}
    for entry in catalog.entries.values():
        for index, link in enumerate(entry.links):
            other, first = seen.setdefault(urls.folded(link.url), (entry, index))
            if other is entry or related(entry, other):
                continue
            # On some sites the fragment is the page, so that only a person can tell.
            same_page = link.url.partition("#")[2] == other.links[first].url.partition("#")[2]
            severity: Severity = "error" if same_page else "warning"
            there = catalog.documents["resource", other.id].value("links", first, "url")
            message = (
                f"this address stands in {there.file}:{there.line} already; "
                "keep one of the two, or relate the entries under `relations`"
            )
            place = catalog.documents["resource", entry.id].value("links", index, "url")
            yield Problem(code="CAT501", place=place, message=message, severity=severity)


def _identifiers(catalog: Catalog) -> Iterator[Problem]:
    seen: dict[tuple[str, str], tuple[Entry, int]] = {}
    for entry in catalog.entries.values():
        for scheme, index, value in entry.identifiers.pairs():
            if scheme in _SHARED_BY_NATURE:
                continue
            other, first = seen.setdefault((scheme, _spelled(scheme, value)), (entry, index))
            if other is entry or related(entry, other):
                continue
            there = catalog.documents["resource", other.id].value("identifiers", scheme, first)
            message = (
                f"the {scheme} `{value}` stands in {there.file}:{there.line} already; "
                "keep one of the two, or relate the entries under `relations`"
            )
            place = catalog.documents["resource", entry.id].value("identifiers", scheme, index)
            yield Problem(code="CAT502", place=place, message=message)


def _spelled(scheme: str, value: str) -> str:
    """Return an identifier as it is compared; case counts in some sorts."""
    return value if scheme in _CASE_COUNTS else value.lower()


def related(one: Entry, other: Entry) -> bool:
    """Return whether one entry names the other; a tombstone keeps the addresses its successor has."""
    return other.id in _named_by(one) or one.id in _named_by(other)


def _named_by(entry: Entry) -> set[str]:
    return {*(relation.target for relation in entry.relations), *entry.status.replaced_by}
