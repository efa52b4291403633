"""Pictures of shared pages: one size, the same bytes for the same words, and no text that breaks them."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from rescatalog.publish.export.og_images import SIZE, Shared, og_path, picture, pictures
from tests.publish.spoiling import HOSTILE
from tests.publish.test_site_hostile import LONG

WORDS = Shared(over="Catalog", title="Linear algebra", under="book · free", by="Gilbert Strang")


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def inked(png: bytes) -> tuple[int, int, int, int]:
    """Return the box around everything that is drawn right of the bar."""
    image = opened(png).convert("L").crop((30, 0, *SIZE)).point(lambda light: 255 if light < 200 else 0)
    box = image.getbbox()
    assert box is not None
    return box[0] + 30, box[1], box[2] + 30, box[3]


def test_a_picture_has_the_size_that_sites_show() -> None:
    image = opened(picture(WORDS))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_the_same_words_give_the_same_bytes_and_others_give_others() -> None:
    assert picture(WORDS) == picture(WORDS)
    assert picture(WORDS) != picture(
        Shared(over="Catalog", title="Linear algebr", under="book · free", by="Gilbert Strang")
    )


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG, "", "数学" * 40, "word " * 400], ids=str.__len__)
def test_no_text_leaves_the_picture(text: str) -> None:
    left, top, right, bottom = inked(picture(Shared(over=text, title=text, under=text or "x", by=text)))
    assert left >= 60
    assert right <= SIZE[0] - 60
    assert top >= 40
    assert bottom <= SIZE[1] - 40


def test_letters_without_a_shape_become_plain_ones() -> None:
    accented, plain = (picture(Shared(over="", title=title, under="x")) for title in ("Erdős Łódź", "Erdos Lodz"))
    assert opened(accented).size == opened(plain).size
    assert inked(accented)[2] == inked(plain)[2]


def test_every_listed_thing_has_its_picture(small: Path) -> None:
    with closing(sqlite3.connect(small)) as connection:
        made = dict(pictures(connection, "Small catalog"))
    assert made.keys() == {
        "/og/catalog.png", og_path("resources", "alive-book"), og_path("resources", "gone-book"),
        *(og_path("topics", name) for name in ("linear-algebra", "vectors", "matrices")),
        og_path("paths", "first-path"),
    }  # fmt: skip
    # A picture weighs little.
    assert all(len(png) < 40_000 for png in made.values())
