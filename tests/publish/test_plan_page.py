"""The page of the study planner, and its files."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest

from rescatalog.core.planning.profile import Profile
from rescatalog.core.words import Level
from rescatalog.publish.curriculum import curriculum_of_file
from rescatalog.publish.serve import site_app
from rescatalog.publish.site.wishes import query_of
from rescatalog.publish.site.wishes import read as read_wishes
from tests.publish.making import opened
from tests.publish.pages import read

pytestmark = pytest.mark.anyio
HOSTILE = (
    "<script>alert(1)</script>", "\"' onmouseover='alert(1)'", "{{ 7 * 7 }}", "\x00\x1b\u202e", "a" * 5000, "%ff",
)  # fmt: skip
NAMES = ("role", "topic", "knows", "hours", "weeks", "free", "language", "guide", "level", "depth", "assume", "start")


async def test_the_form_needs_no_script_and_every_field_has_a_label(own: Path) -> None:
    page = read((await site_app(own).client.get("/plan")).text)
    assert page.faults == []
    assert page.all("script") == []
    labelled = {label.attributes.get("for") for label in page.all("label")}
    fields = [*page.all("select"), *page.all("input", type="number"), *page.all("input", type="date")]
    assert {field.attributes["id"] for field in fields} <= labelled


async def test_a_plan_shows_every_step_with_its_reasons_and_resources(own: Path) -> None:
    client = site_app(own).client
    page = read((await client.get("/plan?role=data-scientist&hours=6")).text)
    given = (await client.get("/plan.json?role=data-scientist&hours=6")).json()
    assert page.faults == []
    text = page.all("main")[0].text
    for step in given["steps"]:
        (item,) = page.all("li", id=step["topic"])
        assert step["label"] in item.text
        for why in step["why"]:
            assert why in item.text
        for name in (*step["resources"], *step["alternatives"]):
            assert f"/resources/{name}" in set(page.links)
    assert "22 to " in text


async def test_every_link_of_a_plan_leads_somewhere(own: Path) -> None:
    client = site_app(own).client
    page = read((await client.get("/plan?role=ml-engineer&weeks=10&knows=vectors&topic=convolution")).text)
    for link in sorted(page.internal()):
        assert (await client.get(link)).status_code == 200, link


async def test_the_form_remembers_what_was_asked(own: Path) -> None:
    client = site_app(own).client
    asked = "role=ml-engineer&topic=convolution&knows=vectors&hours=7&weeks=30&free=1&language=en&level=school"
    page = read((await client.get(f"/plan?{asked}&guide=santana-awesome-ml-math&depth=deep&assume=no")).text)
    checked = {
        (box.attributes["name"], box.attributes["value"]) for box in page.all("input") if "checked" in box.attributes
    }
    assert checked == {("topic", "convolution"), ("knows", "vectors"), ("free", "1"), ("assume", "no")}
    chosen = [option.text for option in page.all("option") if "selected" in option.attributes]
    assert chosen == ["Machine learning engineer", "awesomeMLmath", "school", "en", "deep: choose and justify"]


async def test_a_plan_can_be_taken_along(own: Path) -> None:
    client = site_app(own).client
    checklist = await client.get("/plan.md?role=ml-engineer")
    assert checklist.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "- [ ] **Vectors**" in checklist.text
    calendar = await client.get("/plan.ics?role=ml-engineer&start=2026-11-23")
    assert calendar.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "DTSTART;VALUE=DATE:20261123\r\n" in calendar.content.decode()
    page = read((await client.get("/plan?role=ml-engineer&knows=vectors")).text)
    hidden = {box.attributes["name"]: box.attributes["value"] for box in page.all("input", type="hidden")}
    assert hidden == {"role": "ml-engineer", "knows": "vectors"}


@pytest.mark.parametrize("form", ["json", "md", "ics"])
async def test_programs_are_told_what_is_wrong(own: Path, form: str) -> None:
    client = site_app(own).client
    assert "name a goal" in (await client.get(f"/plan.{form}")).text
    wrong = await client.get(f"/plan.{form}?role=ml-enginer&hours=x&start=2026-11-23")
    assert wrong.status_code == 400
    assert "did you mean `ml-engineer`?" in wrong.text
    assert "hours: write a number such as 5" in wrong.text


async def test_a_calendar_asks_for_its_first_day(own: Path) -> None:
    answer = await site_app(own).client.get("/plan.ics?role=ml-engineer")
    assert (answer.status_code, answer.text) == (400, "start: name the first day, such as start=2026-11-23\n")


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_questions_are_answered(own: Path, text: str) -> None:
    client = site_app(own).client
    for name in NAMES:
        answer = await client.get(f"/plan?{urlencode({'role': 'ml-engineer', name: text})}")
        assert answer.status_code == 200, name
        page = read(answer.text)
        assert page.faults == []
        assert page.all("script") == []
        assert not [one for one in page.elements for attribute in one.attributes if attribute.startswith("on")]
        for form in ("json", "md", "ics"):
            query = urlencode({"role": "ml-engineer", "start": "2026-11-23", name: text})
            assert (await client.get(f"/plan.{form}?{query}")).status_code in {200, 400}


@pytest.fixture
def spoiled(own: Path, tmp_path: Path) -> Path:
    """Return the database with hostile text wherever a plan shows text."""
    copy = tmp_path / "catalog.db"
    copy.write_bytes(own.read_bytes())
    with opened(copy) as connection:
        for table, column in (
            ("topics", "label"), ("roles", "label"), ("guides", "title"), ("resources", "title"), ("paths", "title"),
            ("resources", "people_text"), ("resources", "languages"), ("resources", "level"), ("role_needs", "note"),
        ):  # fmt: skip
            connection.execute(f"update {table} set {column} = ?", [HOSTILE[0] + HOSTILE[1]])  # noqa: S608
        connection.execute("update resources set url = 'javascript:alert(1)'")
        connection.commit()
    return copy


async def test_hostile_text_in_the_database_stays_text(spoiled: Path) -> None:
    page = read((await site_app(spoiled).client.get("/plan?role=data-scientist&knows=vectors&weeks=20")).text)
    assert page.faults == []
    assert page.all("script") == []
    assert not [link for link in page.links if "alert" in link]
    assert not [one for one in page.elements for attribute in one.attributes if attribute.startswith("on")]


def test_an_address_asks_for_what_it_was_made_from(own: Path) -> None:
    there = curriculum_of_file(own)
    profile = Profile(
        role="ml-engineer", topics=("vectors", "convolution"), knows=("matrices",), hours_a_week=2.5, weeks=9,
        free=True, language="en", guide="santana-awesome-ml-math", level=Level.SCHOOL, depth="deep", assume=False,
    )  # fmt: skip
    for one in (profile, Profile()):
        wishes = read_wishes(partial(_values, parse_qs(query_of(one))), there)
        assert (wishes.profile, wishes.complaints) == (one, ())


def _values(given: dict[str, list[str]], name: str) -> list[str]:
    return given.get(name, [])


async def test_numbers_are_read_as_people_write_them(own: Path) -> None:
    text = (await site_app(own).client.get("/plan?role=ml-engineer&hours=2,5")).text
    assert re.search(r"at 2\.5 h a week", text)
