"""Runs and states as people read them on a terminal."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.catalog.use import Use
from rescatalog.core.judging.check import Hop, Judgement
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.report.content import Result, RunReport, StatusReport, plain
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.report.text_run import COLOURS, render_run, render_status
from rescatalog.core.words import LinkRole, Status, Verdict
from tests.core.making import KEY, NOW

USE = Use(entry="linear-algebra", role=LinkRole.PDF, url="https://A.lan")
GAP = " " * 11
DAYS = frozenset({NOW.date(), NOW.date() - timedelta(days=1)})
RUN = RunReport(run_id="run-1", started_at=NOW, elapsed_s=3.21, tool_version="1.0", results=())
# Marks that turn the direction of text, by their property Bidi_Control.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _result(verdict: Verdict, url: str = KEY, **facts: object) -> Result:
    judgement = Judgement(verdict=verdict, reason="because", **facts)  # type: ignore[arg-type]  # fields of a judgement
    return Result(url=url, judgement=judgement, attempts=1)


def _text(*results: Result, **changes: object) -> str:
    return render_run(replace(RUN, results=results, **changes))  # type: ignore[arg-type]  # fields of a report


def test_what_needs_a_look_comes_first_and_what_is_alive_is_only_counted() -> None:
    results = [_result(verdict, f"https://{verdict}.lan/") for verdict in Verdict]
    shown = [line.split()[0] for line in _text(*results).splitlines() if "https://" in line]
    assert shown == ["missing", "suspect", "moved", "unsure", "blocked", "restricted", "refused"]
    assert "8 addresses in 3.2 s: 1 alive, 1 moved" in _text(*results)


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ((), "0 addresses in 3.2 s: none asked"),
        ((_result(Verdict.ALIVE),), "1 address in 3.2 s: 1 alive"),
        ((_result(Verdict.ALIVE), _result(Verdict.ALIVE)), "2 addresses in 3.2 s: 2 alive"),
    ],
)
def test_the_counts_come_last(results: tuple[Result, ...], words: str) -> None:
    assert _text(*results) == f"{words}\n"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"skipped": 3}, "3 not due yet"),
        ({"interrupted": True}, "interrupted; what was seen is kept"),
        ({"void": "landslide", "void_message": "all fell"}, "void: all fell; nothing was concluded"),
    ],
)
def test_what_is_special_about_a_run_is_said(changes: dict[str, object], words: str) -> None:
    assert _text(**changes).splitlines()[-1] == words


def test_what_a_void_run_seemed_to_see_is_counted_but_not_told() -> None:
    text = _text(_result(Verdict.MISSING), void="landslide", void_message="all fell")
    assert KEY not in text
    assert "1 address in 3.2 s: 1 missing\n" in text


def test_a_finding_tells_its_facts_in_one_line() -> None:
    link = LinkStatus(key=KEY, strikes=2, strike_days=DAYS)
    result = replace(
        _result(Verdict.MISSING, http_status=404, final_url="https://b.lan/", hops=(Hop(url=KEY, status=301),)),
        attempts=2,
        detail="words",
        uses=(USE,),
        status=link,
    )
    assert _text(result).splitlines()[:2] == [
        "missing    https://a.lan/",
        f"{GAP}because (404) -> https://b.lan/; words; asked 2x; 2 strikes on 2 days; linear-algebra (pdf)",
    ]


def test_a_finding_without_facts_tells_its_reason() -> None:
    assert _text(_result(Verdict.UNSURE)).splitlines()[1] == f"{GAP}because"


def test_the_state_tells_the_dead_first_with_evidence() -> None:
    dead = LinkStatus(
        key=KEY,
        status=Status.DEAD,
        reason="not-found",
        since=NOW,
        strikes=3,
        strike_days=DAYS,
        last_alive_at=NOW - timedelta(days=30),
    )
    failing = LinkStatus(key="https://b.lan/", status=Status.FAILING, reason="timeout")
    fine = LinkStatus(key="https://c.lan/", status=Status.OK)
    report = StatusReport(links=((failing, ()), (fine, ()), (dead, (USE,))), runs=4, void_runs=1, last_run_at=NOW)
    assert render_status(report).splitlines() == [
        "dead       https://A.lan",
        f"{GAP}not-found; since 2026-11-21; 3 strikes on 2 days; last alive 2026-10-22; linear-algebra (pdf)",
        "failing    https://b.lan/",
        f"{GAP}timeout; never seen alive",
        "3 links: 1 ok, 1 failing, 1 dead",
        "4 runs counted, 1 void; the latest began 2026-11-21 02:00 UTC",
    ]


def test_an_empty_state_is_told_in_two_lines() -> None:
    assert render_status(StatusReport()) == "0 links: none\n0 runs counted\n"


def test_every_word_has_a_colour() -> None:
    assert {*map(str, Verdict), *map(str, Status), "drifted"} == set(COLOURS)


def test_only_words_are_painted() -> None:
    painted: list[str] = []

    def paint(text: str, colour: str) -> str:
        painted.append(colour)
        return plain(text, colour)

    void = replace(RUN, void="landslide", void_message="all fell")
    for report in (replace(RUN, results=(_result(Verdict.MISSING),)), void):
        assert render_run(report, paint) == render_run(report)
    assert painted == ["red", "red", "red"]


def _faults(text: str) -> list[str]:
    """Return the characters of a text that could act on a terminal."""
    controls = {"Cc", "Zl", "Zp"}
    return [mark for mark in text if mark in BIDI or (mark != "\n" and unicodedata.category(mark) in controls)]


def _hostile(text: str) -> RunReport:
    result = _result(Verdict.MISSING, text, final_url=text, hops=(Hop(url=text, status=301),), title=text)
    return replace(RUN, results=(replace(result, detail=text, uses=(replace(USE, url=text),)),))


hostile_texts = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\x00\x07\x1b\r\n\x7f\x9b\u2028")),
    max_size=20,
).filter(lambda text: "\u061c" not in text)


@settings(max_examples=100, deadline=None)
@given(hostile_texts)
def test_no_address_title_or_detail_can_act_on_a_terminal(text: str) -> None:
    report = _hostile(text)
    state = StatusReport(links=((LinkStatus(key=text, status=Status.DEAD), ()),))
    assert _faults(render_run(report)) == []
    assert _faults(render_status(state)) == []
    # Two lines for the finding and one for the counts: a line break in it would add another.
    assert len(render_run(report).splitlines()) == 3


@pytest.mark.parametrize("mark", sorted(BIDI), ids=lambda mark: f"U+{ord(mark):04X}")
def test_marks_that_turn_the_direction_of_text_are_not_shown(mark: str) -> None:
    assert visible(f"moc.{mark}live") == "moc.live"


def test_an_address_from_undecodable_bytes_can_be_written() -> None:
    given_bytes = b"http://a.lan/\xff".decode("utf-8", "surrogateescape")
    assert render_run(_hostile(given_bytes)).encode("utf-8")
