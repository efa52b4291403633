"""A resource of the catalog as a contributor writes it: common fields, and what each kind adds."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from rescatalog.core.catalog.entry_parts import (
    Address,
    Creator,
    Edition,
    Effort,
    Languages,
    Link,
    LintAllowance,
    ObservedAllowance,
    Offer,
    Relation,
    State,
)  # fmt: skip
from rescatalog.core.catalog.identifiers import Identifiers, Licence
from rescatalog.core.catalog.scalars import Line, Part, Slug, Slugs, Summary, YearOrDate
from rescatalog.core.words import Kind, Level, LinkRole


class Entry(Part):
    """What every kind of resource has."""

    id: Slug
    """The file's name without `.yaml`; chosen once, never changed."""
    kind: str
    """What the resource is; equals the folder."""
    title: Line
    """The title as the resource itself writes it."""
    subtitle: Line | None = None
    """The subtitle, apart, so that titles stay comparable."""
    summary: Summary
    """What it teaches, how, and for whom: 30 to 400 characters in your own words."""
    creators: tuple[Creator, ...] = ()
    """Who made it."""
    provider: Slug | None = None
    """Who offers it."""
    publisher: Line | None = None
    """Who published it."""
    links: Annotated[tuple[Link, ...], Field(min_length=1, max_length=12)]
    """Addresses; exactly one is the homepage."""
    identifiers: Identifiers = Identifiers()
    """Identifiers given by others, in quotes."""
    topics: Annotated[Slugs, Field(min_length=1, max_length=8)]
    """Topic ids, the main one first."""
    requires: Slugs | None = None
    """Topic ids one must know; absent means unknown, `[]` means nothing beyond school."""
    avoids: Slugs = ()
    """Topic ids it deliberately does without."""
    after: Slugs = ()
    """Ids of resources better done first."""
    level: Annotated[tuple[Level, ...], Field(max_length=3)] = ()
    """How far along a learner should be."""
    roles: Slugs = ()
    """For which roles the curators think it is."""
    languages: Languages = ("en",)
    """Languages it is offered in."""
    subtitles: Languages = ()
    """Languages of subtitles."""
    provides: tuple[
        Literal[
            "lectures", "lecture-notes", "textbook", "exercises", "solutions", "exams", "projects", "code",
            "captions", "transcripts", "graded-work", "certificate", "forum",
        ],
        ...,
    ] = ()  # fmt: skip
    """What a learner gets."""
    code: tuple[Literal["python", "r", "julia", "matlab", "other"], ...] = ()
    """Programming languages it uses."""
    effort: Effort | None = None
    """How long it takes."""
    offers: Annotated[tuple[Offer, ...], Field(min_length=1, max_length=6)]
    """Ways to get it, and what each costs."""
    licence: Licence | None = None
    """SPDX expression, or `LicenseRef-all-rights-reserved`."""
    licence_evidence: Address | None = None
    """Address of the page that states the licence."""
    published: YearOrDate | None = None
    """Year or date of publication."""
    relations: tuple[Relation, ...] = ()
    """How it stands to other resources."""
    status: State = State()
    """Whether it is still offered."""
    notes: Annotated[str, Field(max_length=2000)] | None = None
    """Remarks for curators."""
    added: date | None = None
    """When it came into the catalog."""
    reviewed: date | None = None
    """When a person last looked at it whole."""
    lint_allow: tuple[LintAllowance, ...] = ()
    """Warnings accepted, each with its reason."""
    observed_allow: tuple[ObservedAllowance, ...] = ()
    """Differences to what is observed that are accepted, each with its reason."""

    @model_validator(mode="after")
    def _one_homepage(self) -> Self:
        homepages = sum(link.role is LinkRole.HOMEPAGE for link in self.links)
        if homepages != 1:
            raise PydanticCustomError("CAT111", "exactly one link has `role: homepage`; here {n} do", {"n": homepages})
        addresses = [link.url for link in self.links]
        if len(set(addresses)) != len(addresses):
            raise PydanticCustomError("CAT112", "one address stands here twice; keep one of the links")
        return self

    @property
    def homepage(self) -> str:
        """Return the address of the homepage."""
        return next(link.url for link in self.links if link.role is LinkRole.HOMEPAGE)


class Course(Entry):
    """A course with a beginning and an end."""

    kind: Literal[Kind.COURSE]
    shape: Literal["single", "specialization", "module"] = "single"
    """One course, several sold together, or a part."""
    delivery: Literal["self-paced", "scheduled", "archived", "mixed"] | None = None
    """How it runs."""


class Book(Entry):
    """A book, on paper or free to read."""

    kind: Literal[Kind.BOOK]
    editions: tuple[Edition, ...] = ()
    """Editions, newest first."""
    pages: Annotated[int, Field(gt=0)] | None = None
    """Pages of the newest edition."""


class Video(Entry):
    """One video."""

    kind: Literal[Kind.VIDEO]
    minutes: Annotated[float, Field(gt=0)] | None = None
    """Length."""


class VideoSeries(Entry):
    """Several videos meant to be seen in order."""

    kind: Literal[Kind.VIDEO_SERIES]
    episodes: Annotated[int, Field(gt=0)] | None = None
    """How many videos."""


class Article(Entry):
    """A text shorter than a book."""

    kind: Literal[Kind.ARTICLE]
    genre: Literal["tutorial", "essay", "paper", "guide", "reference"] | None = None
    """What sort of text."""


class Notes(Entry):
    """Lecture notes or a script."""

    kind: Literal[Kind.NOTES]
    pages: Annotated[int, Field(gt=0)] | None = None
    """How many pages."""


class ResourceList(Entry):
    """A list of other resources."""

    kind: Literal[Kind.LIST]


class Interactive(Entry):
    """Something one plays with to understand."""

    kind: Literal[Kind.INTERACTIVE]


class Problems(Entry):
    """Exercises, puzzles, exams."""

    kind: Literal[Kind.PROBLEMS]


MODELS: dict[str, type[Entry]] = {
    Kind.COURSE: Course,
    Kind.BOOK: Book,
    Kind.VIDEO: Video,
    Kind.VIDEO_SERIES: VideoSeries,
    Kind.ARTICLE: Article,
    Kind.NOTES: Notes,
    Kind.LIST: ResourceList,
    Kind.INTERACTIVE: Interactive,
    Kind.PROBLEMS: Problems,
}
AnyEntry = Annotated[
    Course | Book | Video | VideoSeries | Article | Notes | ResourceList | Interactive | Problems,
    Field(discriminator="kind"),
]
ENTRY: TypeAdapter[Entry] = TypeAdapter(AnyEntry, config=ConfigDict(defer_build=True))


@cache
def adapter_of(kind: str | None) -> TypeAdapter[Entry]:
    """Return what reads an entry of that kind; for any other word, what says which kinds there are."""
    model = MODELS.get(kind or "")
    return ENTRY if model is None else TypeAdapter(model)
