"""Ways in which plain data of a catalog file goes wrong, drawn by hypothesis."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

# Texts that are right somewhere in a catalog, or nearly.
WORDS = (
    "", "x", "con", "com1", "linear-algebra", "Linear-Algebra", "a--b", "-a", "a" * 65, "first-book\n", "ab\n",
    "Two  blanks", " at the end ", "a\ttab", "zero\u200bwidth", "soft\u00adhyphen", "e\u0301", "Zürich 数学",
    "\u3000x", "a\u3000b", "Is this thirty characters long?\n",
    "Thirty characters or more, and a stop.", "Thirty characters or more, and no stop",
    "en", "EN", "pt-BR", "zh-Hans", "es-419", "en_US", "2018", "2018-08-01", "2018-8-1", "2018-02-30", "20180801",
    "2018-08-01T00:00:00", "2018-W01-1", "3018-08-01", "1533081600", "homepage", "pdf", "free", "gratis",
    "book", "boook",
    "https://a.example.org/", "https://A.example.org", "http://a.example.org/b c", "ftp://a.example.org/",
    "https://u:p@a.example.org/", "https://ä.example.org/", "https://", "https://[::1", "a.example.org", "example",
    "9783031410253", "9783031410254", "978-3-031-41025-3", "3031410250", "10.1000/182", "10.1000", "1802.01528",
    "1802.01528v1", "kjBOesZCoqc", "mitmath/1806", "mitmath", "Q82571", "Q0", "0000-0002-1825-0097",
    "0000-0002-1825-0098", "MIT", "mit", "CC-BY-4.0", "LicenseRef-all-rights-reserved", "[a-z", "CAT503",
    "two " * 15 + "two", "two " * 25 + "two", "superseded", "withdrawn", "null", "true",
)  # fmt: skip
NUMBERS = (0, 1, 2, -1, 1449, 1450, 2018, 2100, 2101, 10**17, 0.0, 1.0, 2018.0, 0.5, -1.5, 1e300)
LENGTHS = (60, 200, 400, 2000)
VALUES: tuple[Any, ...] = (
    None, True, False, *NUMBERS, [], [[1]], [{}], {}, {"wrong": 1}, [1, 2], [2, 1], [1, 2, 3], ["en"],
    ["vectors", "vectors"], *WORDS,
)  # fmt: skip
LETTERS = "aZ0é \n\t\u00a0\u200b\u0301.-/:?\"'\\数😀"

Path = tuple[str | int, ...]


def _paths(data: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401 - plain data of any shape
    """Yield the place of everything inside."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def _at(data: Any, path: Sequence[str | int]) -> Any:  # noqa: ANN401 - plain data of any shape
    for step in path:
        data = data[step]
    return data


def _edited(draw: DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    cut = draw(st.integers(0, 3))
    return text[:at] + draw(st.text(LETTERS, max_size=2)) + text[at + cut :]


def _stretched(draw: DrawFn, text: str) -> str:
    return text + "a" * draw(st.sampled_from(LENGTHS)) + text[-1:]


def _another(draw: DrawFn, value: Any) -> Any:  # noqa: ANN401 - a value of any shape
    """Return what stands there instead of a value."""
    choices = [st.sampled_from(VALUES)]
    if isinstance(value, str):
        choices += [st.sampled_from(WORDS), st.just(_stretched(draw, value)), *[st.just(_edited(draw, value))] * 2]
    elif isinstance(value, int | float):
        choices += [st.sampled_from(NUMBERS)] * 2
    return draw(st.one_of(choices))


def _doubled(draw: DrawFn, name: str) -> str:
    letter = draw(st.integers(0, len(name) - 1))
    return name[:letter] + name[letter] + name[letter:]


def _spoil(draw: DrawFn, data: Any) -> None:  # noqa: ANN401 - plain data of any shape
    """Do one thing to data that has something inside."""
    places = [*_paths(data)]
    path = draw(st.sampled_from(places))
    parent, key = _at(data, path[:-1]), path[-1]
    way = draw(st.sampled_from(["drop", "repeat", "move", *["replace"] * 3]))
    if way == "drop":
        del parent[key]
    elif way == "replace":
        parent[key] = _another(draw, parent[key])
    elif way == "move":
        # A value where another belongs, or a field in a mapping that has no such field.
        other = draw(st.sampled_from(places))
        moved = json.loads(json.dumps(_at(data, other)))
        parent[other[-1] if isinstance(parent, dict) and draw(st.booleans()) else key] = moved
    elif isinstance(parent, list):
        parent.insert(draw(st.integers(0, len(parent))), parent[int(key)])
    elif key:
        parent[_doubled(draw, str(key))] = parent.pop(key)


def at_the_edges(data: Any) -> Iterator[Any]:  # noqa: ANN401 - plain data of any shape
    """Yield the data with one value too small, too great, too short or too long."""
    for path in _paths(data):
        value = _at(data, path)
        if isinstance(value, list):
            others: Sequence[Any] = ([], value * 13)
        elif isinstance(value, str):
            others = ("", value[:1], *(value + "a" * length + value[-1:] for length in LENGTHS))
        else:
            others = NUMBERS if isinstance(value, int | float) else ({},)
        for other in others:
            copy = json.loads(json.dumps(data))
            _at(copy, path[:-1])[path[-1]] = other
            yield copy


@st.composite
def spoiled(draw: DrawFn, data: Any) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return plain data with one to three things done to it, as JSON has it."""
    copy = json.loads(json.dumps(data))
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3]))):
        if any(True for _ in _paths(copy)):
            _spoil(draw, copy)
        copy = json.loads(json.dumps(copy))
    return copy


def spoiled_files(files: Sequence[tuple[str, Any]]) -> SearchStrategy[tuple[str, Any]]:
    """Return files by the name of their schema, each spoiled."""
    return st.sampled_from(files).flatmap(lambda file: st.tuples(st.just(file[0]), spoiled(file[1])))
