"""Words as they compare, whatever the script; sayings with gaps; the parts of a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

# Texts are looked at several times in a run.
REMEMBERED = 8_192
# Between the two ends of a saying stand so many characters at most.
MAX_GAP = 120
# What stands between words; vowel signs of Arabic, Hebrew, Indian and other scripts belong to words.
_BETWEEN = re.compile(
    r"[^\w\n\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e00-\u1099]+"
)
# Writing without blanks between words; there a saying may begin in the middle of anything.
_UNBROKEN = re.compile(r"[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNWRITTEN = re.compile("['\u2018\u2019\u02bc\u00b4`\u0307\u00ad\u200b-\u200f\u2060\ufeff]")
# Accents of Latin, Greek and Cyrillic; the signs of other scripts are letters of theirs.
_ACCENTS = re.compile("[\u0300-\u036f]")
_MARKS = r"|\u2013\u2014\u00b7\u2022\u00bb\u00ab\u2039\u203a"
# A title is a page's name, the site's name, and a mark between them.
_PARTS = re.compile(rf"\s+[{_MARKS}>:~/-]+\s+|\s*[{_MARKS}]\s*")
_AFTER_COLON = re.compile(r":\s+")


# The same for ASCII, where a table is several times faster than expressions.
_ASCII = {number: " " for number in range(128) if not chr(number).isalnum() and chr(number) not in "_\n"}
_ASCII |= {ord("'"): "", ord("`"): ""}


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """Return the words of a text in lower case with single blanks between them, without apostrophes and accents.

    Lines stay lines. Many leave accents out, so both sides do without.
    """
    if text.isascii():
        lines = text.lower().translate(_ASCII).split("\n")
        return "\n".join([" ".join(line.split()) for line in lines]).strip()
    text = normalize("NFC", _ACCENTS.sub("", normalize("NFD", text)))
    return _BETWEEN.sub(" ", _UNWRITTEN.sub("", text.casefold())).strip()


@lru_cache(maxsize=REMEMBERED)
def parts_of(title: str) -> tuple[str, ...]:
    """Return the plain words of a title, of each of its parts, and of what follows a colon.

    What stands before a colon names a subject: `Not found: a history` says nothing of the page.
    """
    pieces = [title, *_PARTS.split(title)]
    pieces += [piece for part in pieces[1:] for piece in _AFTER_COLON.split(part)[1:]]
    return tuple(dict.fromkeys(found for piece in pieces if (found := plain(piece))))


class Speech:
    """Short texts in plain words, one a line, ready to be searched for many sayings.

    Attributes:
        text: all lines.
        words: the words that stand in them.
    """

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self.words = frozenset(self.text.split())

    def line_at(self, at: int) -> int:
        """Return the number of the line in which a place of the text stands."""
        return self.text.count("\n", 0, at)


class Sayings:
    """Texts in plain words, some with a gap in which anything may stand."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take sayings as data files write them, `…` for a gap."""
        written = tuple(texts)
        self._whole = frozenset(plain(text) for text in written if "…" not in text)
        gapped = (text.partition("…") for text in written if "…" in text)
        self._gapped = tuple((plain(first), plain(last)) for first, _, last in gapped)
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for first, last in self._gapped:
            self._by_first.setdefault(first.partition(" ")[0], []).append((first, last))
        self._unbroken: list[tuple[str, str]] = []
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for first, last in (*((text, "") for text in self._whole), *self._gapped):
            if _UNBROKEN.search(first + last):
                self._unbroken.append((first, last))
            else:
                self._by_word.setdefault(max(f"{first} {last}".split(), key=len), []).append((first, last))

    def are(self, text: str) -> bool:
        """Return whether plain words are one of the sayings and nothing else."""
        if text in self._whole:
            return True
        begins = self._by_first.get(text.partition(" ")[0], ()), self._by_first.get("", ())
        return any(
            len(text) > len(first) + len(last) and text.startswith(first) and text.endswith(last)
            for group in begins
            for first, last in group
        )

    def have_one_of(self, words: Iterable[str]) -> bool:
        """Return whether one of some words, in ASCII, is one that a saying cannot be without."""
        return not self._by_word.keys().isdisjoint(words)

    def are_near(self, speech: Speech) -> bool:
        """Return whether one of the sayings may stand in a speech; when not, none of them does."""
        return not self._by_word.keys().isdisjoint(speech.words) or (bool(self._unbroken) and not speech.text.isascii())

    def place_in(self, speech: Speech) -> int | None:
        """Return where in a speech one of the sayings begins, or None."""
        for word in self._by_word.keys() & speech.words:
            for first, last in self._by_word[word]:
                at = _place(speech.text, first, last)
                if at >= 0:
                    return at
        if not speech.text.isascii():
            for first, last in self._unbroken:
                at = _place(speech.text, first, last)
                if at >= 0:
                    return at
        return None

    def __contains__(self, text: str) -> bool:
        """Return whether one of the sayings stands in a text."""
        return self.place_in(Speech(text)) is not None


def _place(text: str, first: str, last: str) -> int:
    at = text.find(first)
    while at >= 0 and last:
        end = at + len(first)
        until = text.find("\n", end, end + MAX_GAP + len(last))
        if text.find(last, end, until if until >= 0 else end + MAX_GAP + len(last)) >= 0:
            break
        at = text.find(first, end)
    return at
