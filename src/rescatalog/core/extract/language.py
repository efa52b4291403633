"""The language of a page, told from its text."""

from __future__ import annotations

from collections.abc import Iterator

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
    try:
        _, _, found = pycld2.detect(seen.encode("utf-8", "ignore"), hintLanguage=hinted, bestEffort=True)
    except pycld2.error:
        # Characters that it refuses.
        return None
    tag, share = found[0][1], found[0][2]
    if tag == "un" or share < LEAST_SHARE:
        return None
    return language_of(tag)
