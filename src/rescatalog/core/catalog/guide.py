"""A guide: a document that recommends resources and says who needs what; its claims are kept, never merged."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from rescatalog.core.catalog.entry_parts import Creator, Link, SpanOf
from rescatalog.core.catalog.scalars import IN_LINE, Line, Part, Slug, Slugs, YearOrDate, one_line
from rescatalog.core.catalog.vocab import Depth

MOST_QUOTED_WORDS = 25

Interest = Literal["none", "self", "affiliate", "employer", "unknown"]
"""What the recommender gains. self: own work. affiliate: paid for sales. employer: works there."""


def _short_quote(text: str) -> str:
    words = len(text.split())
    if words > MOST_QUOTED_WORDS:
        message = "a quote has at most {most} words, not {words}; paraphrase under `says`"
        raise PydanticCustomError("CAT116", message, {"most": MOST_QUOTED_WORDS, "words": words})
    return text


Paraphrase = Annotated[str, StringConstraints(min_length=10, max_length=300), AfterValidator(one_line), IN_LINE]
Quote = Annotated[Line, AfterValidator(_short_quote)]


class Recommendation(Part):
    """What a guide says of one thing: a resource, or a provider, tool or person that is none."""

    resource: Slug | None = None
    """Id of a resource."""
    provider: Slug | None = None
    """Id of a provider."""
    tool: Slug | None = None
    """Id of a tool."""
    person: Slug | None = None
    """Id of a person."""
    unlisted: Line | None = None
    """Name of something that has no entry, and why in `note`."""
    stance: Literal["recommended", "recommended-with-reservation", "mentioned", "rated", "advised-against"]
    """How it is meant."""
    position: Annotated[int, Field(gt=0)] | None = None
    """Place in the guide's order, where it has one."""
    where: Line | None = None
    """The part of the guide, or the step of its order."""
    says: Paraphrase
    """What the guide says of it, in our words."""
    quote: Quote | None = None
    """The guide's own words, at most 25 of them."""
    reservation: Line | None = None
    """What the guide warns of."""
    for_: Annotated[Line | None, Field(alias="for")] = None
    """For whom, in the guide's sense."""
    roles: Slugs = ()
    """Role ids it is meant for."""
    degrees: Slugs = ()
    """Degree ids it is meant for."""
    topics: Slugs = ()
    """Topic ids it is meant for."""
    assumes: Slugs = ()
    """Topic ids the guide takes for granted."""
    interest: Interest = "unknown"
    """What the recommender gains."""
    identified: Literal["by-link", "by-name", "by-likelihood"] = "by-name"
    """How we know which thing is meant."""
    note: Line | None = None
    """A remark of the curators."""

    @model_validator(mode="after")
    def _one_object(self) -> Self:
        given = [name for name in OBJECTS if getattr(self, name) is not None]
        if len(given) != 1:
            message = "a recommendation names exactly one of {names}; here {n} stand"
            raise PydanticCustomError("CAT117", message, {"names": ", ".join(OBJECTS), "n": len(given)})
        return self


OBJECTS = ("resource", "provider", "tool", "person", "unlisted")


class EffortClaim(Part):
    """How long the guide says it takes."""

    for_: Annotated[Line, Field(alias="for")]
    """What is reached then, and by whom."""
    hours: SpanOf | None = None
    """Total hours."""
    weeks: SpanOf | None = None
    """Weeks."""
    months: SpanOf | None = None
    """Months."""
    hours_per_day: SpanOf | None = None
    """Hours a day."""
    derived: tuple[Literal["hours", "weeks", "months", "hours_per_day"], ...] = ()
    """Which of the numbers are ours, worked out from the others."""
    possible: bool = True
    """False where the guide says that it cannot be done in this time."""
    note: Line | None = None
    """What stands around the claim."""


class Rating(Part):
    """What the guide thinks of a provider or a medium."""

    provider: Slug | None = None
    """Id of a provider."""
    medium: Literal["textbooks", "blogs", "videos", "courses"] | None = None
    """A sort of resource."""
    standalone: Literal["yes", "often-not", "usually-not", "no", "as-reference"] | None = None
    """Whether one can learn from it alone."""
    exercises: Literal["yes", "few", "not-enough", "no"] | None = None
    """Whether there is enough to practise with."""
    quality: Line | None = None
    """What is said of its quality."""
    price: Line | None = None
    """What is said of its price."""
    remark: Line | None = None
    """What else is said."""

    @model_validator(mode="after")
    def _one_object(self) -> Self:
        if (self.provider is None) == (self.medium is None):
            message = "a rating names exactly one of {names}; here {n} stand"
            given = 0 if self.provider is None else 2
            raise PydanticCustomError("CAT117", message, {"names": "provider, medium", "n": given})
        return self


class Use(Part):
    """What the guide says a topic is for."""

    topic: Slug
    """The topic."""
    used_for: Line
    """What machine learning does with it."""


class Position(Part):
    """The guide's answer to a question on which guides differ."""

    question: Slug
    """Id of the question."""
    answer: Paraphrase
    """What the guide holds."""
    topics: Slugs = ()
    """Topics it is about."""


class Expectation(Part):
    """How well the guide says that everybody should know a topic."""

    topic: Slug
    """The topic."""
    level: Depth
    """How well."""
    first: bool = False
    """Whether the guide would begin with it."""
    note: Line | None = None
    """A remark in one line."""


class Guide(Part):
    """A document that guides learners."""

    id: Slug
    """The file's name without `.yaml`."""
    title: Line
    """The title as the document itself writes it."""
    summary: Paraphrase
    """What it argues, in our words."""
    creators: tuple[Creator, ...] = ()
    """Who wrote it; empty where nobody could be found."""
    publisher: Line | None = None
    """Where it appeared."""
    published: YearOrDate | None = None
    """Year or date."""
    sort: Literal["syllabus", "essay", "list", "guide"]
    """What it is."""
    licence: Line | None = None
    """SPDX expression, where the document states one."""
    links: Annotated[tuple[Link, ...], Field(min_length=1, max_length=12)]
    """Addresses; exactly one is the homepage."""
    interest: Interest = "unknown"
    """What its author gains by what it recommends."""
    disclosure: Line | None = None
    """What it says of that itself, in our words."""
    bias: Line | None = None
    """What it is openly or plainly biased to."""
    expects: tuple[Expectation, ...] = ()
    """Topics it asks of every reader."""
    recommends: tuple[Recommendation, ...] = ()
    """Every resource, provider, tool and person it speaks of."""
    rates: tuple[Rating, ...] = ()
    """What it thinks of providers and media."""
    uses: tuple[Use, ...] = ()
    """What it says topics are for."""
    effort: tuple[EffortClaim, ...] = ()
    """How long it says things take."""
    advice: tuple[Paraphrase, ...] = ()
    """How it says one should study, in our words."""
    positions: tuple[Position, ...] = ()
    """Its answers to the questions on which guides differ."""
    notes: Annotated[str, Field(max_length=2000)] | None = None
    """Remarks for curators: state of the copy, doubts."""
