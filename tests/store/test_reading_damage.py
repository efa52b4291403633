"""Damage in files of the history: it is named with its line, and every line that can be read is kept."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rescatalog.store import reading
from rescatalog.store.reading import read_month
from rescatalog.store.schema import VERSION
from tests.store.damaging import Act, changed, told, with_fields
from tests.store.recorded import ANSWER, BARE, FULL, RUN, WHOLE, ledger, month_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a whole file of six lines: beginning, run, two checks, answer of an archive, end."""
    return month_file(tmp_path, WHOLE)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{oops", "this line is not JSON"),
        (b"\xff\xfe", "this line is not UTF-8"),
        (b"[" * 200_000, "this line is not JSON"),
        (b'{"kind": "check", "elapsed_s": NaN}', "this line is not JSON"),
        (b'{"kind": "check", "evidence": [1e999]}', "this line is not JSON"),
        (b'{"kind": "check", "attempts": ' + b"9" * 5_000 + b"}", "this line is not JSON"),
        (b"\x00" * 100, "this line is not JSON"),
        (
            b'{"kind": "check", "evidence": ' + b"[" * 700 + b"]" * 700 + b"}",
            "this line is nested deeper than 100 levels",
        ),
        (b"17", "this line has no `kind`"),
        (b'{"kind": "song"}', "this line has no `kind` that is known here; the kinds are state, run, check"),
        (b'{"kind": ["run"]}', "this line has no `kind`"),
        (b'{"kind": "run"}', "`id` is missing"),
        (b'"' + b"x" * 1_000_001 + b'"', "this line is longer than 1,000,000 bytes"),
        (b'"' + b"x" * 5_000_000 + b'"', "this line is longer than 1,000,000 bytes"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_every_other_is_read(file: Path, line: bytes, said: str) -> None:
    month = changed(file, lambda lines: [*lines[:2], line + b"\n", *lines[2:]])
    assert month.ledger == WHOLE
    (message,) = told(month)
    assert message.startswith(f"3: {said}")
    assert message.endswith("; 2 lines before it were read")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"verdict": "gone"}, "`verdict`: a verdict is one of alive, moved, .*; here is `gone`"),
        ({"verdict": 7}, "`verdict`: a verdict is one of alive"),
        ({"attempts": "2"}, "`attempts`: should be a valid integer; here is `2`"),
        ({"attempts": True}, "`attempts`: should be a valid integer"),
        ({"attempts": 2**70}, "`attempts`: should be less than or equal to"),
        ({"attempts": -1}, "`attempts`: should be greater than or equal to 0"),
        ({"elapsed_s": -1.0}, "`elapsed_s`: should be greater than or equal to 0"),
        ({"checked_at": "2026-11-21"}, "`checked_at`: a time is written like 2026-11-21T02:00:00.000Z"),
        ({"checked_at": "2026-13-21T02:00:00.000Z"}, "`checked_at`: there is no such time"),
        ({"checked_at": "2026-11-21T02:00:00.000+02:00"}, "`checked_at`: a time is written like"),
        ({"checked_at": 5}, "`checked_at`: a time is written like"),
        ({"not_before": "soon"}, "`not_before`: a time is written like"),
        ({"text_hash": "XYZ"}, "`text_hash`: "),
        ({"text_hash": "00c0ffee00c0ffee\n"}, "`text_hash`: "),
        ({"final_url": "javascript:alert(1)"}, "`final_url`: an address begins with http:// or https://"),
        ({"title": "\ud800"}, "`title`: half a character stands here"),
        ({"key": ""}, "`key`: "),
        ({"hops": [{"url": "https://a.lan/"}]}, r"`hops\.0\.status` is missing"),
        ({"evidence": [1]}, r"`evidence\.0`: "),
        ({"notes": "slow"}, "`notes`: should be a valid list"),
        ({"surprise": 1}, "`surprise` is not known here"),
    ],
)
def test_a_check_with_a_field_that_makes_no_sense_is_left_out_and_the_field_named(
    file: Path, changes: dict[str, Any], said: str
) -> None:
    month = changed(file, lambda lines: [*lines[:3], with_fields(lines[3], **changes), *lines[4:]])
    assert month.ledger == ledger(checks=[FULL], answers=[ANSWER])
    (message,) = told(month)
    assert re.match(f"4: {said}", message), message
    assert len(message) < 250


def test_a_long_value_is_shown_cut_short(file: Path) -> None:
    month = changed(file, lambda lines: [*lines[:3], with_fields(lines[3], verdict="x" * 900_000), *lines[4:]])
    assert len(told(month)[0]) < 250


def test_an_address_of_a_copy_is_an_address_of_the_web(file: Path) -> None:
    month = changed(file, lambda lines: [*lines[:4], with_fields(lines[4], snapshot_url="data:text/html,x"), lines[5]])
    assert month.ledger == ledger()
    assert told(month)[0].startswith("5: `snapshot_url`: an address begins with")


def test_every_place_at_which_a_file_may_be_cut_is_told_and_what_comes_before_is_kept(file: Path) -> None:
    content = file.read_bytes()
    lines = content.splitlines(keepends=True)
    # Without its last end of line the file is still whole.
    for length in range(len(content) - 1):
        file.write_bytes(content[:length])
        month = read_month(file)
        assert len(month.damages) == 1, length
        message = month.damages[0].message
        if length == 0:
            assert message == "this file is empty"
        else:
            assert "cut off" in message, message
        whole = sum(len(b"".join(lines[: count + 1]).rstrip(b"\n")) <= length for count in range(5))
        read = len(month.ledger.runs) + len(month.ledger.checks) + len(month.ledger.archived)
        assert read == max(0, whole - 1)


@pytest.mark.parametrize(
    "act",
    [
        lambda lines: [*lines[:2], *lines[3:]],
        lambda lines: [*lines[:3], lines[2], *lines[3:]],
        lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]],
        lambda lines: [*lines[:3], with_fields(lines[3], attempts=3), *lines[4:]],
        lambda lines: [*lines[:-1], with_fields(lines[-1], lines=99)],
        lambda lines: [*lines[:-1], with_fields(lines[-1], sha256="0")],
    ],
    ids=["line lost", "line twice", "lines swapped", "line changed", "other count", "other sum"],
)
def test_a_file_that_somebody_changed_is_told_by_its_end(file: Path, act: Act) -> None:
    month = changed(file, act)
    (message,) = told(month)
    assert "lines before this end were changed, lost or added; what can be read was kept" in message
    assert month.ledger.runs == WHOLE.runs


def test_a_file_without_its_beginning_is_read_all_the_same(file: Path) -> None:
    month = changed(file, lambda lines: lines[1:])
    assert month.ledger == WHOLE
    assert told(month)[0].startswith("1: this should be the line of kind `state`")


def test_two_files_in_one_are_read_both_andtold(file: Path, tmp_path: Path) -> None:
    other = month_file(tmp_path / "other", ledger([replace(RUN, id="run-2")], []))
    month = changed(file, lambda lines: [*lines, *other.read_bytes().splitlines(keepends=True)])
    assert set(month.ledger.runs) == {"run-1", "run-2"}
    assert told(month) == ["7: the file goes on after its end; these lines are read; 6 lines before it were read"]


def test_of_two_lines_that_contradict_each_other_the_first_stays(file: Path) -> None:
    month = changed(file, lambda lines: [*lines[:4], with_fields(lines[3], attempts=9), *lines[4:]])
    assert month.ledger == WHOLE
    assert [told[:50] for told in told(month)] == ["5: an earlier line says this otherwise; the earlie"]


@pytest.mark.parametrize("whole_files", [False, True], ids=["a part", "whole files"])
@pytest.mark.parametrize("base", [b"", b"||||||| parent\n"], ids=["two ways", "three ways"])
def test_an_unfinished_merge_of_git_is_told_once_and_the_lines_of_both_sides_are_read(
    file: Path, tmp_path: Path, base: bytes, *, whole_files: bool
) -> None:
    ours, theirs = (
        month_file(tmp_path / name, ledger([RUN], [check])).read_bytes().splitlines(keepends=True)
        for name, check in (("ours", FULL), ("theirs", BARE))
    )
    common = [] if whole_files else ours[:2]
    sides = [part[len(common) :] for part in (ours, theirs)]
    lines = [*common, b"<<<<<<< HEAD\n", *sides[0], base, b"=======\n", *sides[1], b">>>>>>> state\n"]
    month = changed(file, lambda _: lines)
    assert month.ledger == ledger()
    (message,) = told(month)
    assert message.startswith(f"{len(common) + 1}: git left a merge unfinished here; the lines of both sides are read")


def test_a_file_of_a_newer_version_is_left_alone_even_if_its_beginning_has_more_fields(file: Path) -> None:
    month = changed(
        file, lambda lines: [with_fields(lines[0], schema_version=VERSION + 1, zip="zstd"), b"?\n", *lines[1:]]
    )
    assert (month.foreign, month.ledger) == (True, ledger([], []))
    assert (
        f"written by a newer rescatalog (format {VERSION + 1}, this one knows {VERSION}); nothing was read"
        in told(month)[0]
    )


def test_a_version_that_never_was_istold(file: Path) -> None:
    month = changed(file, lambda lines: [with_fields(lines[0], schema_version=1), *lines[1:]])
    assert month.ledger == WHOLE
    assert told(month)[0].startswith("1: `schema_version`: should be greater than or equal to 2")


def test_a_file_that_is_damaged_all_over_is_not_told_line_by_line(file: Path) -> None:
    month = changed(file, lambda lines: [*lines[:-1], *[b"{\n"] * 5_000, lines[-1]])
    assert month.ledger == WHOLE
    assert len(month.damages) == reading.MAX_DAMAGES + 1
    assert told(month)[-1] == f": {5_000 - reading.MAX_DAMAGES:,} more damages like these"


def test_a_file_of_absurd_size_is_not_read(file: Path) -> None:
    os.truncate(file, reading.MAX_FILE_BYTES + 1)
    month = read_month(file)
    assert (month.foreign, month.ledger) == (True, ledger([], []))
    assert "256,000,001 bytes" in told(month)[0]


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "2026-11.ndjson"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, tmp_path / "none.ndjson", tmp_path / ("x" * 300)):
        assert read_month(path).foreign
        assert len(read_month(path).damages) == 1
