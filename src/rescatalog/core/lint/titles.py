"""Near titles by the same makers: perhaps one resource twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from rescatalog.core.catalog import Catalog
from rescatalog.core.entry import Entry
from rescatalog.core.lint.duplicates import related
from rescatalog.core.problem import Problem

# Measured on 17,214 real titles: below this likeness titles of different things meet, above it spellings of one.
FLOOR = 92
# A title is compared with those that share one of its this many rarest words.
TELLING_WORDS = 2
_ROMAN = frozenset("ivx")


@dataclass(frozen=True, slots=True)
class _Title:
    """A title made ready to be compared.

    Attributes:
        entry: whose it is.
        words: without case and marks.
        sorted: the same, in the order of the alphabet.
        numbers: part 1 is not part 2.
    """

    entry: Entry
    words: tuple[str, ...]
    sorted: str
    numbers: tuple[str, ...]


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield titles nearly alike with a maker or a provider in common (CAT503), at the later entry."""
    titles = [_title(entry) for entry in catalog.entries.values()]
    common = Counter(word for title in titles for word in set(title.words))
    shelves: defaultdict[tuple[str, tuple[str, ...], str], dict[str, _Title]] = defaultdict(dict)
    for title in titles:
        telling = sorted(set(title.words), key=lambda word: (common[word], word))[:TELLING_WORDS]
        keys = [(maker, title.numbers, word) for maker in sorted(_makers(title.entry)) for word in telling]
        other = next((twin for key in keys for twin in _alike(title, shelves[key])), None)
        if other is not None:
            yield _told(catalog, title.entry, other.entry)
        for key in keys:
            shelves[key].setdefault(title.sorted, title)


def _alike(title: _Title, shelf: dict[str, _Title]) -> Iterator[_Title]:
    for spelled, _, _ in process.extract(title.sorted, shelf.keys(), scorer=fuzz.ratio, score_cutoff=FLOOR, limit=5):
        if not related(title.entry, shelf[spelled].entry):
            yield shelf[spelled]


def _title(entry: Entry) -> _Title:
    words = tuple(utils.default_process(entry.title).split())
    numbers = tuple(word for word in words if word.isdigit() or _ROMAN.issuperset(word))
    return _Title(entry, words, " ".join(sorted(words)), numbers)


def _told(catalog: Catalog, entry: Entry, other: Entry) -> Problem:
    first = catalog.documents["resource", other.id].place("title")
    message = (
        f"nearly the title of {first.file}:{first.line}, by the same makers; "
        "keep one of the two, or relate the entries under `relations`"
    )
    place = catalog.documents["resource", entry.id].value("title")
    return Problem(code="CAT503", place=place, message=message, severity="warning")


def _makers(entry: Entry) -> set[str]:
    surnames = {creator.name.split()[-1].lower() for creator in entry.creators}
    return surnames | ({f"provider {entry.provider}"} if entry.provider else set())
