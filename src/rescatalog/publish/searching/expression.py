"""What people type, as an FTS5 expression; no input can make a syntax error."""

from __future__ import annotations

import re
from typing import Final

from rescatalog.publish.words.query import MAX_CHARACTERS, MAX_WORDS, words_of
from rescatalog.publish.words.synonyms import LONGEST, asked_for, family_of, in_titles

_PHRASE = re.compile(r'"([^"]*)"')
# Words that say only that something is asked.
COMMON: Final = frozenset({
    "a", "about", "actually", "again", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "become", "becoming", "been", "before", "being", "best", "but", "by", "can", "could", "do", "does", "during",
    "even", "explain", "explained", "find", "for", "from", "get", "getting", "give", "good", "great", "had", "has",
    "have", "having", "he", "help", "how", "i", "if", "in", "into", "is", "it", "its", "just", "know", "learn",
    "learning", "looking", "many", "me", "much", "must", "my", "need", "now", "of", "off", "on", "or", "our", "out",
    "please", "prerequisite", "prerequisites", "really", "resource", "resources", "she", "should", "show", "so",
    "some", "start", "still", "study", "teach", "tell", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "to", "too", "tutorial", "understand", "understanding", "up", "us", "used",
    "versus", "very", "vs", "want", "was", "way", "we", "were", "what", "when", "where", "which", "while", "who",
    "why", "will", "with", "works", "would", "write", "you", "your",
})  # fmt: skip
# What is typed before something that is not wanted.
WITHOUT: Final = frozenset({"without", "no"})
# Each of these counts a match of what was typed once more: bm25 of one word in one more column soon stops growing.
BOOSTS: Final = ("title : {}", "{{title main_text people_text topics_text}} : {}")


def match(query: str) -> str:
    """Return the FTS5 expression for a query, or nothing when it holds no word."""
    quoted, words, groups, wishes = _read(query)
    if groups:
        names = _names(words)
        # A title may be a question: how to prove it.
        whole = [] if words in names else [f"title : {_phrase(words)}"]
        named = whole + [boost.format(_phrase(some)) for some in names for boost in BOOSTS]
        groups = [f"({' OR '.join([_all_of(groups), *named])})"]
    return " AND ".join(quoted + groups + wishes)


def pieces(query: str) -> tuple[list[str], list[str]]:
    """Return an FTS5 expression for each word of the subject with its family, and for each phrase and wish."""
    quoted, _, groups, wishes = _read(query)
    return groups, quoted + wishes


def _read(query: str) -> tuple[list[str], list[str], list[str], list[str]]:
    """Return phrases in quotes, all other words, and the expressions for the subject and for what else is wished."""
    typed = query[:MAX_CHARACTERS]
    quoted = [_phrase(words) for text in _PHRASE.findall(typed) if (words := words_of(text))][:MAX_WORDS]
    words = words_of(_PHRASE.sub(" ", typed))[: MAX_WORDS - len(quoted)]
    subject, wishes = _parted(words)
    # The last word may still be being typed.
    unfinished = typed[-1:].isalnum() and subject[-1:] == words[-1:]
    return quoted, words, _groups(subject, unfinished=unfinished), wishes


def told_words(query: str) -> list[str]:
    """Return the telling words of a query with all words that they are taken for."""
    words = words_of(query[:MAX_CHARACTERS])[:MAX_WORDS]
    left, told = _parted(words)[0], [word for word in words if asked_for(word)]
    while left:
        length = _length_of_name(left)
        told += [word for other in family_of(" ".join(left[:length])) for word in words_of(other)]
        told += [word for one in left[:length] for word in family_of(one)]
        left = left[length:]
    return told


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the words of the subject, and what else is wished, as expressions."""
    subject, wishes, place = [], [], 0
    while place < len(words):
        word = words[place]
        if word in WITHOUT and place + 1 < len(words):
            place += 1
            wishes.append(_without(words[place]))
        elif means := asked_for(word):
            wishes.append(f"words : {_phrase([means])}")
        elif word not in COMMON:
            subject.append(word)
        place += 1
    if not subject and not wishes:
        return words, []
    return subject, list(dict.fromkeys(wishes))


def _without(word: str) -> str:
    others = [words_of(other) for other in family_of(word)]
    return _any_of(
        [f'"without{"".join(other)}"' for other in others] + [_phrase(["without", *other]) for other in others]
    )


def _names(words: list[str]) -> list[list[str]]:
    """Return the words from the first to the last that tell the subject, as typed and as titles spell them."""
    telling = [place for place, word in enumerate(words) if word not in COMMON and not asked_for(word)]
    typed = words[telling[0] : telling[-1] + 1] if telling else words
    spelled = _in_titles(typed)
    return [typed] if spelled == typed else [typed, spelled]


def _in_titles(words: list[str]) -> list[str]:
    """Return the words as a title spells them: math for ml is Mathematics for Machine Learning."""
    spelled: list[str] = []
    while words:
        length = _length_of_name(words)
        spelled += words_of(in_titles(" ".join(words[:length])))
        words = words[length:]
    return spelled


def _groups(words: list[str], *, unfinished: bool) -> list[str]:
    """Return an expression for each word, or for several in a row that mean one thing."""
    groups, place = [], 0
    while place < len(words):
        length = _length_of_name(words[place:])
        being_typed = unfinished and place + length == len(words)
        groups.append(_group(words[place : place + length], unfinished=being_typed))
        place += length
    return groups


def _length_of_name(words: list[str]) -> int:
    """Return how many of the first words are one name that has others."""
    for length in range(min(LONGEST, len(words)), 1, -1):
        if len(family_of(" ".join(words[:length]))) > 1:
            return length
    return 1


def _group(words: list[str], *, unfinished: bool) -> str:
    if len(words) == 1:
        return _alternatives(words[0], unfinished=unfinished)
    apart = _all_of([_alternatives(word, unfinished=False) for word in words])
    return _any_of([apart, *(_phrase(words_of(other)) for other in family_of(" ".join(words))[1:])])


def _alternatives(word: str, *, unfinished: bool) -> str:
    """Return a word with its family, each quoted."""
    terms = [_phrase(words_of(other)) for other in family_of(word)]
    # What begins with a word holds the word itself.
    return _any_of([f'"{word}"*', *terms[1:]] if unfinished else terms)


def _all_of(terms: list[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({' AND '.join(terms)})"


def _any_of(terms: list[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _phrase(words: list[str]) -> str:
    # Folded words hold letters and digits only, so nothing in them can end the quotes.
    return '"' + " ".join(words) + '"'
