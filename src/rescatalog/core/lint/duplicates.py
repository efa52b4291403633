"""One resource, one entry: no address and no identifier belongs to two."""

from __future__ import annotations

from collections.abc import Iterator

from rescatalog.core import urls
from rescatalog.core.catalog import Catalog
from rescatalog.core.entry import Entry
from rescatalog.core.problem import Problem

# A course number names a course at one university, not one resource.
_SHARED_BY_NATURE = frozenset({"course_number"})


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield addresses (CAT501) and identifiers (CAT502) that two entries share without a relation between them."""
    addresses: dict[str, Entry] = {}
    identifiers: dict[tuple[str, str], Entry] = {}
    for entry in catalog.entries.values():
        document = catalog.documents["resource", entry.id]
        for index, link in enumerate(entry.links):
            other = addresses.setdefault(_folded(link.url), entry)
            if other is not entry and not _related(entry, other):
                first = catalog.documents["resource", other.id].file
                message = f"this address stands in {first} already; keep one, or relate the two under `relations`"
                yield Problem(code="CAT501", place=document.value("links", index, "url"), message=message)
        for scheme, values in entry.identifiers.items():
            for position, value in enumerate(values):
                if scheme in _SHARED_BY_NATURE:
                    continue
                other = identifiers.setdefault((scheme, value.lower()), entry)
                if other is not entry and not _related(entry, other):
                    first = catalog.documents["resource", other.id].file
                    message = f"the {scheme} `{value}` stands in {first} already; keep one, or relate the two"
                    place = document.place("identifiers", scheme, position)
                    yield Problem(code="CAT502", place=place, message=message)


def _folded(url: str) -> str:
    """Return what two spellings of one address have in common: no scheme, no `www.`, no final slash."""
    address = (urls.canonical(url) or url).partition("://")[2]
    return address.removeprefix("www.").rstrip("/")


def _related(one: Entry, other: Entry) -> bool:
    return any(relation.target == other.id for relation in one.relations) or any(
        relation.target == one.id for relation in other.relations
    )
