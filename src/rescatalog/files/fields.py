"""The known fields of each kind of mapping in a file, for did-you-mean."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pydantic import BaseModel

from rescatalog.core.catalog.entry import AnyEntry, Entry

Fields = Mapping[str, Sequence[str]]
"""The known fields of each kind of mapping, by its place without indexes; the document's own under ""."""


@cache
def fields_of(model: type[BaseModel]) -> Fields:
    """Return the fields of `model` and of all models inside it."""
    return dict(_walk(model, ""))


def entry_fields(kind: object) -> Fields:
    """Return the fields of an entry of that kind, or those all kinds have."""
    return fields_of(_MODELS.get(kind, Entry) if isinstance(kind, str) else Entry)


def _walk(model: type[BaseModel], place: str) -> Iterator[tuple[str, Sequence[str]]]:
    yield place, tuple(field.alias or name for name, field in model.model_fields.items())
    for name, field in model.model_fields.items():
        for inner in _models_in(field.annotation):
            yield from _walk(inner, f"{place}.{field.alias or name}".lstrip("."))


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _models_in(part)


_MODELS: dict[str, type[BaseModel]] = {
    str(typing.get_args(model.model_fields["kind"].annotation)[0]): model for model in _models_in(AnyEntry)
}
