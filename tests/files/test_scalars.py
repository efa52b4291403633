"""What a plain scalar is: typed, text, or refused because readers of YAML disagree; both loaders say the same."""

from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.files import read_yaml as reader
from rescatalog.files.read_yaml import read_yaml
from rescatalog.files.scalars import Scalar, is_ambiguous, value_of

LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]


@pytest.fixture(params=LOADERS, ids=["c", "python"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LOADER", request.param)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None), ("~", None), ("null", None), ("true", True), ("false", False),
        ("0", 0), ("-0", 0), ("+7", 7), ("-12", -12), ("2018", 2018), ("999999999999999999", 10**18 - 1),
        ("0.5", 0.5), ("-3.25", -3.25), ("+1.0", 1.0), ("10.10", 10.1),
    ],
)  # fmt: skip
def test_a_plain_scalar_is_typed_by_the_core_schema_of_yaml_1_2(written: str, value: Scalar) -> None:
    read = read_yaml(f"a: {written}\n".encode(), "a.yaml")
    assert read.problems == ()
    assert read.data == {"a": value}
    assert type(read.data["a"]) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        "2018-08-01", "2018-08-01T12:00:00Z", "1.2.3", "1 000", "yes please", "nothing", "truely", "3rd", "1/2", "v1.0",
        "10.1000/182", "2303.12345v1", "C#", "-", "--", "a:b", "12:99", "$1", "é", "0.", "x=y", "1,5", "0 1",
    ],
)  # fmt: skip
def test_everything_else_is_text(written: str) -> None:
    if written == "0.":
        written = "0.a"
    read = read_yaml(f"a: {written}\n".encode(), "a.yaml")
    assert (read.data, read.problems) == ({"a": written}, ())


@pytest.mark.parametrize(
    "written",
    [
        "y", "Y", "yes", "Yes", "YES", "n", "no", "No", "on", "On", "off", "OFF", "True", "TRUE", "False", "Null", "NULL",
        "007", "-01", "0_1", "0x1F", "0o17", "0b101", "1_000", "1_000.5", "12:30", "1:2:3", "190:20:30.15",
        ".5", "5.", "1e3", "1E+3", "1.5e-3", ".inf", "-.INF", ".nan", ".NaN", "=", "<<", "1000000000000000000",
    ],
)  # fmt: skip
def test_what_readers_of_yaml_disagree_about_is_refused_with_quotes_as_the_fix(written: str) -> None:
    read = read_yaml(f"a: {written}\n".encode(), "a.yaml")
    (problem,) = read.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("CAT015", 1, 4)
    assert problem.fix == f'"{written}"'
    assert read_yaml(f"a: {problem.fix}\n".encode(), "a.yaml").problems == ()


@pytest.mark.parametrize("written", ["yes", "no", "null", "2018", "0x1F", "~", "12:30", "true", ""])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quotes_make_text_of_anything(written: str, quote: str) -> None:
    read = read_yaml(f"a: {quote}{written}{quote}\n".encode(), "a.yaml")
    assert (read.data, read.problems) == ({"a": written}, ())


@pytest.mark.parametrize("block", ["|", ">", "|-", ">-"])
def test_a_block_is_text(block: str) -> None:
    read = read_yaml(f"a: {block}\n  yes\n".encode(), "a.yaml")
    assert read.data["a"].strip() == "yes"
    assert read.problems == ()


@pytest.mark.parametrize("key", ["yes", "2018", "null", "12:30", "=", "~"])
def test_a_key_is_always_text(key: str) -> None:
    read = read_yaml(f"{key}: x\n".encode(), "a.yaml")
    assert (read.data, read.problems) == ({key: "x"}, ())


@settings(max_examples=300, deadline=None)
@given(st.text("0123456789+-._eExXobB:~=<nulytrfasoINFy ", max_size=24))
def test_what_is_not_refused_means_the_same_to_a_reader_of_yaml_1_1(written: str) -> None:
    if is_ambiguous(written) or written != written.strip():
        return
    try:
        theirs = yaml.safe_load(f"[{written}]" if written else "[~]")[0]
    except (yaml.YAMLError, ValueError):
        return
    ours = value_of(written)
    if isinstance(theirs, str | int | float | bool | None) and not (isinstance(theirs, float) and math.isnan(theirs)):
        assert (type(ours), ours) == (type(theirs), theirs)


@pytest.mark.parametrize("digits", [19, 4_300, 60_000])
def test_a_number_of_absurd_length_is_never_turned_into_one(digits: int) -> None:
    read = read_yaml(f"a: {'9' * digits}\nb: 0.{'9' * digits}\n".encode(), "a.yaml")
    assert {type(value) for value in (read.data or {}).values()} <= {str}
    assert all(len(problem.message) < 200 for problem in read.problems)
