"""What binds resources together: topics with their prerequisites, learning paths, the catalog's own card."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from rescatalog.core.entry_parts import Address, Part, SpanOf
from rescatalog.core.scalars import Language, Line, Lines, Slug, Slugs


class Topic(Part):
    """A concept to learn, under a broader one, needing others first."""

    id: Slug
    """Flat id; moving the topic in the tree never changes it."""
    label: Line
    """What people call it."""
    also: Lines = ()
    """Other names; search finds them."""
    note: Line | None = None
    """In plain words, one line."""
    under: Slug | None = None
    """The broader topic."""
    needs: Slugs = ()
    """Topics one should know before starting this."""
    msc: Line | None = None
    """Nearest class of the Mathematics Subject Classification 2020."""


class Goal(Part):
    """What a step reaches."""

    topic: Slug
    """The topic."""
    level: Literal["overview", "basic", "working", "deep"]
    """How well one knows it then."""


class Step(Part):
    """One stage of a path: do all of `of`, or `choose` some."""

    title: Line
    """What the stage is about."""
    goal: Goal | None = None
    """What it reaches."""
    choose: Annotated[int, Field(gt=0)] | None = None
    """How many of `of`; absent means all."""
    of: Annotated[Slugs, Field(min_length=1)]
    """Resource ids."""
    until: Slug | None = None
    """Stop at this topic."""
    hours: SpanOf | None = None
    """Hours for the stage, over the resources' own."""
    why: Line | None = None
    """Why this stage stands here."""

    @model_validator(mode="after")
    def _choice_is_possible(self) -> Self:
        if self.choose is not None and self.choose > len(self.of):
            raise PydanticCustomError(
                "CAT113",
                "`choose: {n}` of {m} resources is not possible",
                {"n": self.choose, "m": len(self.of)},
            )
        return self


class Audience(Part):
    """For whom a path is."""

    roles: Slugs = ()
    """Role ids."""
    assumes: Slugs = ()
    """Topics a learner already knows."""


class LearningPath(Part):
    """Resources in an order, with choices."""

    id: Slug
    """The file's name without `.yaml`."""
    title: Line
    """What the path is called."""
    summary: Line
    """Where it leads, in one line."""
    from_: Annotated[tuple[Line, ...], Field(alias="from")] = ()
    """Guides it follows, or `curator`."""
    for_: Annotated[Audience, Field(alias="for")] = Audience()
    """For whom it is."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """The stages, in order."""


class CatalogCard(Part):
    """`catalog.yaml`: the catalog itself."""

    name: Line
    """What the catalog is called."""
    schema_version: Literal[1]
    """Version of the format of all files."""
    licence: Line = "CC0-1.0"
    """Licence of the catalog's own words."""
    default_language: Language = "en"
    """Language of entries that name none."""
    canaries: tuple[Address, ...] = ()
    """Addresses known to live; a crawl that cannot reach any of them concludes nothing."""


TOPICS: TypeAdapter[tuple[Topic, ...]] = TypeAdapter(tuple[Topic, ...])
PATH: TypeAdapter[LearningPath] = TypeAdapter(LearningPath)
CARD: TypeAdapter[CatalogCard] = TypeAdapter(CatalogCard)
