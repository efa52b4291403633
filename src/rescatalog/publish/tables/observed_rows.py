"""What was observed of resources, as rows of `catalog.db`, beside what the catalog says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rescatalog.core import urls
from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.differing.comparing import compared_of, offered_by
from rescatalog.core.differing.difference import spelled
from rescatalog.core.differing.display import shown_of
from rescatalog.core.facts.fact import Field, Value
from rescatalog.core.judging.page import one_line
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.memory.observed import Known, together
from rescatalog.publish.tables.rows import UNLISTED, Row, spell

# Texts and pictures of others, which are theirs to publish.
_THEIRS = frozenset({Field.DESCRIPTION, Field.IMAGE})


def observed_rows(catalog: Catalog, known: Mapping[str, Known], statuses: Mapping[str, LinkStatus]) -> Iterator[Row]:
    """Yield what was observed of every listed resource, link by link, in the order of ids.

    Args:
        catalog: what is published.
        known: what was observed at each canonical address.
        statuses: what is known of each link, by canonical address.
    """
    final_urls = {key: status.final_url for key, status in statuses.items() if status.final_url}
    for name in sorted(catalog.entries):
        if catalog.entries[name].status.state not in UNLISTED:
            yield from _of_entry(catalog.entries[name], catalog, known, final_urls)


def _of_entry(
    entry: Entry, catalog: Catalog, known: Mapping[str, Known], final_urls: Mapping[str, str]
) -> Iterator[Row]:
    offers = offered_by(entry, catalog)
    found = compared_of(entry, known, final_urls=final_urls, offered_by=offers)
    compared = {(one.voice.index, one.field): one for one in found}
    shown = {(one.index, field) for field, one in shown_of(entry, known, offered_by=offers).items() if one.observed}
    for index, link in enumerate(entry.links):
        for field, seen in together(known.get(urls.canonical(link.url) or "", {})).items():
            value, one = _told(seen.fact.value), compared.get((index, field))
            if field in _THEIRS or value is None:
                continue
            yield {
                "resource_id": entry.id,
                "link": index,
                "field": str(field),
                "value": value,
                "source": seen.fact.source,
                "origin": seen.origin,
                "confidence": str(seen.fact.confidence),
                "since": spell(seen.since),
                "curated": None if one is None or one.curated is None else _told(one.curated),
                "sense": None if one is None else str(one.sense),
                "accepted": one.accepted or None if one is not None else None,
                "shown": int((index, field) in shown),
            }


def _told(value: Value) -> str | None:
    """Return a value in one capped line without invisible characters; None when nothing is left."""
    return one_line(spelled(value))
