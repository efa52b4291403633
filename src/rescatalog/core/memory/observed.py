"""Observed facts as they are remembered: one row per change, folded into what is known now and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from rescatalog.core.facts.fact import PAGE, Fact, Field, Told, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row: a fact that is new, or that another one took the place of, or that is no longer said.

    Attributes:
        run_id: the run in which it was seen.
        key: canonical address.
        origin: `page`, or the provider whose API said it.
        field: about what.
        fact: what is said now, or None when nothing is said any more.
        seen_at: aware UTC time.
    """

    run_id: str
    key: str
    origin: str
    field: Field
    fact: Fact | None
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A fact with its history.

    Attributes:
        fact: what is said now.
        origin: `page`, or the provider whose API said it.
        since: when this value was first seen.
        before: the value before that, or None.
    """

    fact: Fact
    origin: str
    since: datetime
    before: Value | None = None


# What is known of one address, by origin and field.
Known = Mapping[str, Mapping[Field, Seen]]


def fold_facts(changes: Iterable[Change]) -> dict[str, Known]:
    """Return what is known of each address, by its key.

    Args:
        changes: of all runs that count, oldest first.
    """
    known: dict[str, dict[str, dict[Field, Seen]]] = {}
    for change in changes:
        fields = known.setdefault(change.key, {}).setdefault(change.origin, {})
        old = fields.pop(change.field, None)
        if change.fact is None:
            continue
        same = old is not None and old.fact.value == change.fact.value
        fields[change.field] = Seen(
            fact=change.fact,
            origin=change.origin,
            since=old.since if same and old else change.seen_at,
            before=old.before if same and old else (old.fact.value if old else None),
        )
    return dict(known)


def changed(told: Mapping[str, Iterable[Fact]], known: Known) -> tuple[Told, ...]:
    """Return how what is told now differs from what was told before; nothing when it is the same.

    Args:
        told: all that each origin says now; origins that were not heard are left out, and keep their word.
        known: what they said before.
    """
    rows = []
    for origin in sorted(told):
        now = {fact.field: fact for fact in told[origin]}
        before = {field: seen.fact for field, seen in known.get(origin, {}).items()}
        rows += [
            Told(origin=origin, field=field, fact=now.get(field))
            for field in Field
            if now.get(field) != before.get(field)
        ]
    return tuple(rows)


def together(known: Known) -> dict[Field, Seen]:
    """Return what all origins of one address say: a provider's API before the page."""
    fields: dict[Field, Seen] = {}
    for origin in sorted(known, key=lambda name: (name != PAGE, name)):
        fields |= known[origin]
    return {field: fields[field] for field in Field if field in fields}
