"""What a living page says that a person may want to know, and that changes no verdict."""

from __future__ import annotations

from functools import lru_cache

from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.phrases import absence_of
from rescatalog.core.judging.signature import Signature, Where, signatures
from rescatalog.core.judging.skim import Skim
from rescatalog.core.judging.wording import Sayings

# A page that says less than this says nothing.
SPEECHLESS_CHARS = 120
# Less than this is little for a page of so many bytes.
LITTLE_TEXT_CHARS = 250
MUCH_MARKUP_BYTES = 4_000


def remarks(page: Observation) -> tuple[str, ...]:
    """Return the codes of the notes on what an HTML page says, in a fixed order.

    Args:
        page: an answer that says that all is well, with its bytes.
    """
    skim = page.skimmed
    named = ("names-not-found",) if page.title and absence_of(page.title) else ()
    if skim is None:
        return named
    said = list(dict.fromkeys(one.says for one, known in _notes() if _holds(one, known, skim)))
    # Banners and hints for browsers without scripts stand on many a page that has much to say.
    few = skim.own_chars <= LITTLE_TEXT_CHARS
    notes = [code for code in said if few or code not in {"consent-asked", "needs-script"}]
    if few and "needs-script" not in notes and _is_shell(page, skim):
        notes.append("needs-script")
    if few and "needs-script" not in notes and page.size >= MUCH_MARKUP_BYTES and skim.chars <= LITTLE_TEXT_CHARS:
        notes.append("little-text")
    return (*notes, *named)


def _is_shell(page: Observation, skim: Skim) -> bool:
    return skim.chars <= SPEECHLESS_CHARS and b"<script" in page.body and b"<noscript" in page.body


def _holds(one: Signature, known: Sayings, skim: Skim) -> bool:
    if one.where is Where.MARKUP:
        return skim.mark_of(text.encode() for text in one.texts) is not None
    return skim.announces(known) is not None


@lru_cache(maxsize=1)
def _notes() -> tuple[tuple[Signature, Sayings], ...]:
    return tuple((one, Sayings(one.texts)) for one in signatures("notes"))
