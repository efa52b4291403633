"""What resources say of themselves stands beside the checks that saw it, and counts where they count."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rescatalog.core.memory.observed import Change
from rescatalog.core.memory.run import Run
from rescatalog.store.reading import read_month
from rescatalog.store.state import open_for_reading
from rescatalog.store.telling import told_of
from tests.store.damaging import changed, with_fields
from tests.store.recorded import BARE, FACTS, FULL, NOW, RUN, WHOLE, ledger, month_file, remember


def _changes(path: Path) -> list[Change]:
    with open_for_reading(path) as state:
        assert state is not None
        return list(state.changes())


def test_changes_come_back_as_they_were_told_with_run_address_and_time(tmp_path: Path) -> None:
    remember(tmp_path / "state.db", WHOLE)
    changes = _changes(tmp_path / "state.db")
    assert [(one.origin, one.field, one.fact) for one in changes] == [
        (one.origin, one.field, one.fact) for one in FACTS
    ]
    assert {(one.run_id, one.key, one.seen_at) for one in changes} == {(FULL.run_id, FULL.key, FULL.checked_at)}


def test_changes_come_oldest_first_whatever_the_order_of_the_runs(tmp_path: Path) -> None:
    later = replace(RUN, id="a-later-run", started_at=NOW + timedelta(days=2))
    seen = replace(FULL, run_id=later.id, checked_at=NOW + timedelta(days=2))
    remember(tmp_path / "state.db", ledger([later], [seen]), WHOLE)
    assert [one.run_id for one in _changes(tmp_path / "state.db")] == ["run-1"] * 4 + ["a-later-run"] * 4


@pytest.mark.parametrize(
    "run",
    [
        replace(RUN, void="landslide", void_message="x"),
        replace(RUN, facts_void="few-successes"),
        replace(RUN, finished_at=None),
    ],
)
def test_changes_of_a_run_that_does_not_count_are_kept_and_count_for_nothing(tmp_path: Path, run: Run) -> None:
    remember(tmp_path / "state.db", ledger([run], [FULL, BARE]))
    assert _changes(tmp_path / "state.db") == []
    with open_for_reading(tmp_path / "state.db") as state:
        assert state is not None
        assert {check.key: check.facts for check in state.checks(run_id=run.id)} == {FULL.key: FACTS, BARE.key: ()}
        assert state.runs() == [run]


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"origin": "page"},
        {"origin": "page", "field": "shoe-size", "value": 9, "source": "h1", "confidence": "low"},
        {"origin": 1, "field": "title", "value": "x", "source": "h1", "confidence": "low"},
        {"origin": "page", "field": "title", "value": {"a": 1}, "source": "h1", "confidence": "low"},
        {"origin": "page", "field": "title", "value": ["a", 1], "source": "h1", "confidence": "low"},
        {"origin": "page", "field": "title", "value": "x", "source": "h1", "confidence": "sure"},
        {"origin": "page", "field": "title", "value": "x", "source": "h1", "confidence": "low", "others": [1]},
    ],
)
def test_a_line_with_a_fact_that_is_none_is_told_and_left_out(tmp_path: Path, record: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        told_of(record)
    file = month_file(tmp_path, WHOLE)
    month = changed(file, lambda lines: [*lines[:2], with_fields(lines[2], facts=[record]), *lines[3:]])
    assert "a fact has an origin" in month.damages[0].message
    assert len(month.ledger.checks) == 1


def test_a_file_of_version_2_which_knew_no_facts_is_read_whole(tmp_path: Path) -> None:
    file = month_file(tmp_path, ledger([RUN], [BARE]))
    text = file.read_bytes().replace(b'"facts":[],', b"").replace(b'"facts_void":null,', b"")
    file.write_bytes(text.replace(b'"schema_version":3', b'"schema_version":2'))
    assert read_month(file).ledger == ledger([RUN], [BARE])
