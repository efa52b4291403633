"""Files of the history: what is whole is read whole; what is damaged is named with its line and survived."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.store.months import files_of, text_of_month
from rescatalog.store.reading import Month, read_month
from rescatalog.store.schema import VERSION
from tests.property.histories import histories
from tests.store.damaging import Act, changed
from tests.store.recorded import WHOLE, month_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a whole file of six lines: beginning, run, two checks, answer of an archive, end."""
    return month_file(tmp_path, WHOLE)


def test_a_whole_file_is_read_whole(file: Path) -> None:
    assert read_month(file) == Month(path=file, ledger=WHOLE)


def test_the_lines_are_what_the_docs_say(file: Path) -> None:
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    assert [line["kind"] for line in lines] == ["state", "run", "check", "check", "archive", "end"]
    assert lines[0] == {"kind": "state", "schema_version": VERSION}
    assert lines[-1]["lines"] == 5
    assert [list(line) for line in lines] == [sorted(line) for line in lines]


def test_a_file_has_only_ascii_and_one_line_per_record_whatever_pages_say(file: Path) -> None:
    content = file.read_bytes()
    assert content.isascii()
    assert len(content.decode().splitlines()) == 6


@settings(max_examples=30, deadline=None)
@given(histories())
def test_what_was_written_is_read_back_unchanged(tmp_path_factory: pytest.TempPathFactory, whole: Any) -> None:  # noqa: ANN401
    path = tmp_path_factory.mktemp("month") / "2026-11.ndjson"
    path.write_bytes(text_of_month(whole))
    assert read_month(path) == Month(path=path, ledger=whole)


@settings(max_examples=30, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_the_same_content_gives_the_same_bytes_in_whatever_order_it_came(whole: Any, chance: Any) -> None:  # noqa: ANN401
    def shuffled(known: Any) -> dict[Any, Any]:  # noqa: ANN401
        items = list(known.items())
        chance.shuffle(items)
        return dict(items)

    other = type(whole)(runs=shuffled(whole.runs), checks=shuffled(whole.checks), archived=shuffled(whole.archived))
    assert text_of_month(other) == text_of_month(whole)


@pytest.mark.parametrize(
    "act",
    [
        lambda lines: [line.replace(b"\n", b"\r\n") for line in lines],
        lambda lines: [*lines[:3], b"\n", *lines[3:], b" \n"],
        lambda lines: [*lines[:-1], lines[-1].rstrip()],
    ],
    ids=["ends of Windows", "blank lines", "no end of line at the end"],
)
def test_what_editors_do_to_ends_of_lines_is_no_damage(file: Path, act: Act) -> None:
    assert changed(file, act) == Month(path=file, ledger=WHOLE)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.binary(max_size=30) | st.sampled_from(text_of_month(WHOLE).splitlines()), max_size=12))
def test_no_content_makes_reading_fail_and_nothing_is_read_that_was_not_written(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("month") / "2026-11.ndjson"
    path.write_bytes(b"\n".join(lines))
    month = read_month(path)
    assert month.ledger.runs.items() <= WHOLE.runs.items()
    assert all(check == WHOLE.checks[name] for name, check in month.ledger.checks.items())
    assert month.damages or month.ledger == WHOLE or lines[:1] == lines[-2:-1]


def test_a_folder_stands_for_its_months_by_name(tmp_path: Path) -> None:
    for name in ("2026-11.ndjson", "2026-02.ndjson", "2026-11.ndjson.damaged-00c0ffee", ".2026-11.ndjson", "x.txt"):
        (tmp_path / name).touch()
    months = [tmp_path / "2026-02.ndjson", tmp_path / "2026-11.ndjson"]
    assert files_of([tmp_path]) == tuple(months)
    assert files_of([months[1], tmp_path]) == (months[1], months[0])
    assert files_of([tmp_path / "x.txt"]) == (tmp_path / "x.txt",)
