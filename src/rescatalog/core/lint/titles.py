"""Near titles by the same makers: perhaps one resource twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz, utils

from rescatalog.core.catalog import Catalog
from rescatalog.core.entry import Entry
from rescatalog.core.lint.duplicates import related
from rescatalog.core.problem import Problem

# Measured on 17,214 real titles: below this likeness titles of different things meet, above it spellings of one.
FLOOR = 92
# A title is compared with those that share one of its this many rarest words.
TELLING_WORDS = 2


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield titles nearly alike with a maker or a provider in common (CAT503), at the later entry."""
    words = {entry.id: utils.default_process(entry.title).split() for entry in catalog.entries.values()}
    common = Counter(word for title in words.values() for word in set(title))
    shelves: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    told = set()
    for entry in catalog.entries.values():
        title = sorted(words[entry.id])
        telling = sorted(set(title), key=lambda word: (common[word], word))[:TELLING_WORDS]
        keys = [(maker, word) for maker in sorted(_makers(entry)) for word in telling]
        for other in (other for key in keys for other in shelves[key]):
            if (entry.id, other.id) in told or related(entry, other) or _numbers(entry) != _numbers(other):
                continue
            if fuzz.ratio(" ".join(title), " ".join(sorted(words[other.id])), score_cutoff=FLOOR):
                told.add((entry.id, other.id))
                yield _told(catalog, entry, other)
        for key in keys:
            shelves[key].append(entry)


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


def _numbers(entry: Entry) -> list[str]:
    """Return the numbers of a title: part 1 is not part 2."""
    return [word for word in utils.default_process(entry.title).split() if word.isdigit() or set(word) <= set("ivx")]
