"""`rescatalog explain`: the page of a code."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from rescatalog.cli.explain import explain
from rescatalog.core.explain.page import HERE
from rescatalog.core.explain.registry import PAGES


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
    assert [line.split()[0] for line in lines] == list(PAGES)


@pytest.mark.parametrize(("code", "hint"), [("CAT0015", "CAT001"), ("nonsense", "lists all codes")])
def test_an_unknown_code_is_a_misuse_with_a_hint(code: str, hint: str) -> None:
    ran = CliRunner().invoke(explain, [code])
    assert ran.exit_code == 2
    assert hint in ran.output
