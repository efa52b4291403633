"""Changes in what resources say of themselves, as JSON, and back."""

from __future__ import annotations

from typing import Any

from rescatalog.core.facts.fact import Confidence, Fact, Field, Told, Value

Record = dict[str, Any]


def told_row_of(told: Told) -> Record:
    """Return a change as plain data."""
    record: Record = {"origin": told.origin, "field": str(told.field)}
    if told.fact is not None:
        fact = told.fact
        record |= {"value": fact.value, "source": fact.source, "confidence": str(fact.confidence)}
        if fact.others:
            record["others"] = [list(other) for other in fact.others]
    return record


def told_of(record: Record) -> Told:
    """Return the change that `told_row_of` wrote.

    Raises:
        ValueError: it is none of ours.
        KeyError: a part of it is missing.
        TypeError: a part of it is of another kind.
    """
    origin, field = _text(record["origin"]), Field(record["field"])
    if "value" not in record:
        return Told(origin=origin, field=field, fact=None)
    fact = Fact(
        field=field,
        value=_value(record["value"]),
        source=_text(record["source"]),
        confidence=Confidence(record["confidence"]),
        others=tuple((_text(source), _value(value)) for source, value in record.get("others", ())),
    )
    return Told(origin=origin, field=field, fact=fact)


def _value(value: object) -> Value:
    if isinstance(value, list):
        return tuple(map(_text, value))
    if not isinstance(value, str | int | float | bool):
        raise TypeError("a value is a text, a number, a truth or a list of texts")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("this is no text")
    return value
