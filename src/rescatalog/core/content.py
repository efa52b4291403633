"""What the content of a page says that its status does not: nothing is here, sign in, for sale, look at our home."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from rescatalog.core.observation import Observation
from rescatalog.core.page import decoded, one_line
from rescatalog.core.phrases import headings_of, is_sign_in_path, says_not_found, says_sign_in
from rescatalog.core.walls import is_parked
from rescatalog.core.words import Verdict

# A site's front page may have a name, or one for each language.
_FRONT = frozenset({"", "/", "/index.html", "/index.htm", "/index.php", "/home", "/home/"})
# Only languages whose code is no usual name of a page: `/cs` may be a department, `/ml` a subject.
_LANGUAGE_FRONT = re.compile(r"(?i)/(en|de|fr|es|pt|nl|ru|pl|sv|zh|ja|ko|[a-z]{2}[-_][a-z]{2})/?")


def word_of(look: Sequence[Observation], title: str | None) -> tuple[Verdict, str] | None:
    """Return verdict and reason where the content of a page that answered 200 speaks against it, or None.

    Args:
        look: one chain of observations, the page last.
        title: of that page.
    """
    first, last = look[0], look[-1]
    asked, came_to = urlsplit(first.request.url), urlsplit(last.request.url)
    if is_sign_in_path(came_to.path) and not is_sign_in_path(asked.path):
        return Verdict.RESTRICTED, "login-required"
    if title and says_sign_in(title) and not is_sign_in_path(asked.path):
        return Verdict.RESTRICTED, "login-required"
    if is_parked(title, last.body):
        return Verdict.SUSPECT, "parked"
    if _says_not_found(title, last):
        return Verdict.SUSPECT, "says-not-found"
    if len(look) > 1 and is_front(came_to.path, came_to.query) and not is_front(asked.path, asked.query):
        return Verdict.SUSPECT, "redirect-to-home"
    return None


def is_front(path: str, query: str = "") -> bool:
    """Return whether an address is that of a site's front page, in whatever language."""
    if query:
        return False
    if path.lower() in _FRONT:
        return True
    return _LANGUAGE_FRONT.fullmatch(path) is not None


def _says_not_found(title: str | None, page: Observation) -> bool:
    if title and says_not_found(title):
        return True
    if "html" not in (page.header("content-type") or "html").lower():
        return False
    texts = (one_line(decoded(heading, page.header("content-type"))) for heading in headings_of(page.body))
    return any(says_not_found(text) for text in texts if text)
