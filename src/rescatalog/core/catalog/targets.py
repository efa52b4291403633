"""From entries to what is asked: each address once, with the places that use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rescatalog.core import urls
from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.entry_parts import Expect
from rescatalog.core.catalog.use import Use
from rescatalog.core.judging.expectation import Expected
from rescatalog.core.providers.provider import Item
from rescatalog.core.providers.registry import items_of
from rescatalog.core.words import LinkRole

# A repository or a playlist may be a part of a work; these are the work itself.
NAMES_OF_WORKS = frozenset({"isbn13", "doi", "arxiv"})
# Entries in these states are not offered any more; their links are not asked.
SILENT_STATES = frozenset({"unavailable", "withdrawn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTarget:
    """One address to ask.

    Attributes:
        key: canonical address.
        uses: the places that use it, in catalog order.
        expectations: what those places say the page should be.
        items: what its providers know it as.
    """

    key: str
    uses: tuple[Use, ...]
    expectations: tuple[Expected, ...] = ()
    items: tuple[Item, ...] = ()


def targets_of(entries: Mapping[str, Entry]) -> tuple[LinkTarget, ...]:
    """Return every address that a machine may ask, once, in catalog order.

    Links with `check: manual` are left to people.
    """
    uses: dict[str, list[Use]] = {}
    expectations: dict[str, list[Expected]] = {}
    identifiers: dict[str, list[tuple[str, str]]] = {}
    for entry in entries.values():
        if entry.status.state in SILENT_STATES:
            continue
        for link in entry.links:
            key = urls.canonical(link.url)
            if key is not None and link.check == "auto":
                uses.setdefault(key, []).append(Use(entry=entry.id, role=link.role, url=link.url))
                if link.role is LinkRole.HOMEPAGE:
                    identifiers.setdefault(key, []).extend(_identifiers(entry))
                if link.expect is not None:
                    expectations.setdefault(key, []).append(_expected(link.expect))
    return tuple(
        LinkTarget(
            key=key,
            uses=tuple(places),
            expectations=tuple(expectations.get(key, ())),
            items=items_of(key, identifiers.get(key, ())),
        )
        for key, places in uses.items()
    )


def placed(uses: Iterable[Use], catalog: Catalog) -> tuple[Use, ...]:
    """Return uses with the places where their addresses are written.

    Looking for places reads the entry's file again, so only uses that are shown should be given.

    Args:
        uses: of resources of `catalog`.
        catalog: with the documents it was read from.
    """
    return tuple(_placed(use, catalog) for use in uses)


def _placed(use: Use, catalog: Catalog) -> Use:
    document, entry = catalog.documents.get(("resource", use.entry)), catalog.entries.get(use.entry)
    if document is None or entry is None:
        return use
    for index, link in enumerate(entry.links):
        if (link.url, link.role) == (use.url, use.role):
            return replace(use, place=document.value("links", index, "url"))
    return replace(use, place=document.place())


def _identifiers(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the identifiers by which others know the entry itself, and not something that belongs to it."""
    for kind, _, text in entry.identifiers.pairs():
        if kind in NAMES_OF_WORKS:
            yield kind, text


def _expected(expect: Expect) -> Expected:
    return Expected(
        title=expect.title or "",
        not_contains=expect.not_contains,
        final_host=expect.final_host or "",
        content_type=expect.content_type or "",
    )
