"""Guides, roles and what they say under hostile text: it stays text on every page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rescatalog.publish.serve import site_app
from tests.publish.guided import guided
from tests.publish.making import built, opened
from tests.publish.spoiling import HOSTILE, SCRIPT, spoil
from tests.publish.test_site_hostile import LONG, harmless

pytestmark = pytest.mark.anyio

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
    spoil(database, text)
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
