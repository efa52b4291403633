"""What a plain scalar is: typed, text, or refused because readers of YAML disagree; both loaders say the same."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.files.read_yaml import Read, read_yaml
from rescatalog.files.scalars import Scalar, is_ambiguous, value_of

Reading = Callable[[str], Read]


@pytest.fixture(params=[yaml.CSafeLoader, yaml.SafeLoader], ids=["c", "python"])
def read(request: pytest.FixtureRequest) -> Reading:
    """Return a function that reads a text by one of the loaders."""
    return lambda text: read_yaml(text.encode(), "a.yaml", loader=request.param)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None), ("~", None), ("null", None), ("true", True), ("false", False),
        ("0", 0), ("-0", 0), ("+7", 7), ("-12", -12), ("2018", 2018), ("999999999999999999", 10**18 - 1),
        ("0.5", 0.5), ("-3.25", -3.25), ("+1.0", 1.0), ("10.10", 10.1),
    ],
)  # fmt: skip
def test_a_plain_scalar_is_typed_by_the_core_schema_of_yaml_1_2(read: Reading, written: str, value: Scalar) -> None:
    found = read(f"a: {written}\n")
    assert found.problems == ()
    assert found.data == {"a": value}
    assert type(found.data["a"]) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        "2018-08-01", "2018-08-01T12:00:00Z", "1.2.3", "1 000", "yes please", "nothing", "truely", "3rd", "1/2", "v1.0",
        "10.1000/182", "2303.12345v1", "C#", "-a", "--", "a:b", "12:99", "$1", "é", "0.a", "x=y", "1,5", "0 1",
    ],
)  # fmt: skip
def test_everything_else_is_text(read: Reading, written: str) -> None:
    found = read(f"a: {written}\n")
    assert (found.data, found.problems) == ({"a": written}, ())


@pytest.mark.parametrize(
    "written",
    [
        "y", "Y", "yes", "Yes", "YES", "n", "no", "No", "on", "On", "off", "OFF", "True", "TRUE", "False",
        "Null", "NULL",
        "007", "-01", "0_1", "0x1F", "0o17", "0b101", "1_000", "1_000.5", "12:30", "1:2:3", "190:20:30.15",
        ".5", "5.", "1e3", "1E+3", "1.5e-3", ".inf", "-.INF", ".nan", ".NaN", "=", "<<", "1000000000000000000",
    ],
)  # fmt: skip
def test_what_readers_of_yaml_disagree_about_is_refused_with_quotes_as_the_fix(read: Reading, written: str) -> None:
    found = read(f"a: {written}\n")
    (problem,) = found.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("CAT015", 1, 4)
    assert problem.fix == f'"{written}"'
    assert read(f"a: {problem.fix}\n").problems == ()


@pytest.mark.parametrize("written", ["yes", "no", "null", "2018", "0x1F", "~", "12:30", "true", ""])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quotes_make_text_of_anything(read: Reading, written: str, quote: str) -> None:
    found = read(f"a: {quote}{written}{quote}\n")
    assert (found.data, found.problems) == ({"a": written}, ())


@pytest.mark.parametrize("block", ["|", ">", "|-", ">-"])
def test_a_block_is_text(read: Reading, block: str) -> None:
    found = read(f"a: {block}\n  yes\n")
    assert found.data["a"].strip() == "yes"
    assert found.problems == ()


@pytest.mark.parametrize("key", ["yes", "2018", "null", "12:30", "=", "~"])
def test_a_key_is_always_text(read: Reading, key: str) -> None:
    found = read(f"{key}: x\n")
    assert (found.data, found.problems) == ({key: "x"}, ())


@settings(max_examples=250, deadline=None)
@given(st.text("0123456789+-._eExXobB:~=<nulytrfasoINFy ", max_size=24))
def test_what_is_not_refused_means_the_same_to_a_reader_of_yaml_1_1(written: str) -> None:
    # Underscores after the point have a test of their own below.
    if is_ambiguous(written) or written != written.strip() or "_" in written.partition(".")[2]:
        return
    try:
        theirs = yaml.safe_load(f"[{written}]" if written else "[~]")[0]
    except (yaml.YAMLError, ValueError):
        return
    ours = value_of(written)
    if isinstance(theirs, str | int | float | bool | None) and not (isinstance(theirs, float) and math.isnan(theirs)):
        assert (type(ours), ours) == (type(theirs), theirs)


@pytest.mark.parametrize("digits", [19, 4_300, 60_000])
def test_a_number_of_absurd_length_is_never_turned_into_one(read: Reading, digits: int) -> None:
    found = read(f"a: {'9' * digits}\nb: 0.{'9' * digits}\n")
    assert {type(value) for value in (found.data or {}).values()} <= {str}
    assert all(len(problem.message) < 200 for problem in found.problems)


def test_the_fix_of_a_number_is_the_whole_number_or_nothing(read: Reading) -> None:
    fixes = [read(f"a: {'9' * digits}\n").problems[0].fix for digits in (19, 60, 61, 70)]
    assert fixes == [f'"{"9" * 19}"', f'"{"9" * 60}"', None, None]


@pytest.mark.parametrize("written", ["1234567890.12345678", "-0.1234567890123456789"])
def test_a_long_decimal_is_refused_as_a_long_integer_is(written: str) -> None:
    assert is_ambiguous(written)


@pytest.mark.parametrize("written", ["0._", "0.5_0", "1.5_0e+3"])
def test_underscores_after_the_point_are_refused_as_those_before_it_are(written: str) -> None:
    assert isinstance(yaml.safe_load(written), float)
    assert is_ambiguous(written)
