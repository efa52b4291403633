"""What is said of small pages that imitate real ones: dead, nobody's, behind a door, alive, and look-alikes."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.judging.check import Judgement
from rescatalog.core.judging.observation import Observation, Request
from rescatalog.core.judging.verdict import judge
from rescatalog.core.words import Verdict
from tests.core.making import trail

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))["case"]
ASKED = "https://academy.example/courses/algebra"
# Saved pages of courses, all of them alive, where the tester has them.
SHARED = os.environ.get("RESCATALOG_SHARED_DATA", "")
LIVING = sorted(Path(SHARED, "ocw").rglob("*.html")) if SHARED else []


def judged(body: bytes, asked: str = ASKED, landed: str = "") -> Judgement:
    """Return what is said of a page, which another address may have led to."""
    way = (
        []
        if not landed
        else [Observation(request=Request.of(asked, asked), status=302, headers=(("location", landed),))]
    )
    request = Request.of(asked, landed or asked, hop=len(way))
    end = Observation(request=request, status=200, headers=(("content-type", "text/html; charset=utf-8"),), body=body)
    return judge(trail((*way, end)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["page"])
def test_each_page_gets_the_word_that_is_right_for_it(case: Mapping[str, Any]) -> None:
    body = (HERE / "pages" / f"{case['page']}.html").read_bytes()
    said = judged(body, case.get("asked", ASKED), case.get("landed", ""))
    notes = [note for note in said.notes if note != "redirect-temporary"]
    assert (said.verdict, said.reason, notes) == (case["verdict"], case["reason"], case.get("notes", [])), said.because


def test_every_page_is_a_case_once() -> None:
    assert sorted(case["page"] for case in CASES) == sorted(path.stem for path in (HERE / "pages").glob("*.html"))


@pytest.mark.skipif(not LIVING, reason="RESCATALOG_SHARED_DATA names no folder with saved pages of courses")
def test_no_saved_page_of_a_course_is_taken_for_anything_but_alive() -> None:
    wrong = {
        str(path): said.reason for path in LIVING if (said := judged(path.read_bytes())).verdict is not Verdict.ALIVE
    }
    assert not wrong
