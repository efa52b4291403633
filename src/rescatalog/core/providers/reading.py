"""What a trail tells of a resource: the page itself, and each provider that answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rescatalog.core.extract.merge import merged
from rescatalog.core.extract.reading import claims_of_answer, parsed
from rescatalog.core.facts.fact import PAGE, Fact
from rescatalog.core.judging.check import Judgement
from rescatalog.core.judging.observation import Observation
from rescatalog.core.providers.provider import Question, Reply
from rescatalog.core.providers.registry import page_claims
from rescatalog.core.words import Verdict

# A page behind a wall is alive by its provider's word, but what was seen is the wall.
_SEEN = frozenset({"ok", "redirect-permanent"})
_ALIVE = frozenset({Verdict.ALIVE, Verdict.MOVED})


def facts_seen(
    page: Observation, judgement: Judgement, replies: Iterable[tuple[Question, Reply]], *, max_bytes: int
) -> Mapping[str, tuple[Fact, ...]]:
    """Return what was told now, by origin; an origin that told nothing new is left out.

    Pages that are not alive tell nothing: what a wall, a login or an apology says of itself is no fact of the resource.
    Nor does one that broke off: what was lost of it would look as if it were no longer said.

    Args:
        page: the end of the last look.
        judgement: of it.
        replies: of the providers.
        max_bytes: at which pages are cut; one that was cut there was read as far as it ever is.
    """
    told: dict[str, tuple[Fact, ...]] = {}
    seen = judgement.verdict in _ALIVE and judgement.reason in _SEEN and page.is_success and not page.is_unchanged
    if seen and (not page.truncated or page.size >= max_bytes):
        told[PAGE] = facts_of(page.body, page.headers, page.request.url)
    for question, reply in replies:
        if reply.renews:
            told[question.item.provider] = merged(reply.claims)
    return told


def facts_of(body: bytes, headers: Iterable[tuple[str, str]], url: str) -> tuple[Fact, ...]:
    """Return what an answer that was judged alive says of the resource.

    Args:
        body: decoded bytes, possibly cut.
        headers: names in lower case.
        url: canonical address that answered.
    """
    kept = tuple(headers)
    kind = next((value for name, value in kept if name == "content-type"), None)
    page = parsed(body, kind, url)
    said = claims_of_answer(body, kept, page)
    return merged(said if page is None else page_claims(page, said))
