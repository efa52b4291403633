"""What the content of a page says that its status does not: nothing is here, sign in, for sale, look at our home."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from rescatalog.core.judging.expectation import Expected, first_broken
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.phrases import is_sign_in_path, says_not_found, says_sign_in
from rescatalog.core.words import Verdict

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
    first, last = look[0], look[-1]
    asked, came_to = urlsplit(first.request.url), urlsplit(last.request.url)
    if is_sign_in_path(came_to.path) and not is_sign_in_path(asked.path):
        return Verdict.RESTRICTED, "login-required", f"the way led to {came_to.path}"
    if last.title and says_sign_in(last.title) and not is_sign_in_path(asked.path):
        return Verdict.RESTRICTED, "login-required", _titled(last)
    if last.is_parked:
        return Verdict.SUSPECT, "parked", _titled(last)
    said = not_found_text(last)
    if said is not None:
        return Verdict.SUSPECT, "says-not-found", f"the page says `{said}`"
    broken = first_broken(expectations, last)
    if broken is not None:
        return Verdict.SUSPECT, *broken
    # Whoever wrote down what to expect has seen where the way leads.
    if not expectations and _came_home(look):
        return Verdict.SUSPECT, "redirect-to-home", f"the way led to the front page of {came_to.hostname}"
    return None


def not_found_text(page: Observation) -> str | None:
    """Return the title or heading with which a page says that it is not there, or None."""
    texts = (*((page.title,) if page.title else ()), *page.headlines)
    return next((text for text in texts if says_not_found(text)), None)


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


def _titled(page: Observation) -> str:
    return f"title: {page.title}" if page.title else ""
