"""The models as JSON Schemas for editors: one right message for a mistake, and a note beside every choice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from rescatalog.core.catalog.curriculum import CARD
from rescatalog.core.catalog.entry import ENTRY
from rescatalog.files.documented import descriptions
from rescatalog.files.shelves import FOLDERS, LISTS
from rescatalog.files.terms import NOTES, Terms, chosen_from

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SUFFIX = ".schema.json"
# Stands where ids of the catalog belong, until they are known.
_HELD = "x-held"
# What holds for every id, and no longer needs saying where all of them are listed.
_OF_ANY_ID = ("type", "minLength", "maxLength", "pattern", "patternErrorMessage")
# pydantic names the bounds of a list for a text once a function has looked at the list.
_BOUNDS_OF_LIST = {"minLength": "minItems", "maxLength": "maxItems"}


def schemas(terms: Terms) -> dict[str, str]:
    """Return the text of every schema by the name of its file.

    Args:
        terms: the words of the catalog that its files are written with.
    """
    return {f"{name}{SUFFIX}": _text(title, schema, terms) for name, title, schema in _plain()}


def _plain() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield name, title and schema of every sort of file."""
    yield "entry", "A resource of the catalog", _schema(ENTRY)
    for folder in FOLDERS:
        yield folder.what, f"A {folder.what} of the catalog", _schema(folder.model)
    yield "catalog", "The catalog's own card", _schema(CARD)
    for file in LISTS:
        item = _schema(file.model)
        defs = item.pop("$defs", {})
        yield file.stem, f"The {file.stem} of the catalog", {"type": "array", "items": item, "$defs": defs}


def _schema(model: TypeAdapter[Any]) -> dict[str, Any]:
    return model.json_schema(schema_generator=_ForEditors)


def _text(title: str, schema: dict[str, Any], terms: Terms) -> str:
    held = {name: _choice(words) for name, words in terms.items() if words}
    filled = _filled(schema, held)
    inner = filled.pop("$defs", {})
    used = {name: held[name] for name in held if f'"#/$defs/{name}"' in json.dumps([filled, inner])}
    about = {"$schema": DIALECT, "$comment": "Made by `rescatalog schema`; do not edit."}
    whole = {**about, **filled, "title": title, "$defs": inner | used}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _filled(node: Any, held: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON of any shape
    """Return a schema with the ids of the catalog in their places."""
    if isinstance(node, list):
        return [_filled(item, held) for item in node]
    if not isinstance(node, dict):
        return node
    names = _BOUNDS_OF_LIST if node.get("type") == "array" else {}
    inside = {names.get(key, key): _filled(value, held) for key, value in node.items() if key != _HELD}
    name = node.get(_HELD)
    # Without a vocabulary any id will do; `validate` says that it names nothing.
    if name not in held:
        return inside
    return {key: value for key, value in inside.items() if key not in _OF_ANY_ID} | {"$ref": f"#/$defs/{name}"}


def _marked(node: Any, held: str) -> Any:  # noqa: ANN401 - JSON of any shape
    """Return the schema of a field with a mark at the texts inside: ids of what `held` names."""
    if isinstance(node, list):
        return [_marked(item, held) for item in node]
    if not isinstance(node, dict):
        return node
    mark = {_HELD: held} if node.get("type") == "string" else {}
    return {key: _marked(value, held) for key, value in node.items()} | mark


def _choice(notes: Mapping[str, str]) -> dict[str, Any]:
    """Return a schema of one word out of a list; an editor shows the note of each while one types."""
    return {"type": "string", "oneOf": [{"const": word, "description": note} for word, note in notes.items()]}


class _ForEditors(GenerateJsonSchema):
    """Says what editors show, and leaves out what they would only repeat."""

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> dict[str, Any]:
        """Return a schema that looks at the tag first: a wrong one is the only mistake then."""
        tag = schema["discriminator"]
        assert isinstance(tag, str)
        arms = {str(value): self.generate_inner(arm) for value, arm in schema["choices"].items()}
        of_arm = [
            {"if": {"required": [tag], "properties": {tag: {"const": value}}}, "then": arm}
            for value, arm in arms.items()
        ]
        return {"type": "object", "required": [tag], "properties": {tag: {"enum": [*arms]}}, "allOf": of_arm}

    def model_schema(self, schema: core_schema.ModelSchema) -> dict[str, Any]:
        """Return the schema of a model with the words under each field, marking those that name something."""
        model: type[BaseModel] = schema["cls"]
        found = super().model_schema(schema)
        for name, words in descriptions(model).items():
            field = found["properties"][model.model_fields[name].alias or name]
            field.setdefault("title", self.get_title_from_name(name.rstrip("_")))
            field["description"] = words
        for name, held in chosen_from(model).items():
            found["properties"][name] = _marked(found["properties"][name], held)
        return found

    def enum_schema(self, schema: core_schema.EnumSchema) -> dict[str, Any]:
        """Return the schema of a closed list, with a note for each word where there is one."""
        found = super().enum_schema(schema)
        notes = NOTES.get(schema["cls"])
        if notes:
            del found["enum"]
            found |= _choice({str(word.value): notes[word] for word in schema["members"]})
        return found

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        """Return the schema of a field without a default that is nothing: editors would write it out."""
        found = super().default_schema(schema)
        default = found.get("default")
        if (not default and default is not False) or isinstance(default, dict):
            found.pop("default", None)
        return found
