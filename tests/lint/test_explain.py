"""`rescatalog explain`: the page of a code."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from rescatalog.cli.explain import explain
from rescatalog.core.explain.page import HERE
from rescatalog.core.explain.reasons_registry import REASONS
from rescatalog.core.explain.registry import PAGES
from rescatalog.core.judging.verdict import judge
from rescatalog.core.words import Failure
from tests.core.making import answer, failed, trail


@pytest.mark.parametrize("code", PAGES)
def test_a_page_shows_what_is_wrong_why_and_how_to_mend_it(code: str) -> None:
    ran = CliRunner().invoke(explain, [code.lower()])
    page = PAGES[code]
    assert ran.exit_code == 0
    assert page.title in ran.output
    assert " ".join(page.why.split()[:4]) in ran.output
    assert HERE not in ran.output
    assert all(line.isprintable() for line in ran.output.splitlines())


def test_without_a_code_all_are_listed() -> None:
    lines = CliRunner().invoke(explain).output.splitlines()
    assert [line.split()[0] for line in lines] == [*PAGES, *REASONS]


@pytest.mark.parametrize(("code", "hint"), [("CAT0015", "CAT001"), ("nonsense", "lists all codes")])
def test_an_unknown_code_is_a_misuse_with_a_hint(code: str, hint: str) -> None:
    ran = CliRunner().invoke(explain, [code])
    assert ran.exit_code == 2
    assert hint in ran.output


@pytest.mark.parametrize("code", REASONS)
def test_a_reason_says_what_was_seen_and_what_to_do(code: str) -> None:
    ran = CliRunner().invoke(explain, [code])
    assert ran.exit_code == 0
    assert " ".join(REASONS[code].means.split()[:4]) in ran.output
    assert "What to do: " in ran.output
    assert max(map(len, ran.output.splitlines())) <= 88


def test_every_failure_and_every_status_has_a_reason_under_its_verdict() -> None:
    for failure in Failure:
        assert REASONS[failure].of == judge(trail((failed(failure),))).verdict
    for status in (*range(200, 600), 999):
        judgement = judge(trail((answer(status),)))
        assert REASONS[judgement.reason].of == judgement.verdict
