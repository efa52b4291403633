"""The language of a page, told from its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rescatalog.core.extract.codes import language_of
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.text import prose_of
from rescatalog.core.extract.wording import plain
from rescatalog.core.facts.fact import Claim, Field

SHORTEST = 60
MOST_LETTERS = 4_000
# Percent of the text.
LEAST_SHARE = 50


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield the language that the sentences of a page are in, where there are enough of them to tell."""
    text = prose_of(page.tree, MOST_LETTERS)
    if len(text) < SHORTEST:
        text = " ".join(filter(None, (page.title, page.meta("description", "og:description"), text)))
    language = language_told(text, page.tree.get("lang"))
    if language:
        yield Claim(field=Field.LANGUAGE, value=language, source="text")


def language_told(text: str, hint: str | None = None) -> str | None:
    """Return the language of a text as a BCP 47 tag, or None when it is too short or in none alone.

    Args:
        text: of at least 60 characters.
        hint: language that the page says it is in; it decides where the text leaves it open.
    """
    seen = plain(text[:MOST_LETTERS], MOST_LETTERS)
    if seen is None or len(seen) < SHORTEST:
        return None
    # Loaded here, so that only who reads pages pays for it.
    import pycld2  # type: ignore[import-untyped]  # noqa: PLC0415 - the reason stands above

    hinted = language_of(hint)
    raw = seen.encode("utf-8", "ignore")
    try:
        told = _most_of(pycld2.detect(raw, hintLanguage=hinted)[2])
        # A few sentences may leave it open between neighbours, such as Spanish and Portuguese.
        guessed = told or _most_of(pycld2.detect(raw, hintLanguage=hinted, bestEffort=True)[2])
    except pycld2.error:
        # Characters that it refuses.
        return None
    return guessed if told or (guessed and hinted and guessed.split("-")[0] == hinted.split("-")[0]) else None


def _most_of(found: Sequence[tuple[str, str, int, float]]) -> str | None:
    """Return the language that at least half of a text is in, or None."""
    _, tag, share, _ = found[0]
    return language_of(tag) if tag != "un" and share >= LEAST_SHARE else None
