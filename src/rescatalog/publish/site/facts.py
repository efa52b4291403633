"""What an entry says beyond the columns of its row, as labelled lines for its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

# Label forwards and backwards: how this resource stands to the other, and how the other stands to this.
_RELATIONS = {
    "part-of": ("Part of", "Its parts"),
    "companion-of": ("Goes with", "Goes with"),
    "translation-of": ("Translation of", "Translations"),
    "edition-of": ("Edition of", "Editions"),
    "same-lectures-as": ("Same lectures as", "Same lectures as"),
    "based-on": ("Based on", "Basis of"),
    "solutions-to": ("Solutions to", "Solutions"),
    "replaces": ("Replaces", "Replaced by"),
    "after": ("Better after", "Prepares for"),
    "replaced-by": ("Use instead", "Stands in for"),
}
# Where an identifier can be looked up; the others are shown as they are.
_LOOKUPS = {
    "isbn13": ("ISBN", ""),
    "doi": ("DOI", "https://doi.org/"),
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "github": ("GitHub", "https://github.com/"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "openlibrary": ("Open Library", "https://openlibrary.org/works/"),
    "gutenberg": ("Gutenberg", "https://www.gutenberg.org/ebooks/"),
    "course_number": ("Course number", ""),
}

# Fields that have another name for readers than their own.
_OBSERVED = {
    "creators": "By",
    "isbn13": "ISBN",
    "doi": "DOI",
    "stars": "Stars on GitHub",
    "pushed": "Code last changed",
}


class Item(NamedTuple):
    """One value of a fact, with where it leads, if anywhere."""

    text: str
    href: str = ""


class Fact(NamedTuple):
    """A label with its values."""

    label: str
    items: Sequence[Item]


def facts_of(details: Mapping[str, Any]) -> list[Fact]:
    """Return what an entry says, in the order a reader asks for it.

    Args:
        details: the entry as it stands in `resources.details`, without empty fields.
    """
    found = [
        Fact("You get", _items(details.get("provides", ()))),
        Fact("Made of", _items(_make(details))),
        Fact("Given as", _items([details["delivery"]] if "delivery" in details else ())),
        Fact("Code in", _items(details.get("code", ()))),
        Fact("Subtitles", _items(details.get("subtitles", ()))),
        Fact("Editions", [Item(_edition(edition)) for edition in details.get("editions", ())]),
        *_identifiers(details.get("identifiers", {})),
    ]
    return [fact for fact in found if fact.items]


class Observed(NamedTuple):
    """A value that fills a blank of the catalog, with what marks it as observed."""

    label: str
    value: str
    source: str
    since: str
    role: str


def observed_of(rows: Sequence[Mapping[str, Any]]) -> list[Observed]:
    """Return what was observed where the catalog says nothing; each row has `field`, `value`, `source` and `since`."""
    return [
        Observed(
            _OBSERVED.get(row["field"], row["field"].replace("-", " ").capitalize()),
            row["value"],
            row["source"],
            row["since"],
            row["role"],
        )
        for row in rows
    ]


def relations_of(rows: Sequence[Mapping[str, Any]]) -> list[Fact]:
    """Return how a resource stands to others; each row has `type`, `backwards`, `id` and `title`."""
    found: dict[str, list[Item]] = {}
    for row in rows:
        label = _RELATIONS[row["type"]][row["backwards"]]
        item = Item(row["title"], f"/resources/{row['id']}")
        if item not in found.setdefault(label, []):
            found[label].append(item)
    return [Fact(label, items) for label, items in found.items()]


def _items(words: Sequence[str]) -> list[Item]:
    return [Item(word.replace("-", " ")) for word in words]


def _make(details: Mapping[str, Any]) -> list[str]:
    """Return shape and size, as far as the kind has them."""
    counted = (("pages", "pages"), ("episodes", "episodes"), ("minutes", "minutes"))
    sizes = [f"{details[name]:g} {word}" for name, word in counted if name in details]
    return [*(details[name] for name in ("genre", "shape") if name in details), *sizes]


def _edition(edition: Mapping[str, Any]) -> str:
    parts = [edition.get("edition"), edition.get("year"), edition.get("publisher")]
    numbers = [f"ISBN {number}" for number in edition.get("isbn13", ())]
    return ", ".join(str(part) for part in (*parts, *numbers) if part)


def _identifiers(given: Mapping[str, Sequence[str]]) -> Iterator[Fact]:
    for name, (label, prefix) in _LOOKUPS.items():
        numbers = given.get(name, ())
        yield Fact(label, [Item(number, prefix and prefix + quote(number, safe="/.")) for number in numbers])
