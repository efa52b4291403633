"""One thing that was read about a resource: what, from where, and how sure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# Whatever is read is plain: it goes into JSON and comes back the same.
Value = str | int | float | bool | tuple[str, ...]
# The origin of what stands on the page itself; every other origin is the name of a provider whose API answered.
PAGE = "page"


class Field(StrEnum):
    """What may be known of a resource by looking at it."""

    TITLE = "title"
    DESCRIPTION = "description"
    CREATORS = "creators"
    PUBLISHER = "publisher"
    SITE = "site"
    PUBLISHED = "published"
    MODIFIED = "modified"
    LANGUAGE = "language"
    LICENCE = "licence"
    MINUTES = "minutes"
    EPISODES = "episodes"
    PAGES = "pages"
    EDITION = "edition"
    ISBN13 = "isbn13"
    DOI = "doi"
    FREE = "free"
    PRICE = "price"
    AVAILABILITY = "availability"
    LEVEL = "level"
    TOPICS = "topics"
    COURSE_NUMBER = "course-number"
    TERM = "term"
    IMAGE = "image"
    CANONICAL = "canonical"
    STARS = "stars"
    FORKS = "forks"
    SUBSCRIBERS = "subscribers"
    PUSHED = "pushed"
    ARCHIVED = "archived"
    RENAMED_TO = "renamed-to"
    WITHDRAWN = "withdrawn"


class Confidence(StrEnum):
    """How far a fact can be trusted.

    `high` may fill a blank and speak against the catalog; `medium` may be proposed; `low` is only kept.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says.

    Attributes:
        field: about what.
        value: a text, number or truth; names and topics as a tuple. Dates are ISO 8601: a year, a month or a day.
            `licence` is an SPDX expression where it is one, `language` a BCP 47 tag, `price` an amount with its
            currency such as `49.00 USD`, `availability` one of `open`, `upcoming`, `closed` and `archived`.
        source: who says so, kebab-case, such as `json-ld`, `og`, `h1`, `github-api`.
    """

    field: Field
    value: Value
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What all sources of one origin say together.

    Attributes:
        field: about what.
        value: as in `Claim`.
        source: whose word it is.
        confidence: how far it can be trusted.
        others: sources that said otherwise, with what they said.
    """

    field: Field
    value: Value
    source: str
    confidence: Confidence
    others: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change in what an origin says: a fact that is new or in the place of another one, or that is no longer said.

    Attributes:
        origin: `page`, or the provider whose API said it.
        field: about what.
        fact: what is said now, or None when nothing is said any more.
    """

    origin: str
    field: Field
    fact: Fact | None
