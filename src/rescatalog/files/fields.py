"""The known fields of each kind of mapping in a file, for did-you-mean."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from functools import cache

from pydantic import BaseModel


def fields_of(*models: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """Return the fields of `models` and of all models inside them, by their place without indexes."""
    found: dict[str, tuple[str, ...]] = {}
    for model in models:
        for place, names in _walk(model, ""):
            found[place] = tuple(dict.fromkeys((*found.get(place, ()), *names)))
    return found


def _walk(model: type[BaseModel], place: str) -> Iterator[tuple[str, Sequence[str]]]:
    yield place, _names(model)
    for name, field in model.model_fields.items():
        for inner in _models_in(field.annotation):
            yield from _walk(inner, f"{place}.{field.alias or name}".lstrip("."))


@cache
def _names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _models_in(part)
