"""Plain data to the lines of a catalog file: the one way in which we write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rescatalog.core.catalog.scalars import ISO_DAY
from rescatalog.files.fields import Fields
from rescatalog.files.locate import Path, fields_place
from rescatalog.files.quoting import is_plain, is_unfit, quoted, written

# A list of words on one line; a longer one has a line for each.
MAX_LIST = 100
# An item that its writer has put on one line, in a vocabulary.
MAX_INLINE = 120
# Fields that hold a day, which stands there without quotes.
DAYS = frozenset({"added", "checked", "confirmed", "published", "reviewed", "since"})
_CROWDED = frozenset(",[]{}?:")
# Blanks that an editor takes off, or that YAML takes for indentation.
_FRAGILE = re.compile(r"\A[ \n]|[ ]$|\n\n\Z", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shape:
    """How the data of one file is laid out.

    Attributes:
        fields: the fields of each kind of mapping, in their order.
        inline: the items that may stay on one line.
    """

    fields: Fields
    inline: frozenset[Path] = frozenset()

    def ordered(self, keys: Iterable[str], path: Path) -> list[str]:
        """Return keys in the order of the schema; those it does not know stay in theirs, at the end."""
        order = {name: number for number, name in enumerate(self.fields.get(fields_place(path), ()))}
        return sorted(keys, key=lambda key: order.get(key, len(order)))


def lines_of(data: Any, shape: Shape, path: Path = (), column: int = 0) -> list[str]:  # noqa: ANN401 - any shape
    """Return the lines of a value, not indented.

    Args:
        data: plain data.
        shape: how it is laid out.
        path: where the value stands.
        column: how far it will be indented.
    """
    return _beside(data, path, column) or _below(data, shape, path, column)


def field_lines(key: str, value: Any, shape: Shape, path: Path, column: int = 0) -> list[str]:  # noqa: ANN401
    """Return the lines of a key with its value, which stands at `path`."""
    name = written(key)
    beside = _beside(value, path, column + len(name) + 2)
    if beside:
        return [f"{name}: {beside[0]}", *beside[1:]]
    return [f"{name}:", *indented(_below(value, shape, path, column + 2))]


def item_lines(item: Any, shape: Shape, path: Path, column: int = 0) -> list[str]:  # noqa: ANN401
    """Return the lines of an item of a list, which stands at `path`."""
    if path in shape.inline:
        line = f"- {flow(item, shape, path)}"
        if column + len(line) <= MAX_INLINE and "\n" not in line:
            return [line]
    return dashed(lines_of(item, shape, path, column + 2))


def indented(lines: Iterable[str]) -> list[str]:
    """Return lines two columns further to the right."""
    return [f"  {line}" if line else line for line in lines]


def dashed(lines: list[str]) -> list[str]:
    """Return the lines of a value as those of an item."""
    return [f"- {lines[0]}", *indented(lines[1:])]


def _beside(data: Any, path: Path, column: int) -> list[str]:  # noqa: ANN401 - plain data of any shape
    """Return the lines of a value that begins on the line of its key or dash; nothing when it begins below."""
    if isinstance(data, dict):
        return [] if data else ["{}"]
    if isinstance(data, list):
        return _short_list(data, path, column)
    if isinstance(data, str) and "\n" in data and not _FRAGILE.search(data) and not is_unfit(data.replace("\n", "")):
        return ["|" if data.endswith("\n") else "|-", *indented(data.removesuffix("\n").split("\n"))]
    return [_scalar(data, path)]


def _below(data: Any, shape: Shape, path: Path, column: int) -> list[str]:  # noqa: ANN401 - a mapping or a list
    """Return a mapping or a list with a line for each key or item."""
    if isinstance(data, dict):
        keys = shape.ordered(data, path)
        return [line for key in keys for line in field_lines(key, data[key], shape, (*path, key), column)]
    return [line for index, item in enumerate(data) for line in item_lines(item, shape, (*path, index), column)]


def _short_list(items: list[Any], path: Path, column: int) -> list[str]:
    """Return a list of words in one line; nothing when it is no such list, or too long."""
    if any(isinstance(item, dict | list) for item in items):
        return []
    line = f"[{', '.join(_scalar(item, (*path, index), inside=True) for index, item in enumerate(items))}]"
    # Sentences and addresses are easier to read below one another than in quotes.
    crowded = any(isinstance(item, str) and is_plain(item) and _CROWDED.intersection(item) for item in items)
    fits = column + len(line) <= MAX_LIST and (not crowded or _is_identifier((*path, 0)))
    return [line] if fits or not items else []


def flow(data: Any, shape: Shape, path: Path) -> str:  # noqa: ANN401 - plain data of any shape
    """Return a value as it stands between brackets or braces."""
    if isinstance(data, dict):
        keys = shape.ordered(data, path)
        fields = [(written(key, inside=True), flow(data[key], shape, (*path, key))) for key in keys]
        return f"{{{', '.join(f'{name}: {value}' for name, value in fields)}}}"
    if isinstance(data, list):
        return f"[{', '.join(flow(item, shape, (*path, index)) for index, item in enumerate(data))}]"
    return _scalar(data, path, inside=True)


def _scalar(value: Any, path: Path, *, inside: bool = False) -> str:  # noqa: ANN401 - a scalar
    if isinstance(value, str):
        if _is_identifier(path):
            return quoted(value)
        names = [step for step in path if isinstance(step, str)]
        if names and names[-1] in DAYS and ISO_DAY.fullmatch(value):
            return value
    return written(value, inside=inside)


def _is_identifier(path: Path) -> bool:
    """Return whether a value is an identifier, which the schema wants in quotes whatever it looks like."""
    return path[-3:-2] == ("identifiers",) and isinstance(path[-1], int)
