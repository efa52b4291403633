"""What the content of a page says that its status does not: nothing is here, sign in, for sale, look at our home."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from rescatalog.core.judging.absence import not_found_text
from rescatalog.core.judging.expectation import Expected, first_broken
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.phrases import is_sign_in_path
from rescatalog.core.judging.standing import asks_for_money, asks_to_sign_in, nobodys
from rescatalog.core.judging.walls import consent_wall_of
from rescatalog.core.words import Verdict

# A page that shows something has one of these, or words.
_SHOWS = re.compile(rb"<(img|iframe|frame|object|embed|svg|canvas|video|audio|script|form|input|math)\b", re.IGNORECASE)
# A site's front page may have a name, or one for each language.
_FRONT = frozenset({"", "/", "/index.html", "/index.htm", "/index.php", "/home", "/home/"})
# Only languages whose code is no usual name of a page: `/cs` may be a department, `/ml` a subject.
_LANGUAGE_FRONT = re.compile(r"(?i)/(en|de|fr|es|pt|nl|ru|pl|sv|zh|ja|ko|[a-z]{2}[-_][a-z]{2})/?")


def word_of(look: Sequence[Observation], expectations: Sequence[Expected] = ()) -> tuple[Verdict, str, str] | None:
    """Return verdict, reason and evidence where the content of a page that answered 200 speaks against it, or None.

    Args:
        look: one chain of observations, the page last.
        expectations: what the catalog's entries say of this page.
    """
    last = look[-1]
    told = _door(look)
    if told is None and not _vouched(expectations, last):
        told = _wrong(last)
    if told is not None:
        return told
    broken = first_broken(expectations, last)
    if broken is not None:
        return Verdict.SUSPECT, *broken
    # Whoever wrote down what to expect has seen where the way leads.
    if not expectations and _came_home(look):
        return Verdict.SUSPECT, "redirect-to-home", f"the way led to the front page of {last.request.host}"
    return None


def _door(look: Sequence[Observation]) -> tuple[Verdict, str, str] | None:
    """Say so where somebody stands before the page and asks for consent, a name or money."""
    last = look[-1]
    asked, came_to = urlsplit(look[0].request.url), urlsplit(last.request.url)
    if is_sign_in_path(came_to.path) and not is_sign_in_path(asked.path):
        return Verdict.RESTRICTED, "login-required", f"the way led to {came_to.path}"
    asks = consent_wall_of(last.request.host, last.title or "", last.skimmed)
    if asks is not None:
        return Verdict.BLOCKED, "consent-wall", f"the page of {asks} that asks for consent"
    if is_sign_in_path(asked.path):
        return None
    wants = asks_to_sign_in(last)
    if wants is not None:
        return Verdict.RESTRICTED, "login-required", wants
    wants = asks_for_money(last)
    return None if wants is None else (Verdict.RESTRICTED, "payment-required", wants)


def _wrong(page: Observation) -> tuple[Verdict, str, str] | None:
    """Say so where a page shows nothing, is nobody's, or says that it is not there."""
    if _is_blank(page):
        return Verdict.SUSPECT, "empty", "there is nothing to see on the page"
    nobody = nobodys(page)
    if nobody is not None:
        return Verdict.SUSPECT, *nobody
    said = not_found_text(page)
    return None if said is None else (Verdict.SUSPECT, "says-not-found", said)


def _is_blank(page: Observation) -> bool:
    skim = page.skimmed
    if skim is None or skim.chars or page.title or page.truncated:
        return False
    return _SHOWS.search(page.body) is None


def _vouched(expectations: Sequence[Expected], page: Observation) -> bool:
    """Return whether somebody wrote down a title for the page that it still has."""
    return any(expected.title for expected in expectations) and first_broken(expectations, page) is None


def is_front(path: str, query: str = "") -> bool:
    """Return whether an address is that of a site's front page, in whatever language."""
    if query:
        return False
    if path.lower() in _FRONT:
        return True
    return _LANGUAGE_FRONT.fullmatch(path) is not None


def _came_home(look: Sequence[Observation]) -> bool:
    asked, came_to = urlsplit(look[0].request.url), urlsplit(look[-1].request.url)
    return len(look) > 1 and is_front(came_to.path, came_to.query) and not is_front(asked.path, asked.query)
