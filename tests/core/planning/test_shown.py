"""How a plan is written: text, Markdown, JSON, iCalendar; foreign text stays text in each."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.planning import calendar, checklist, plain_text, plan_json
from rescatalog.core.planning.curriculum import EffortSaid, GuideCard
from rescatalog.core.planning.schedule import weekly
from rescatalog.core.planning.study_plan import StudyPlan
from rescatalog.core.report.content import plain
from tests.core.planning.making import GUIDE, planned, praise, resource, small

START = date(2026, 11, 23)
HOSTILE = (
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](https://evil.lan/)", "@everyone",
    "a\r\nBEGIN:VEVENT", "\x1b[31mred", "\u202egnp.exe", "`code` ``` ~~~", "https://evil.lan www.evil.lan",
    "a;b,c\\n:d", "# Heading", "| a | b |", "Fixes #1 GH-1",
)  # fmt: skip


def hostile(text: str) -> StudyPlan:
    """Return a plan in which all foreign text is this."""
    curriculum = small(
        resource("a", "vectors", title=text, by=text, url="https://a.lan/" + text, hours=(1, 2)),
        resource("b", "matrices", title=text),
        guides={GUIDE: GuideCard(id=GUIDE, title=text, efforts=(EffortSaid(purpose=text, spans="1 hours"),))},
        praises=(praise("a"),),
    )
    named = {name: replace(topic, label=text) for name, topic in curriculum.topics.items()}
    return planned(replace(curriculum, topics=named), knows=("slopes",), weeks=3)


def test_text_numbers_the_steps_and_says_what_why_from_what_and_how_long() -> None:
    text = plain_text.render(planned(hours_a_week=10), plain)
    assert text.startswith("Study plan: Engineer\n5 topics, 20 to 53 h, 2 to 6 weeks at 10 h a week.\n")
    assert (
        "3. Matrices  (working: apply and interpret; 7 to 20 h, estimate; weeks 2 to 3)\n"
        "   why: “A Guide” asks it of the role Engineer at the level working.\n"
        "   - Book-of-matrices (book-of-matrices)  [book, free, link not checked yet]\n"
        "     https://book-of-matrices.lan/\n"
    ) in text
    assert "To skip:\n  Learning: “A Guide” does not ask it of this role\n" in text


def test_text_says_what_was_left_out() -> None:
    assert "does not surely fit into the weeks:\n  Matrices, 7 to 20 h\n" in plain_text.render(planned(weeks=4), plain)


def test_where_nothing_lives_every_format_says_so() -> None:
    made = planned(small(resource("a", "slopes")), topics=("vectors",))
    for text in (plain_text.render(made, plain), checklist.render(made, plain)):
        assert "Nothing in the catalog that lives" in text


def test_markdown_has_a_box_for_every_topic_and_resource() -> None:
    text = checklist.render(planned(), plain)
    assert "- [ ] **Matrices** (working, 7 to 20 h, weeks 3 to 6)\n" in text
    assert "  - [ ] Book-of-matrices (book, free, link not checked yet): <https://book-of-matrices.lan/>\n" in text


def test_json_has_the_shape_of_the_contract() -> None:
    given = json.loads(plan_json.render(planned(), plain))
    assert {"profile", "hours", "weeks", "steps"} <= given.keys()
    assert given["profile"]["role"] == "engineer"
    for step in given["steps"]:
        assert {"topic", "why", "resources", "alternatives", "hours"} <= step.keys()
    assert [step["topic"] for step in given["steps"]] == ["school", "vectors", "matrices", "slopes", "descent"]


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_in_markdown_formats_and_links_nothing(text: str) -> None:
    written = checklist.prose(text)
    assert written == " ".join(text.split()) or written.startswith("`")
    assert written.startswith("`") or not any(mark in written for mark in "<[@`#|*_\\\x1b\u202e")
    assert "\x1b" not in checklist.render(hostile(text), plain)


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_moves_no_cursor(text: str) -> None:
    shown = plain_text.render(hostile(text), plain)
    assert all(line.isprintable() for line in shown.split("\n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_opens_no_block_of_a_calendar(text: str) -> None:
    lines = unfolded(calendar.render(hostile(text), START))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    events = [line for line in lines if line == "BEGIN:VEVENT"]
    assert len(events) == len([line for line in lines if line.startswith("UID:")])
    assert all(line.isprintable() for line in lines)


def unfolded(text: str) -> list[str]:
    """Return the content lines of a calendar.

    Source: RFC 5545, section 3.1.
    """
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_calendar_has_a_block_for_every_week_one_after_the_other() -> None:
    made = planned(hours_a_week=10)
    lines = unfolded(calendar.render(made, START))
    starts = [line.partition(":")[2] for line in lines if line.startswith("DTSTART")]
    ends = [line.partition(":")[2] for line in lines if line.startswith("DTEND")]
    assert starts[:2] == ["20261123", "20261130"]
    assert ends[:-1] == starts[1:]
    assert len(starts) == len(weekly(made))
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)


def test_a_calendar_is_the_same_every_time() -> None:
    assert calendar.render(planned(), START) == calendar.render(planned(), START)


def test_a_calendar_ends_where_dates_end() -> None:
    assert "BEGIN:VEVENT" not in calendar.render(planned(), date.max)


@given(st.text(max_size=300))
def test_lines_of_a_calendar_are_short_and_lose_nothing(text: str) -> None:
    pieces = list(calendar.folded("SUMMARY:" + text))
    assert all(len(piece.encode("utf-8", "surrogatepass")) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == "SUMMARY:" + text
