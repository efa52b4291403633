"""Near titles by the same makers: perhaps one resource twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.problem import Problem
from rescatalog.core.lint.duplicates import related

# Measured on 17,214 real titles: below this likeness titles of different things meet, above it spellings of one.
FLOOR = 92
# A title is compared with those that share one of its this many longest words.
TELLING_WORDS = 2
_NO_WORD = re.compile(r"[\W_]+")
_ROMAN = frozenset("ivx")


@dataclass(frozen=True, slots=True)
class _Title:
    """A title made ready to be compared.

    Attributes:
        entry: whose it is.
        sorted: its words without case and marks, in the order of the alphabet.
        numbers: part 1 is not part 2.
    """

    entry: Entry
    sorted: str
    numbers: tuple[str, ...]


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield titles nearly alike with a maker or a provider in common (CAT503), at the later entry."""
    shelves: defaultdict[tuple[str, tuple[str, ...], str], dict[str, Entry]] = defaultdict(dict)
    for entry in catalog.entries.values():
        if entry.status.state == "withdrawn":
            # A tombstone keeps its title, and may say that the two were one.
            continue
        title = _title(entry)
        makers = [*surnames(creator.name for creator in entry.creators), f"provider {entry.provider or entry.id}"]
        keys = [(maker, title.numbers, word) for maker in makers for word in telling_words(entry.title)]
        twins = {other.id: other for key in keys for other in _alike(title, shelves[key])}
        if twins:
            yield _told(catalog, entry, twins[min(twins)])
        for key in keys:
            shelves[key].setdefault(title.sorted, entry)


def _alike(title: _Title, shelf: Mapping[str, Entry]) -> Iterator[Entry]:
    # Most titles stand alone on their shelf, and importing the library takes longer than reading one entry.
    if not shelf:
        return
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    if title.sorted in shelf:
        found = [title.sorted]
    else:
        said = process.extract(title.sorted, shelf.keys(), scorer=fuzz.ratio, score_cutoff=FLOOR, limit=None)
        found = [spelled for spelled, _, _ in said]
    yield from (shelf[spelled] for spelled in found if not related(title.entry, shelf[spelled]))


def _title(entry: Entry) -> _Title:
    words = _words(entry.title)
    numbers = tuple(word for word in words if word.isdigit() or _ROMAN.issuperset(word))
    return _Title(entry, " ".join(sorted(words)), numbers)


def _told(catalog: Catalog, entry: Entry, other: Entry) -> Problem:
    first = catalog.documents["resource", other.id].place("title")
    message = (
        f"nearly the title of {first.file}:{first.line}, by the same makers; "
        "keep one of the two, or relate the entries under `relations`"
    )
    place = catalog.documents["resource", entry.id].value("title")
    return Problem(code="CAT503", place=place, message=message, severity="warning")


def surnames(names: Iterable[str]) -> list[str]:
    """Return the last words of names, each once, in lower case."""
    return sorted({name.split()[-1].lower() for name in names if name.split()})


def telling_words(title: str) -> list[str]:
    """Return the longest words of a title, in lower case."""
    return sorted(set(_words(title)), key=lambda word: (-len(word), word))[:TELLING_WORDS]


def _words(title: str) -> list[str]:
    return _NO_WORD.sub(" ", title.lower()).split()
