"""One scalar in YAML: the same to every reader, and days without quotes."""

from __future__ import annotations

import io
from datetime import date
from typing import get_args

import yaml
from hypothesis import given, settings
from pydantic import BaseModel
from ruamel.yaml import YAML

from rescatalog.core.catalog.curriculum import CatalogCard, LearningPath
from rescatalog.core.catalog.entry import AnyEntry
from rescatalog.core.catalog.guide import Guide
from rescatalog.core.catalog.scalars import YearOrDate
from rescatalog.files.canonical import DAYS
from rescatalog.files.quoting import quoted, written
from rescatalog.files.read_yaml import read_yaml
from rescatalog.files.shelves import LISTS
from tests.files.nasty import TEXTS


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_the_same_text_to_every_reader(text: str) -> None:
    for line in (f"- {written(text)}\n", f"- {quoted(text)}\n", f"[{written(text, inside=True)}]\n"):
        read = read_yaml(line.encode(), "a.yaml")
        assert (read.data, read.problems) == ([text], ())
        assert yaml.load(line, yaml.SafeLoader) == [text]
        assert YAML(typ="safe", pure=True).load(io.StringIO(line)) == [text]


def _days(model: type[BaseModel]) -> set[str]:
    found = set()
    for name, info in model.model_fields.items():
        parts = [info.annotation, *_parts(info.annotation)]
        if date in parts or YearOrDate in parts:
            found.add(name)
        found.update(*(_days(part) for part in _models(parts)))
    return found


def _models(parts: list[object]) -> list[type[BaseModel]]:
    return [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]


def _parts(annotation: object) -> list[object]:
    return [inner for part in get_args(annotation) for inner in (part, *_parts(part))]


def test_days_are_the_fields_that_the_schema_takes_for_days() -> None:
    models: list[type[BaseModel]] = [*_models(_parts(AnyEntry)), CatalogCard, LearningPath, Guide]
    assert set().union(*map(_days, models)) == DAYS
    assert not any({"added", "published"} & set(fields) for file in LISTS for fields in file.fields.values())
