"""The order of the tests: long files begin first, and none is named that is not there."""

from __future__ import annotations

import pytest

from tests.order import FIRST, TESTS, group, rank


def test_every_file_that_begins_first_is_there_and_named_once() -> None:
    assert [name for name in FIRST if not (TESTS / name).is_file()] == []
    assert len(set(FIRST)) == len(FIRST)


def test_this_session_runs_long_files_before_all_others(request: pytest.FixtureRequest) -> None:
    ranks = [rank(item.path) for item in request.session.items]
    assert ranks == sorted(ranks)


def test_tests_that_share_the_browser_are_done_by_one_process_and_others_file_by_file() -> None:
    assert group("tests/browser/test_axe.py") == group("tests/browser/test_looks.py")
    assert group("tests/test_order.py") != group("tests/test_docs.py")
