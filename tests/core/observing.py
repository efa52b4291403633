"""Facts that were observed of a small catalog, with everything unimportant filled in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.curriculum import CARD
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.vocab import Provider
from rescatalog.core.differing.comparing import differences_of
from rescatalog.core.differing.difference import Difference
from rescatalog.core.facts.fact import PAGE, Confidence, Fact, Field, Value
from rescatalog.core.memory.observed import Change, Known, fold_facts

SEEN_AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HOME = "https://a.lan/"
_PROVIDER: TypeAdapter[Provider] = TypeAdapter(Provider)


def change(  # noqa: PLR0913 - each of a fact's words matters to some test
    field: Field,
    value: Value,
    *,
    key: str = HOME,
    origin: str = PAGE,
    source: str = "json-ld",
    confidence: Confidence = Confidence.HIGH,
    seen_at: datetime = SEEN_AT,
) -> Change:
    fact = Fact(field=field, value=value, source=source, confidence=confidence)
    return Change(run_id="run-1", key=key, origin=origin, field=field, fact=fact, seen_at=seen_at)


def known(*changes: Change) -> dict[str, Known]:
    return fold_facts(changes)


def catalog_of(*entries: Entry, **providers: str) -> Catalog:
    """Return a catalog of entries; providers are labels by id."""
    named = {
        name: _PROVIDER.validate_python({"id": name, "label": label, "sort": "site"})
        for name, label in providers.items()
    }
    card = CARD.validate_python({"name": "Small catalog", "schema_version": 1})
    return Catalog(card=card, entries={one.id: one for one in entries}, providers=named)


def differing(entry: Entry, *changes: Change, **providers: str) -> tuple[Difference, ...]:
    return differences_of(catalog_of(entry, **providers), known(*changes))


def told(found: tuple[Difference, ...]) -> list[tuple[Any, ...]]:
    """Return of each difference its field, sense and what the entry says."""
    return [(str(one.field), str(one.sense), one.curated) for one in found]
