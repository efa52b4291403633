"""The JSON Schemas refuse what the models refuse, and nothing else, but for rules that a schema cannot say."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from pydantic import TypeAdapter

from rescatalog.core.catalog.catalog import Document
from rescatalog.core.catalog.curriculum import CARD
from rescatalog.core.catalog.entry import ENTRY
from rescatalog.core.catalog.entry import MODELS as OF_KINDS
from rescatalog.core.catalog.problem import Problem
from rescatalog.core.explain.registry import PAGES
from rescatalog.files.conform import conform
from rescatalog.files.json_schema import SUFFIX, schemas
from rescatalog.files.load import load
from rescatalog.files.read_yaml import read_yaml
from rescatalog.files.shelves import FOLDERS, LISTS
from rescatalog.files.terms import terms_of
from tests.files.making import entry
from tests.files.sandbox import Case, case_of, sandbox_in
from tests.files.spoiling import at_the_edges, spoiled_files
from tests.files.whole_files import whole_files
from tests.lint.cases_shape import SHAPE_CASES

CATALOG = Path(__file__).parents[2] / "catalog"
MODELS: dict[str, TypeAdapter[Any]] = {
    "entry": ENTRY,
    "catalog": CARD,
    **{folder.what: folder.model for folder in FOLDERS},
    **{file.stem: TypeAdapter(list[file.shape]) for file in LISTS},  # type: ignore[name-defined]
}

# Rules that the schemas leave to `validate`, by code, and why.
LEFT_OUT = {
    "CAT110": "editors answer a choice between forms with a guess at one of them",
    "CAT111": "editors answer `contains` without saying what is missing",
    "CAT112": "uniqueness of one field over a list cannot be said",
    "CAT113": "a number cannot be compared with the length of a list",
    "CAT114": "two numbers cannot be compared",
    "CAT116": "words are not what JSON Schema counts",
    "CAT117": "editors answer a choice between fields with a guess at one of them",
    "CAT118": "editors answer a choice between fields with a guess at one of them",
    "CAT211": "check digits",
    "CAT212": "check digits",
    "CAT213": "the grammar of SPDX, and its list of licences",
    "CAT215": "whether a text is a regular expression of Python",
    "CAT301": "what a browser can open is said by the URL standard, not by a pattern",
    "CAT601": "Unicode form NFC",
    "CAT602": "the pattern has the invisible characters that one meets, Unicode has more",
    "CAT801": "editors would tell of it far from the word that demands it",
    "CAT802": "editors would tell of it far from the word that demands it",
}


_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?")


def _pattern(validator: Any, pattern: str, text: Any, schema: Any) -> Any:  # noqa: ANN401, ARG001 - as jsonschema calls it
    """Yield an error when a text does not match by the rules of ECMAScript, where `$` is the end and nothing else."""
    if isinstance(text, str) and not re.search(pattern.replace("$", r"\Z"), text):
        yield ValidationError(f"{text!r} does not match {pattern!r}")


ECMA = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def _validators(texts: dict[str, str]) -> dict[str, Any]:
    return {
        name.removesuffix(SUFFIX): ECMA(json.loads(text), format_checker=ECMA.FORMAT_CHECKER)
        for name, text in texts.items()
    }


# Without vocabularies, since the models know none either.
PLAIN = _validators(schemas({}))


def _whole(data: Any) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return data as JSON Schema sees it: 1.0 is a whole number, and the same as 1."""
    if isinstance(data, dict):
        return {key: _whole(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_whole(item) for item in data]
    return int(data) if isinstance(data, float) and data.is_integer() else data


def _problems(name: str, data: Any) -> tuple[Problem, ...]:  # noqa: ANN401 - plain data of any shape
    """Return what `validate` says of data, each mistake once."""
    tag = data.get("kind") if name == "entry" and isinstance(data, dict) else None
    tag = tag if isinstance(tag, str) and tag in OF_KINDS else None
    return conform(data, MODELS[name], Document(file="file"), fields={}, tag=tag).problems


def _lets_through(error: ValidationError) -> bool:
    """Return whether the schema is right and pydantic too kind.

    Even when it is strict, it takes a number in quotes for seconds since 1970 where a date belongs, and `true` for 1.
    """
    if error.validator in {"const", "type"} and error.instance is True:
        return list(error.path) == ["schema_version"]
    texts = [one.instance for one in (error, *(error.context or ())) if one.validator == "format"]
    return any(isinstance(text, str) and _NUMBER.fullmatch(text) for text in texts)


def _disagreement(name: str, given: Any) -> str:  # noqa: ANN401 - plain data of any shape
    """Return on what model and schema do not agree, or nothing."""
    data = _whole(given)
    problems = _problems(name, data)
    errors = [*PLAIN[name].iter_errors(data)]
    if not problems and not all(map(_lets_through, errors)):
        return f"only the schema refuses: {[(error.json_path, error.message[:300]) for error in errors]}"
    if not errors and any(problem.code not in LEFT_OUT for problem in problems):
        return f"only the model refuses: {[(problem.code, problem.message) for problem in problems]}"
    return ""


def _files(root: Path) -> list[tuple[str, Any]]:
    """Return the files of a catalog as plain data, by the name of their schema; those that can be read."""
    names = {"resources": "entry", "paths": "path", "guides": "guide"}
    found = []
    for path in sorted(root.rglob("*.yaml")):
        read = read_yaml(path.read_bytes(), path.name)
        name = names.get(path.relative_to(root).parts[0], path.stem)
        if name in MODELS and read.data is not None and not read.problems:
            found.append((name, read.data))
    return found


REAL = _files(CATALOG)
WHOLE = whole_files()
MADE = [("entry", read_yaml(entry(Random(seed), "made-up", "algebra")[1].encode(), "").data) for seed in range(40)]


def test_files_with_every_field_are_valid_to_both() -> None:
    assert len(WHOLE) > len(MODELS)
    for name, data in (*WHOLE, *MADE):
        assert (_problems(name, data), [*PLAIN[name].iter_errors(data)]) == ((), [])


def test_model_and_schema_agree_on_every_file_of_this_catalog() -> None:
    assert [told for name, data in REAL if (told := _disagreement(name, data))] == []


CASES = (*(case_of(page) for page in PAGES.values()), *SHAPE_CASES)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}-{n}" for n, case in enumerate(CASES)])
def test_model_and_schema_agree_on_the_example_of_every_code(tmp_path: Path, case: Case) -> None:
    sandbox = sandbox_in(tmp_path)
    case.prepare(sandbox)
    case.spoil(sandbox)
    assert [told for name, data in _files(tmp_path) if (told := _disagreement(name, data))] == []


def test_the_schemas_of_this_catalog_know_every_word_that_its_files_use() -> None:
    catalog, problems = load(CATALOG, shown_from=CATALOG)
    if any(problem.severity == "error" for problem in problems):
        pytest.skip("the catalog is not sound; `validate` says why")
    validators = _validators(schemas(terms_of(catalog)))
    assert [error.json_path for name, data in REAL for error in validators[name].iter_errors(data)] == []


def _with_blanks(data: Any) -> Iterator[Any]:  # noqa: ANN401 - plain data of any shape
    """Yield data with each of its texts in turn made to hold two blanks in a row."""
    if isinstance(data, str):
        yield "Two  blanks stand in this text."
    for place in data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        for changed in _with_blanks(data[place]):
            whole = copy.copy(data)
            whole[place] = changed
            yield whole


def test_model_and_schema_agree_on_two_blanks_in_any_text() -> None:
    """In what guides say only the model knew them (found by chance)."""
    told = {_disagreement(name, spoiled) for name, data in WHOLE for spoiled in _with_blanks(data)}
    assert told == {""}


SOUND = [(name, data) for name, data in (*WHOLE, *MADE, *REAL) if not _problems(name, data)]


@settings(max_examples=2000, deadline=None)
@given(spoiled_files([file for file in SOUND if file[0] == "entry"]))
def test_model_and_schema_agree_on_spoiled_entries(file: tuple[str, Any]) -> None:
    assert _disagreement(*file) == ""


# Of a spoiled regular expression Python may say that it will mean something else one day.
@pytest.mark.filterwarnings("ignore:Possible:FutureWarning")
@settings(max_examples=1000, deadline=None)
@given(spoiled_files([file for file in SOUND if file[0] != "entry"]))
def test_model_and_schema_agree_on_other_spoiled_files(file: tuple[str, Any]) -> None:
    assert _disagreement(*file) == ""


# One file for each rule that the schemas leave out: what is changed in one with every field.
BROKEN: dict[str, tuple[str, tuple[str | int, ...], Any]] = {
    "CAT110": ("entry", ("effort", "weeks"), 3),
    "CAT111": ("entry", ("links", 0, "role"), "pdf"),
    "CAT112": ("entry", ("links", 1, "url"), "https://a.example.org/"),
    "CAT113": ("path", ("steps", 0, "choose"), 3),
    "CAT114": ("entry", ("effort", "hours"), [20, 10]),
    "CAT116": ("guide", ("recommends", 0, "quote"), "word " * 25 + "word"),
    "CAT117": ("guide", ("recommends", 0, "tool"), "a-tool"),
    "CAT118": ("path", ("steps", 0, "activity"), "Read on."),
    "CAT211": ("entry", ("identifiers", "isbn13", 0), "9783031410254"),
    "CAT212": ("entry", ("creators", 0, "orcid"), "0000-0002-1825-0098"),
    "CAT213": ("entry", ("licence",), "mit"),
    "CAT215": ("providers", (0, "identifiers", 0, "pattern"), "[a-z"),
    "CAT301": ("entry", ("links", 0, "url"), "https://[::1"),
    "CAT601": ("entry", ("title",), "Cafe\u0301"),
    "CAT602": ("entry", ("title",), "Linear\ue000"),
    "CAT801": ("entry", ("status", "reason"), None),
    "CAT802": ("entry", ("status", "replaced_by"), []),
}


@pytest.mark.parametrize("code", LEFT_OUT)
def test_a_rule_that_is_left_out_is_one_that_the_schema_does_not_know(code: str) -> None:
    name, path, value = BROKEN[code]
    data = copy.deepcopy(next(data for of, data in WHOLE if of == name))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert {problem.code for problem in _problems(name, data)} == {code}
    assert [*PLAIN[name].iter_errors(data)] == []


# Of entries a book will do: it has most fields.
@pytest.mark.parametrize("name", MODELS)
def test_model_and_schema_agree_on_values_at_the_edges(name: str) -> None:
    data = next(data for of, data in WHOLE if of == name and (name != "entry" or data["kind"] == "book"))
    assert [told for one in at_the_edges(data) if (told := _disagreement(name, one))] == []


def test_to_a_schema_a_number_written_with_a_point_may_be_whole() -> None:
    data = {**dict(WHOLE)["entry"], "published": 2018.0}
    assert [problem.code for problem in _problems("entry", data)] == ["CAT105"]
    assert [*PLAIN["entry"].iter_errors(data)] == []
