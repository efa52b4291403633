"""What codes of the catalog are called on pages: one vocabulary for readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rescatalog.core.explain.reasons_registry import REASONS
from rescatalog.core.words import Access, Kind, Level, LinkRole, Status

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    Kind.COURSE: ("course", "courses"),
    Kind.BOOK: ("book", "books"),
    Kind.VIDEO: ("video", "videos"),
    Kind.VIDEO_SERIES: ("video series", "video series"),
    Kind.ARTICLE: ("article", "articles"),
    Kind.NOTES: ("notes", "notes"),
    Kind.LIST: ("list", "lists"),
    Kind.INTERACTIVE: ("interactive page", "interactive pages"),
    Kind.PROBLEMS: ("problems", "problems"),
}
LEVELS: Final[Mapping[str, str]] = {
    Level.SCHOOL: "school",
    Level.INTRODUCTORY: "introductory",
    Level.INTERMEDIATE: "intermediate",
    Level.ADVANCED: "advanced",
    Level.RESEARCH: "research",
}
ACCESS: Final[Mapping[str, str]] = {
    Access.FREE: "free",
    Access.FREE_WITH_ACCOUNT: "free with an account",
    Access.FREE_LIMITED: "partly free",
    Access.AUDIT: "free to audit",
    Access.SUBSCRIPTION: "by subscription",
    Access.PAID: "paid",
    Access.PAY_WHAT_YOU_WANT: "pay what you want",
    Access.LIBRARY: "through a library",
    Access.UNKNOWN: "price not known",
}
STATES: Final[Mapping[str, str]] = {
    Status.UNCHECKED: "not checked yet",
    Status.OK: "alive",
    Status.MOVED: "moved",
    Status.RESTRICTED: "needs a login",
    Status.BLOCKED: "refuses our checker",
    Status.SUSPECT: "looks wrong",
    Status.FAILING: "failing lately",
    Status.DEAD: "dead",
}
STATE_MEANS: Final[Mapping[str, str]] = {
    Status.UNCHECKED: "Nobody has asked this address yet.",
    Status.OK: "It answers as it should.",
    Status.MOVED: "It answers at a new address.",
    Status.RESTRICTED: "It is there, behind a login, a payment or a legal wall.",
    Status.BLOCKED: "It turns robots away; in a browser it may be fine.",
    Status.SUSPECT: "It answers, but not with what the catalog says it is.",
    Status.FAILING: "It has not answered lately; that may pass.",
    Status.DEAD: "It was gone three times, on three days over at least a week.",
}
ROLES: Final[Mapping[str, str]] = {
    LinkRole.HOMEPAGE: "Home page",
    LinkRole.READ_ONLINE: "Read online",
    LinkRole.PDF: "PDF",
    LinkRole.EPUB: "EPUB",
    LinkRole.VIDEOS: "Videos",
    LinkRole.ENROL: "Enrol",
    LinkRole.BUY: "Buy",
    LinkRole.CODE: "Code",
    LinkRole.ERRATA: "Errata",
    LinkRole.SOLUTIONS: "Solutions",
    LinkRole.FORUM: "Forum",
    LinkRole.MIRROR: "Other address",
    LinkRole.ARCHIVE: "Archived copy",
    LinkRole.TRANSLATION: "Translation",
    LinkRole.DISCUSSION: "Discussion",
    LinkRole.DATA: "Data",
}
STANCES: Final[Mapping[str, str]] = {
    "recommended": "recommends it",
    "recommended-with-reservation": "recommends it, with a reservation",
    "mentioned": "mentions it",
    "rated": "rates it",
    "advised-against": "advises against it",
}
INTERESTS: Final[Mapping[str, str]] = {
    "none": "none",
    "self": "own work",
    "affiliate": "paid when you buy through the guide",
    "employer": "works for those who offer it",
    "unknown": "not known",
}
IDENTIFIED: Final[Mapping[str, str]] = {
    "by-link": "named with a link",
    "by-name": "named by its title",
    "by-likelihood": "most likely this one is meant",
}
DEPTHS: Final[Mapping[str, str]] = {
    "none": "not needed",
    "overview": "overview",
    "basic": "basic",
    "working": "working",
    "deep": "deep",
}
DEPTH_MEANS: Final[Mapping[str, str]] = {
    "overview": "understand what happens",
    "basic": "know the definitions and do it by hand",
    "working": "apply it and interpret the result",
    "deep": "choose a method and justify it",
    "none": "the guide says that one can do without",
}
SENSES: Final[Mapping[str, str]] = {
    "other": "says something else",
    "blank": "is not in the catalog",
    "newer": "there is a newer edition",
    "grew": "there is more of it now",
    "ended": "it is archived, closed or withdrawn",
    "renamed": "it has another name or address",
}
LANGUAGES: Final[Mapping[str, str]] = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian",
    "nl": "Dutch", "pl": "Polish", "ru": "Russian", "uk": "Ukrainian", "tr": "Turkish", "ar": "Arabic",
    "hi": "Hindi", "zh": "Chinese", "ja": "Japanese", "ko": "Korean",
}  # fmt: skip
FORMATS: Final[Mapping[str, str]] = {"html": "web pages", "pdf": "PDF", "epub": "EPUB", "ebook": "e-book"}

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "kind": {code: one for code, (one, _) in KINDS.items()},
    "level": LEVELS,
    "access": ACCESS,
    "state": STATES,
    "state-means": STATE_MEANS,
    "link": ROLES,
    "stance": STANCES,
    "interest": INTERESTS,
    "identified": IDENTIFIED,
    "depth": DEPTHS,
    "depth-means": DEPTH_MEANS,
    "sense": SENSES,
    "language": LANGUAGES,
    "format": FORMATS,
    "reason": {code: reason.means for code, reason in REASONS.items()},
}


def worded(code: str, group: str) -> str:
    """Return what readers call a code.

    Args:
        code: a word of a closed list; any other word is shown as it stands.
        group: the list, a key of `WORDS`.
    """
    return WORDS[group].get(code, code.replace("-", " "))


def worded_list(codes: str | None, group: str) -> str:
    """Return a comma-separated list of codes as readers call them."""
    return ", ".join(worded(code, group) for code in codes.split(", ")) if codes else ""


def counted(code: str, count: int) -> str:
    """Return what readers call so many resources of a kind."""
    one, many = KINDS.get(code, (code, code))
    return one if count == 1 else many


def span_of_levels(levels: str) -> tuple[int, int] | None:
    """Return the easiest and the hardest of comma-separated levels, counted from 1; None where none is known."""
    order = list(LEVELS)
    places = [order.index(level) + 1 for level in levels.split(", ") if level in order]
    return (min(places), max(places)) if places else None


def hours(least: float | None, most: float | None) -> str:
    """Return a span of hours for people."""
    if least is None or most is None:
        return ""
    low, high = round(least), round(most)
    return f"{low} h" if low == high else f"{low}–{high} h"  # noqa: RUF001 - an en dash stands between numbers
