"""Words that search takes for one another; `synonyms.toml` holds them, each family with its origin."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final

_DATA: Final = tomllib.loads(files("rescatalog.publish.words").joinpath("synonyms.toml").read_text(encoding="utf-8"))
FAMILIES: Final[tuple[tuple[str, ...], ...]] = tuple(tuple(family["words"]) for family in _DATA["family"])
WISHES: Final[Mapping[str, str]] = {word: wish["means"] for wish in _DATA["wish"] for word in wish["words"]}
# What a word belongs to that nothing in the catalog may name; `topic` is what topics call it.
BROADER: Final[Mapping[str, str]] = {word: one["topic"] for one in _DATA["broader"] for word in one["words"]}


def _kin() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for family in FAMILIES:
        for word in family:
            found.setdefault(word, {word: None}).update(dict.fromkeys(family))
    return {word: tuple(others) for word, others in found.items()}


_KIN: Final[Mapping[str, tuple[str, ...]]] = _kin()
_IN_TITLES: Final[Mapping[str, str]] = {word: family[0] for family in reversed(FAMILIES) for word in family}
LONGEST: Final = max(word.count(" ") + 1 for word in _KIN)


def family_of(word: str) -> tuple[str, ...]:
    """Return all words that mean what `word` means, itself first; several words in a row may be one."""
    return _KIN.get(word, (word,))


def in_titles(word: str) -> str:
    """Return what titles say for a word, or for several in a row that are one name."""
    return _IN_TITLES.get(word, word)


def asked_for(word: str) -> str:
    """Return the word that the index has for a wish apart from the subject, or nothing when it is none."""
    return WISHES.get(word, "")


def pairs() -> Iterator[tuple[str, str]]:
    """Yield every word with each other that it is taken for, each pair once."""
    for word, others in _KIN.items():
        yield from ((word, other) for other in others if other != word)
