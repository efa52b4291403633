"""The parts of an entry: links, creators, offers, effort, identifiers, relations, state."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from rescatalog.core import urls
from rescatalog.core.catalog.identifiers import Isbn13, Orcid
from rescatalog.core.catalog.scalars import HostName, Language, Line, Part, Positive, Slug, Slugs, written
from rescatalog.core.words import Access, LinkRole


def _address(text: str) -> str:
    complaint = urls.complaint(text)
    if complaint:
        raise PydanticCustomError("CAT301", "{complaint}", {"complaint": complaint})
    return text


# Printable ASCII without blanks, quotes, angle brackets, backslashes and backticks.
_IN_ADDRESS = written(
    r"https?://[!#-;=?-\[\]-_a-~]+", "An address as a browser shows it, with `https://`: no blanks, nothing but ASCII."
)
Address = Annotated[str, Field(max_length=2000), AfterValidator(_address), _IN_ADDRESS]


def _ascending(span: tuple[float, ...]) -> tuple[float, ...]:
    if list(span) != sorted(span):
        raise PydanticCustomError("CAT114", "write the smaller number first")
    return span


SpanOf = Positive | Annotated[tuple[Positive, ...], Field(min_length=1, max_length=2), AfterValidator(_ascending)]


class Expect(Part):
    """What the page behind a link should say; tells a living page from a soft 404."""

    title: Line | None = None
    """Part of the page's title, og:title or first heading; case and accents do not matter."""
    not_contains: tuple[Line, ...] = ()
    """Words that must not stand on the page."""
    final_host: HostName | None = None
    """Host that must answer after all redirects."""
    content_type: Line | None = None
    """Media type the answer must have, such as `application/pdf`."""


class Link(Part):
    """One address of the resource, with what it gives."""

    role: LinkRole
    """What a learner finds there."""
    url: Address
    """The address, exactly as it should be opened."""
    expect: Expect | None = None
    """What the page should say."""
    check: Literal["auto", "manual"] = "auto"
    """`manual` for addresses that refuse robots: a person looks."""
    confirmed: date | None = None
    """When a person last saw a `manual` link alive."""


class Creator(Part):
    """Who made the resource."""

    name: Line
    """Name as the resource gives it, without honorifics."""
    role: Literal["author", "instructor", "editor", "translator", "maintainer", "organization"] = "author"
    """What they did."""
    orcid: Orcid | None = None
    """ORCID iD, if known."""


class Offer(Part):
    """One way to get the resource, and what it costs."""

    access: Access
    """What one pays or gives."""
    formats: tuple[Line, ...] = ()
    """What one gets: pdf, print, videos, …"""
    price: Line | None = None
    """Price with currency, as seen on the date `checked`."""
    checked: date | None = None
    """When a person last looked at this offer."""
    note: Line | None = None
    """A remark in one line."""


class Effort(Part):
    """How long it takes: `hours`, or `weeks` with `hours_per_week`; one number or [from, to]."""

    hours: SpanOf | None = None
    """Total hours."""
    weeks: SpanOf | None = None
    """Number of weeks."""
    hours_per_week: SpanOf | None = None
    """Hours in each week."""
    source: Literal["provider", "guide", "curator", "derived"]
    """Who says so."""

    @model_validator(mode="after")
    def _one_of_two_forms(self) -> Self:
        by_week = self.weeks is not None and self.hours_per_week is not None
        if (self.hours is None) != by_week or (self.hours is not None and self.weeks is not None):
            raise PydanticCustomError("CAT110", "give either `hours`, or `weeks` with `hours_per_week`")
        return self


class Edition(Part):
    """One edition of a book."""

    edition: Line | None = None
    """As printed: `2nd`, `revised`."""
    year: int | None = None
    """Year of this edition."""
    isbn13: tuple[Isbn13, ...] = ()
    """ISBN-13, digits only, in quotes."""
    publisher: Line | None = None
    """Who published it."""


class Relation(Part):
    """How this resource stands to another."""

    type: Literal[
        "part-of", "companion-of", "translation-of", "edition-of", "same-lectures-as", "based-on",
        "solutions-to", "replaces",
    ]  # fmt: skip
    """The kind of relation."""
    target: Slug
    """Id of the other resource."""


class State(Part):
    """Whether the resource is still offered; entries are never deleted, they get a tombstone."""

    state: Literal["active", "archived", "superseded", "unavailable", "withdrawn"] = "active"
    """active: offered. archived: usable, no new sessions. superseded: use `replaced_by`. unavailable: gone. withdrawn: taken out by the curators."""  # noqa: E501 - a field docstring is one line of documentation
    since: date | None = None
    """Since when."""
    reason: (
        Literal[
            "gone", "moved-no-successor", "new-edition", "merged-duplicate", "now-paid",
            "replaced-by-better", "outdated", "unlawful-copy", "spam", "quality", "author-request", "scope",
        ]
        | None
    ) = None  # fmt: skip
    """Why, from a closed list."""
    replaced_by: Slugs = ()
    """Ids to use instead."""
    note: Line | None = None
    """A remark in one line."""

    @model_validator(mode="after")
    def _tombstone(self) -> Self:
        if self.state not in {"active", "archived"} and (self.since is None or self.reason is None):
            raise PydanticCustomError("CAT801", "`state: {state}` needs `since` and `reason`", {"state": self.state})
        if self.state == "superseded" and not self.replaced_by:
            raise PydanticCustomError("CAT802", "`state: superseded` needs `replaced_by`: what to use instead")
        return self


class LintAllowance(Part):
    """A warning the curators accept, and why."""

    code: Line
    """Code of the problem."""
    why: Annotated[str, Field(min_length=10, max_length=200)]
    """The reason, in ten characters or more."""


class ObservedAllowance(Part):
    """A difference between the entry and what crawls observe that the curators accept, and why."""

    field: Literal[
        "title", "creators", "publisher", "published", "language", "licence", "minutes", "episodes", "pages", "edition",
        "isbn13", "doi", "course-number", "free", "price", "availability", "archived", "renamed-to", "withdrawn",
        "canonical",
    ]  # fmt: skip
    """What differs, as `rescatalog status --drift` names it."""
    value: Line | None = None
    """What was observed when it was accepted; anything else is told again. Without it, all is accepted."""
    why: Annotated[str, Field(min_length=10, max_length=200)]
    """The reason, in ten characters or more."""


Languages = tuple[Language, ...]
