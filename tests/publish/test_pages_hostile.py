"""Guides, roles and what they say under hostile text: it stays text on every page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rescatalog.publish.serve import site_app
from tests.publish.guided import guided
from tests.publish.making import built, opened
from tests.publish.test_site_hostile import HOSTILE, LONG, SCRIPT, harmless
from tests.publish.test_site_hostile import SPOILED as BEFORE

pytestmark = pytest.mark.anyio

SPOILED = {
    **BEFORE,
    "guides": ("title", "summary", "sort", "publisher", "published", "disclosure", "bias", "url"),
    "recommendations": ("says", "quote", "reservation", '"where"', '"for"', "other"),
    "roles": ("label", "note"),
    "role_needs": ("note",),
    "degrees": ("label", "can", "note"),
    "degree_needs": ("note",),
    "expectations": ("note",),
    "uses": ("used_for",),
    "ratings": ("standalone", "exercises", "quality", "price", "remark"),
    "effort_claims": ('"for"', "hours", "months", "hours_per_day", "derived", "note"),
    "questions": ("label",),
    "answers": ("answer",),
    "advice": ("says",),
    "path_assumptions": ("says",),
    "providers": ("label",),
    "paths": (*BEFORE["paths"], "audience"),
    "path_steps": (*BEFORE["path_steps"], "activity", "milestone", "any_order"),
    "topics": (*BEFORE["topics"], "why"),
}
PAGES = (
    "/", "/topics", "/topics/vectors", "/topics/matrices", "/topics/linear-algebra", "/paths", "/paths/first-path",
    "/roles", "/roles/engineer", "/roles/scientist", "/guides", "/guides/first-guide", "/guides/second-guide",
    "/resources/alive-book", "/resources/gone-book", "/resources/copied-book", "/resources/second-book",
    "/compare?ids=alive-book,gone-book,second-book",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("hostile") / "catalog.db", guided()).path


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG], ids=[*HOSTILE, "long"])
async def test_hostile_text_of_guides_and_roles_stays_text(tmp_path: Path, whole: Path, text: str) -> None:
    database = Path(shutil.copy(whole, tmp_path / "catalog.db"))
    with opened(database) as connection:
        for table, columns in SPOILED.items():
            changes = ", ".join(f"{column} = ?1" for column in columns)
            # Answers are told apart by their text.
            told_apart = "answer = ?1 || rowid" if table == "answers" else changes
            connection.execute(f"update {table} set {told_apart}", [text])  # noqa: S608
        connection.commit()
    client = site_app(database).client
    for path in PAGES:
        assert SCRIPT not in await harmless(client, path)


async def test_topics_in_a_circle_are_shown(tmp_path: Path, whole: Path) -> None:
    database = Path(shutil.copy(whole, tmp_path / "catalog.db"))
    with opened(database) as connection:
        connection.execute("update topics set under = 'matrices' where id = 'linear-algebra'")
        connection.execute("insert into prerequisites values ('vectors', 'matrices')")
        connection.execute("insert into role_includes values ('engineer', 'scientist')")
        connection.commit()
    client = site_app(database).client
    for path in PAGES:
        await harmless(client, path)
