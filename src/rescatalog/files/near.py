"""Which files have to do with changed entries, told by their bytes: most of a large catalog is never parsed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rescatalog.core.lint.titles import surnames, telling_words
from rescatalog.files.decode import MAX_BYTES
from rescatalog.files.read_yaml import read_yaml

SUFFIX = ".yaml"
# A title in one line; of one that begins a block or a flow, or is never closed, nothing is known.
_TITLE = re.compile(rb"^title:[ \t]+([^\s>|\"'{\[][^\n]*|\"[^\"\n]*\"[ \t\r]*|'[^'\n]*'[ \t\r]*)$", re.MULTILINE)

Mark = tuple[bytes, ...]


def entry_files(folder: Path) -> list[str]:
    """Return the files below a folder that can be entries, in order; as texts, for there may be ten thousand."""
    found: list[str] = []
    for inside, _, names in os.walk(folder):
        found += [os.path.join(inside, name) for name in names if name.endswith(SUFFIX)]  # noqa: PTH118
    return sorted(found)


@dataclass(slots=True)
class _Told:
    """What changed entries say that others may say too.

    Attributes:
        marks: texts that stand together, in lower case, in whatever shares an address or an identifier.
        titles: a telling word of the title, with texts that stand anywhere, in whatever may share a title.
        names: ids of other entries.
    """

    marks: set[Mark] = field(default_factory=set)
    titles: set[tuple[bytes, Mark]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


def near(files: Sequence[str], changed: Sequence[str]) -> frozenset[str]:
    """Return the files that share an address, an identifier or a telling word with changed ones, or are named there.

    Args:
        files: the paths of all entries.
        changed: some of them.
    """
    told = _Told()
    for path in changed:
        _listen(_data(path), told)
    by_name = {stem_of(path): path for path in files} if told.names else {}
    found = set(_named(told.names, by_name))
    # The longest text first: it stands in the fewest files.
    marks = [sorted(mark, key=len, reverse=True) for mark in told.marks]
    for path in files:
        lowered = _read(path).lower()
        if _holds(lowered, marks) or _is_titled(lowered, told.titles):
            found.add(path)
    return frozenset(found) - frozenset(changed)


def _holds(lowered: bytes, marks: Sequence[Sequence[bytes]]) -> bool:
    # No generator for each mark: this line runs a hundred thousand times.
    for head, *rest in marks:  # noqa: SIM110
        if head in lowered and all(part in lowered for part in rest):
            return True
    return False


def _is_titled(lowered: bytes, titles: Iterable[tuple[bytes, Mark]]) -> bool:
    """Return whether a word stands in the line of the title, as far as that can be told without reading YAML."""
    for word, others in titles:
        if word in lowered and all(part in lowered for part in others):
            line = _TITLE.search(lowered)
            if line is None or word in line.group(1):
                return True
    return False


def _listen(data: Any, told: _Told) -> None:  # noqa: ANN401 - plain data of any shape
    """Note what the data of an entry says, as far as it has the shape of one."""
    if not isinstance(data, dict):
        return
    for link in _each(data.get("links")):
        url = link.get("url") if isinstance(link, dict) else None
        told.marks.update(_mark_of(url) if isinstance(url, str) else ())
    identifiers = data.get("identifiers")
    for values in identifiers.values() if isinstance(identifiers, dict) else ():
        told.marks.update((value.lower().encode(),) for value in _each(values) if isinstance(value, str))
    told.names.update(_names_in(data))
    told.titles.update(_title_marks(data))


def _title_marks(data: dict[str, Any]) -> Iterator[tuple[bytes, Mark]]:
    """Yield what stands in every entry that has a telling word of the title and a maker in common."""
    title, provider = data.get("title"), data.get("provider")
    if not isinstance(title, str):
        return
    names = [one.get("name") for one in _each(data.get("creators")) if isinstance(one, dict)]
    makers = [*surnames(name for name in names if isinstance(name, str)), *([provider] if provider else [])]
    for word in telling_words(title):
        # Letters beyond ASCII have several spellings in bytes, so that only plain words can be looked for.
        known = word.encode() if word.isascii() else b""
        yield from ((known, (maker.encode(),) if maker.isascii() else ()) for maker in map(str, makers))


def _mark_of(url: str) -> Iterator[Mark]:
    """Yield what stands in every spelling of an address: its host, and the last part of its path."""
    try:
        parts = urlsplit(url.lower())
    except ValueError:
        return
    host = (parts.hostname or "").removeprefix("www.").encode()
    last = parts.path.rstrip("/").rpartition("/")[2].encode()
    yield tuple(part for part in (host, last, parts.query.encode()) if part)


def _names_in(data: dict[str, Any]) -> Iterator[str]:
    status = data.get("status")
    lists = (data.get("after"), status.get("replaced_by") if isinstance(status, dict) else None)
    yield from (name for names in lists for name in _each(names) if isinstance(name, str))
    targets = (one.get("target") for one in _each(data.get("relations")) if isinstance(one, dict))
    yield from (target for target in targets if isinstance(target, str))


def _named(names: set[str], by_name: dict[str, str]) -> Iterator[str]:
    """Yield the files of entries that are named, and those they name in turn: circles are found on the way."""
    waiting, seen = set(names), set(names)
    while waiting:
        path = by_name.get(waiting.pop())
        if path is None:
            continue
        yield path
        data = _data(path)
        further = set(_names_in(data)) - seen if isinstance(data, dict) else set()
        waiting |= further
        seen |= further


def _each(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def stem_of(path: str) -> str:
    """Return the id that the name of an entry's file says."""
    return path[path.rfind(os.sep) + 1 : -len(SUFFIX)]


def _read(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - ten thousand times
            return file.read(MAX_BYTES + 1) or b""
    except OSError:
        # It is told when the file is read in earnest.
        return b""


def _data(path: str) -> Any:  # noqa: ANN401 - plain data of any shape
    return read_yaml(_read(path), Path(path).name).data
