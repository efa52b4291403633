"""Pictures that stand beside a link when somebody shares a page (OpenGraph), drawn for the static site."""

from __future__ import annotations

import io
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from rescatalog.core.judging.page import one_line
from rescatalog.publish.words.query import fold

# Source: ogp.me and the sites that show such pictures: 1.91 to 1.
SIZE: Final = (1200, 630)
_PAPER, _INK, _QUIET, _ACCENT = "#fbfaf7", "#1f2328", "#5c6066", "#7a3b12"
_MARGIN = 90
_ROOM = SIZE[0] - 2 * _MARGIN
_TITLE_SIZES = (76, 64, 54, 46)
_TITLE_LINES = 4
_COLOURS = 24
_LONGEST = 300
_MISSING = "\uffff"

_RESOURCES = "select id, title, kind, level, access, people_text from resources where listed = 1 order by id"
_TOPICS = "select id, label, resources from topics order by position"
_PATHS = "select id, title from paths order by id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a picture says.

    Attributes:
        over: a small line above the title.
        title: in large letters.
        under: a small line below.
        by: who made it, or nothing.
    """

    over: str
    title: str
    under: str
    by: str = ""


def og_path(sort: str, name: str) -> str:
    """Return where the picture of a page stands in the static site, such as `/og/topics/vectors.png`."""
    return f"/og/{sort}/{name}.png"


def pictures(connection: sqlite3.Connection, catalog: str, typeface: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield path and PNG for the whole catalog and for every resource, topic and learning path, one by one.

    Args:
        connection: to the published database.
        catalog: its name.
        typeface: as for `picture`.
    """
    (listed,) = connection.execute("select count(*) from resources where listed = 1").fetchone()
    whole = Shared(over="", title=catalog, under=f"{listed} resources, with the state of every link")
    yield "/og/catalog.png", picture(whole, typeface)
    for name, title, kind, level, access, people in connection.execute(_RESOURCES):
        facts = [word.replace("-", " ") for word in (kind, level, access) if word]
        said = Shared(over=catalog, title=title, under=" · ".join(facts), by=people)
        yield og_path("resources", name), picture(said, typeface)
    for name, label, resources in connection.execute(_TOPICS):
        count = "1 resource" if resources == 1 else f"{resources} resources"
        yield og_path("topics", name), picture(Shared(over=catalog, title=label, under=f"topic · {count}"), typeface)
    for name, title in connection.execute(_PATHS):
        yield og_path("paths", name), picture(Shared(over=catalog, title=title, under="learning path"), typeface)


def picture(said: Shared, typeface: Path | None = None) -> bytes:
    """Return a PNG; the same words give the same bytes with the same version of Pillow.

    Args:
        said: the words.
        typeface: a TrueType file to draw with; Pillow's own otherwise, which has the letters of English only.
    """
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 24, SIZE[1]), fill=_ACCENT)
    small = _letters(typeface, 34)
    pen.text((_MARGIN, 70), small.fitting(said.over), font=small.font, fill=_ACCENT)
    large, lines = _title(said.title, typeface)
    height = round(large.size * 1.25)
    top = (SIZE[1] - len(lines) * height) // 2 - 10
    for number, line in enumerate(lines):
        pen.text((_MARGIN, top + number * height), large.fitting(line), font=large.font, fill=_INK)
    pen.text((_MARGIN, SIZE[1] - 160), small.fitting(said.by), font=small.font, fill=_INK)
    pen.text((_MARGIN, SIZE[1] - 105), small.fitting(said.under), font=small.font, fill=_QUIET)
    written = io.BytesIO()
    few = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


class _Letters:
    """The letters of one size."""

    def __init__(self, typeface: Path | None, size: int) -> None:
        self.size = size
        self.font = ImageFont.load_default(size) if typeface is None else ImageFont.truetype(typeface, size)
        self._missing = bytes(self.font.getmask(_MISSING))
        self._shapes: dict[str, str] = {}

    def wrapped(self, text: str) -> list[str]:
        """Return text in lines that fit, broken between words."""
        first, *others = self.drawable(text).split() or ["-"]
        lines = [first]
        for word in others:
            longer = f"{lines[-1]} {word}"
            if self.font.getlength(longer) <= _ROOM:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def fitting(self, text: str) -> str:
        """Return as much of a line as there is room for."""
        shown = whole = self.drawable(text)
        while shown and self.font.getlength(shown if shown == whole else f"{shown}…") > _ROOM:
            shown = shown[:-1]
        return shown if shown == whole else f"{shown}…"

    def drawable(self, text: str) -> str:
        """Return foreign text in one line, of letters that have a shape here."""
        plain = unicodedata.normalize("NFC", one_line(text) or "")[:_LONGEST]
        return " ".join("".join(map(self._shape, plain)).split())

    def _shape(self, letter: str) -> str:
        """Return a letter, or what is left of it without accents, or a blank where nothing can be drawn."""
        if letter not in self._shapes:
            bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
            choices = (letter, bare, fold(letter).upper() if letter.isupper() else fold(letter))
            self._shapes[letter] = next((one for one in choices if one and all(map(self._is_drawn, one))), " ")
        return self._shapes[letter]

    def _is_drawn(self, letter: str) -> bool:
        return letter == " " or bytes(self.font.getmask(letter)) != self._missing


def _title(text: str, typeface: Path | None) -> tuple[_Letters, list[str]]:
    """Return the largest letters in which a title fits, and its lines; what is too long for any is cut."""
    letters = _letters(typeface, _TITLE_SIZES[-1])
    for size in _TITLE_SIZES:
        letters = _letters(typeface, size)
        if len(letters.wrapped(text)) <= _TITLE_LINES:
            break
    lines = letters.wrapped(text)
    if len(lines) > _TITLE_LINES:
        lines = [*lines[: _TITLE_LINES - 1], f"{lines[_TITLE_LINES - 1]} …"]
    return letters, lines


@cache
def _letters(typeface: Path | None, size: int) -> _Letters:
    return _Letters(typeface, size)
