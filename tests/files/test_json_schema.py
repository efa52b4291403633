"""JSON Schemas for editors: what they say of a mistake, and what they show while one types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rescatalog.core.words import Access, Kind, Level, LinkRole
from rescatalog.files.json_schema import DIALECT, SUFFIX, schemas
from rescatalog.files.load import load
from rescatalog.files.shelves import LISTS
from rescatalog.files.terms import NOTES, terms_of
from tests.core.entries import written
from tests.files.sandbox import sandbox_in

REPOSITORY = Path(__file__).parents[2]
NAMES = [*(f"{name}{SUFFIX}" for name in ("entry", "path", "guide", "catalog", *(file.stem for file in LISTS)))]
TERMS = {
    "topics": {"vectors": "Things with a length and a direction.", "matrices": "Tables of numbers."},
    "guides": {"a-guide": "How to begin"},
}


@cache
def _schemas(*, words: bool) -> dict[str, Any]:
    """Return the schemas of a catalog with vocabularies, or of one without."""
    return {name: json.loads(text) for name, text in schemas(TERMS if words else {}).items()}


def _errors(entry: Any, *, words: bool = False) -> list[tuple[str, str]]:  # noqa: ANN401
    """Return the places of errors in an entry, with the keyword that finds each."""
    validator = Draft202012Validator(_schemas(words=words)[f"entry{SUFFIX}"])
    return [(error.json_path, str(error.validator)) for error in validator.iter_errors(entry)]


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON of any shape
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _nodes(inner)


@pytest.mark.parametrize("words", [False, True])
def test_there_is_a_valid_schema_for_every_sort_of_file(*, words: bool) -> None:
    made = _schemas(words=words)
    assert [*made] == NAMES
    for schema in made.values():
        assert schema["$schema"] == DIALECT
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).is_valid({})
        assert schema["title"]


def test_the_same_words_give_the_same_bytes_with_a_line_end_last() -> None:
    assert schemas(TERMS) == schemas(json.loads(json.dumps(TERMS)))
    assert all(text.endswith("}\n") and "\r" not in text for text in schemas(TERMS).values())


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_title_and_words(name: str) -> None:
    fields = [
        (field, schema)
        for node in _nodes(_schemas(words=True)[name])
        if node.get("additionalProperties") is False
        for field, schema in node["properties"].items()
    ]
    assert fields
    assert [field for field, schema in fields if not (schema.get("title") and schema.get("description"))] == []


@pytest.mark.parametrize("kind", ["boook", "", 1, None, ["book"], {}])
def test_a_wrong_kind_is_one_error_at_the_kind(kind: object) -> None:
    assert _errors(written() | {"kind": kind}) == [("$.kind", "enum")]


def test_a_kind_that_is_missing_is_one_error() -> None:
    assert _errors(written(kind=None)) == [("$", "required")]


@pytest.mark.parametrize("kind", Kind)
def test_the_right_kind_is_asked_for_its_own_fields(kind: str) -> None:
    assert _errors(written(kind=kind)) == []
    errors = _errors(written(kind=kind) | {"genre": "essay"})
    assert errors == ([] if kind == Kind.ARTICLE else [("$", "additionalProperties")])


def test_topics_come_with_their_notes_and_no_other_will_do() -> None:
    assert _errors(written(topics=["vectors"]), words=True) == []
    assert _errors(written(topics=["vectors", "vector"]), words=True) == [("$.topics[1]", "oneOf")]
    # Where the catalog has no such vocabulary, any id will do.
    assert _errors(written(topics=["vectors"], roles=["whoever"], provider="whoever"), words=True) == []
    assert _errors(written(roles=["Who Ever"]), words=True) == [("$.roles[0]", "pattern")]
    shown = _schemas(words=True)[f"entry{SUFFIX}"]["$defs"]["topics"]["oneOf"]
    assert shown == [{"const": name, "description": note} for name, note in TERMS["topics"].items()]


def test_an_id_of_its_own_is_never_chosen_from_a_list() -> None:
    made = _schemas(words=True)[f"topics{SUFFIX}"]
    topic = {"id": "tensors", "label": "Tensors", "under": "vectors"}
    assert Draft202012Validator(made).is_valid([topic])
    assert not Draft202012Validator(made).is_valid([topic | {"under": "tensors"}])


@pytest.mark.parametrize("words", [Access, Level, LinkRole])
def test_every_word_of_a_closed_list_has_a_note(words: type[Access | Level | LinkRole]) -> None:
    shown = _schemas(words=False)[f"entry{SUFFIX}"]["$defs"][words.__name__]["oneOf"]
    assert shown == [{"const": str(word), "description": NOTES[words][word]} for word in words]
    assert all(one["description"].endswith(".") for one in shown)


def test_nothing_is_offered_as_a_default_that_says_nothing() -> None:
    defaults = [
        node["default"] for schema in _schemas(words=False).values() for node in _nodes(schema) if "default" in node
    ]
    assert "active" in defaults
    assert [default for default in defaults if default in (None, [], {}) or isinstance(default, dict)] == []


def test_words_are_those_of_the_catalog(tmp_path: Path) -> None:
    sandbox = sandbox_in(tmp_path)
    sandbox.write("vocab/topics.yaml", "- id: algebra\n  label: Algebra\n  note: Sums with letters.\n")
    terms = terms_of(sandbox.load())
    assert terms["topics"] == {"algebra": "Sums with letters."}
    assert terms["roles"] == {"engineer": "Engineer"}
    assert terms["guides"] == {"a-guide": "How to begin"}


def test_editors_are_told_which_schema_is_for_which_file() -> None:
    wired = json.loads((REPOSITORY / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert sorted(wired) == sorted(f"./catalog/schema/{name}" for name in NAMES)
    catalog, _ = load(REPOSITORY / "catalog", shown_from=REPOSITORY)
    of_file = {document.file: what for (what, _), document in catalog.documents.items()}
    sorts = {"resource": "entry", "path": "path", "guide": "guide", "card": "catalog"}
    sorts |= {file.what: file.stem for file in LISTS}
    for file, what in of_file.items():
        schema = [name for name, glob in wired.items() if Path(file).match(glob)]
        assert schema == [f"./catalog/schema/{sorts[what]}{SUFFIX}"]
