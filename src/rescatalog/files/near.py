"""Which files have to do with changed entries, told by their bytes: most of a large catalog is never parsed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rescatalog.files.decode import MAX_BYTES
from rescatalog.files.read_yaml import read_yaml

_TITLE = re.compile(rb"^title:[ \t]+[\"']?(.*?)[\"']?[ \t]*\r?$", re.MULTILINE)
SUFFIX = ".yaml"
# Titles a little further apart than those that `titles` complains of: quotes and escapes are not yet read.
FLOOR = 80

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
        names: ids of other entries.
        titles: their own.
    """

    marks: set[Mark] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)


def near(files: Sequence[str], changed: Sequence[str]) -> frozenset[str]:
    """Return the files that share an address, an identifier or nearly a title with changed ones, or are named there.

    Args:
        files: the paths of all entries.
        changed: some of them.
    """
    told = _Told()
    for path in changed:
        _listen(_data(path), told)
    by_name = {stem_of(path): path for path in files} if told.names else {}
    titles: dict[str, list[str]] = {}
    found = set(_named(told.names, by_name))
    for path in files:
        content = _read(path)
        lowered = content.lower()
        if any(all(part in lowered for part in mark) for mark in told.marks):
            found.add(path)
        title = _TITLE.search(content)
        if title:
            titles.setdefault(title.group(1).decode("utf-8", "replace"), []).append(path)
    found.update(path for spelled in _alike(told.titles, titles) for path in titles[spelled])
    return frozenset(found) - frozenset(changed)


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
    if isinstance(data.get("title"), str):
        told.titles.append(data["title"])


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


def _alike(titles: Sequence[str], others: dict[str, list[str]]) -> Iterator[str]:
    # Only here is the library needed, and importing it takes a tenth of such a run.
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    ready = {spelled: utils.default_process(spelled) for spelled in others}
    for title in titles:
        told = utils.default_process(title)
        found = process.extract(told, ready, scorer=fuzz.token_sort_ratio, score_cutoff=FLOOR, limit=None)
        yield from (spelled for _, _, spelled in found)


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
