"""A judgement of the page in the light of what the one who offers it says."""

from __future__ import annotations

import re
from dataclasses import replace

from rescatalog.core import urls
from rescatalog.core.judging.check import Judgement
from rescatalog.core.judging.observation import Observation, Trail
from rescatalog.core.judging.word import Life, Word
from rescatalog.core.words import Verdict

_LETTERS = re.compile(r"\w+")
# A wall in front of the page says nothing against it when its provider knows that it is there.
_WALLED = frozenset({Verdict.BLOCKED, Verdict.UNSURE})


def spoken_for(judgement: Judgement, trail: Trail) -> Judgement:
    """Return a judgement with the provider's word heard.

    One word alone does not make a page missing: it must agree with a page that shows nothing of its own.

    Args:
        judgement: of the page alone.
        trail: with the provider's answers.
    """
    word = next((chain[-1].word for chain in trail.answers if chain[-1].word is not None), None)
    if word is None or judgement.verdict in {Verdict.MISSING, Verdict.REFUSED}:
        return judgement
    if word.life is Life.PRIVATE:
        return _told(judgement, Verdict.RESTRICTED, "private", word)
    if word.life is Life.GONE:
        page = trail.looks[-1][-1]
        # Of a page that could not be seen nobody can say that it shows nothing.
        if page.is_success and (judgement.verdict is Verdict.SUSPECT or is_bare(page)):
            return _told(judgement, Verdict.MISSING, "removed", word)
        return _told(judgement, Verdict.SUSPECT, "said-to-be-gone", word)
    if judgement.verdict in _WALLED:
        # What the wall called itself is no title of the page.
        return replace(_told(judgement, Verdict.ALIVE, "vouched-for", word), title=None)
    return judgement


def is_bare(page: Observation) -> bool:
    """Return whether a page names nothing but its site, as `- YouTube` does."""
    site = "".join(urls.host_key(page.request.url).split("."))
    return all(word.casefold() in site for word in _LETTERS.findall(page.title or ""))


def _told(judgement: Judgement, verdict: Verdict, reason: str, word: Word) -> Judgement:
    because = f"{word.provider}: {word.because}" if word.because else word.provider
    return replace(judgement, verdict=verdict, reason=reason, because=because)
