"""Readers plan: a form, an order that works with reasons and living links, and files to take along."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watched import Watched
from tests.publish.making import rows

KNOWN = "vectors"


@pytest.fixture
def planned(desk: Watched) -> Page:
    """Return a plan."""
    return desk.open(f"/plan?role=data-scientist&hours=4&free=1&knows={KNOWN}")


@pytest.fixture
def filled(desk: Watched) -> Page:
    """Return the plan of a reader who filled the form."""
    page = desk.open("/plan")
    page.get_by_label("I want to work as").select_option(label="Data scientist")
    page.get_by_label("Hours a week").fill("4")
    page.get_by_label("Only what is free").check()
    page.get_by_text("Topics I know already").click()
    page.locator(f"input[type=checkbox][name=knows][value={KNOWN}]").check()
    page.get_by_role("button", name="Make a plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Study plan: Data scientist")
    return page


def steps(page: Page) -> list[str]:
    """Return the topics of a plan in order."""
    found: Sequence[str] = page.locator("ol.plan > li").evaluate_all("all => all.map(one => one.id)")
    return list(found)


def resources(page: Page) -> set[str]:
    """Return the names of all resources that a plan names."""
    links = page.locator("ol.plan a[href^='/resources/']").evaluate_all("all => all.map(one => one.pathname)")
    return {link.removeprefix("/resources/") for link in links}


def test_topics_stand_after_all_that_they_need(planned: Page, lived: Path) -> None:
    order = steps(planned)
    assert len(order) > 5
    places = {topic: place for place, topic in enumerate(order)}
    edges = rows(lived, "select topic_id, needs_id from prerequisites")
    inside = [(topic, needs) for topic, needs in edges if topic in places and needs in places]
    assert inside
    assert [(topic, needs) for topic, needs in inside if places[needs] > places[topic]] == []


def test_what_one_knows_is_left_out(planned: Page) -> None:
    assert KNOWN not in steps(planned)


def test_no_dead_link_and_nothing_that_costs_is_recommended(planned: Page, lived: Path) -> None:
    named = resources(planned)
    assert named
    kept = {name for (name,) in rows(lived, "select id from resources where free and link_state <> 'dead'")}
    assert named <= kept
    expect(planned.locator("ol.plan .state.dead")).to_have_count(0)


def test_every_step_says_why_it_is_there_and_how_long_it_takes(planned: Page) -> None:
    for step in planned.locator("ol.plan > li").all():
        assert all(reason.strip() for reason in step.locator(".whys > li").all_inner_texts())
        assert step.locator(".whys > li").count()
        expect(step.locator(".facts").first).to_contain_text(re.compile(r"\d+ to \d+ h|\d+ h"))
    expect(planned.locator(".lead")).to_have_text(re.compile(r"\d+ topics, .* h, .* weeks at 4 h a week\."))


def test_the_checklist_has_every_step_in_order(planned: Page) -> None:
    with planned.expect_download() as waiting:
        planned.get_by_role("link", name="Checklist").click()
    text = waiting.value.path().read_text("utf-8")
    labels = planned.locator("ol.plan > li > h2").all_inner_texts()
    assert re.findall(r"^- \[ \] \*\*(.+?)\*\*", text, re.MULTILINE) == labels
    assert text.count("  - why: ") >= len(labels)


def test_the_calendar_begins_on_the_day_that_was_named(planned: Page) -> None:
    planned.get_by_label("Begin on").fill("2027-01-04")
    with planned.expect_download() as waiting:
        planned.get_by_role("button", name="Calendar").click()
    text = waiting.value.path().read_text("utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert text.count("BEGIN:VEVENT") >= len(steps(planned))
    assert min(re.findall(r"DTSTART[^:]*:(\d{8})", text)) == "20270104"


def test_the_form_leads_to_the_plan_that_its_wishes_mean_and_keeps_them(filled: Page, desk: Watched) -> None:
    kept(filled)
    asked = steps(filled)
    filled.get_by_role("button", name="Plan again").click()
    assert steps(filled) == asked
    assert steps(desk.open(f"/plan?role=data-scientist&hours=4&free=1&knows={KNOWN}")) == asked


def test_the_back_button_keeps_the_form(filled: Page) -> None:
    filled.go_back()
    expect(filled.get_by_role("button", name="Make a plan")).to_be_visible()
    kept(filled)


def kept(page: Page) -> None:
    """Assert that the form still has what was filled in."""
    expect(page.get_by_label("I want to work as")).to_have_value("data-scientist")
    expect(page.get_by_label("Hours a week")).to_have_value("4")
    expect(page.get_by_label("Only what is free")).to_be_checked()
    expect(page.locator(f"input[type=checkbox][name=knows][value={KNOWN}]")).to_be_checked()


def test_a_step_leads_to_its_topic_and_its_resources(planned: Page) -> None:
    label = planned.locator("ol.plan > li > h2").first.inner_text()
    planned.locator("ol.plan > li > h2 a").first.click()
    expect(planned.get_by_role("heading", level=1)).to_have_text(label)


def test_what_cannot_be_understood_is_said_and_the_form_stays(desk: Watched) -> None:
    page = desk.open("/plan?role=nobody&hours=many")
    expect(page.get_by_role("status")).to_contain_text("hours: write a number such as 5")
    expect(page.get_by_role("status")).to_contain_text("nobody")
    expect(page.get_by_role("button", name="Make a plan")).to_be_visible()
