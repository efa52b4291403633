"""What binds resources together: learning paths, and the catalog's own card."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from rescatalog.core.catalog.entry_parts import Address, SpanOf
from rescatalog.core.catalog.identifiers import Licence
from rescatalog.core.catalog.scalars import Language, Line, Part, Slug, Slugs
from rescatalog.core.catalog.vocab import Depth


class Goal(Part):
    """What a step reaches."""

    topic: Slug
    """The topic."""
    level: Depth
    """How well one knows it then."""


class Step(Part):
    """One stage of a path: do all of `of`, or `choose` some; or something that is no resource."""

    title: Line
    """What the stage is about."""
    goal: Goal | None = None
    """What it reaches."""
    choose: Annotated[int, Field(gt=0)] | None = None
    """How many of `of`; absent means all."""
    of: Slugs = ()
    """Resource ids."""
    activity: Line | None = None
    """What to do, where that is not a resource: a project, a degree."""
    until: Slug | None = None
    """Stop at this topic."""
    hours: SpanOf | None = None
    """Hours for the stage, over the resources' own."""
    why: Line | None = None
    """Why this stage stands here."""
    any_order: Slug | None = None
    """Stages in a row with the same word here may be done in any order."""
    optional: bool = False
    """Whether one may leave it out."""
    milestone: Line | None = None
    """How one knows that it is reached."""

    @model_validator(mode="after")
    def _choice_is_possible(self) -> Self:
        if self.choose is not None and self.choose > len(self.of):
            raise PydanticCustomError(
                "CAT113",
                "`choose: {n}` of {m} resources is not possible",
                {"n": self.choose, "m": len(self.of)},
            )
        if bool(self.of) == bool(self.activity):
            raise PydanticCustomError("CAT118", "a stage has either `of`, with resources, or `activity`")
        return self


class Audience(Part):
    """For whom a path is."""

    roles: Slugs = ()
    """Role ids."""
    assumes: Slugs = ()
    """Topics a learner already knows."""
    degrees: Slugs = ()
    """Degree ids."""
    note: Line | None = None
    """For whom, in a few words."""


class LearningPath(Part):
    """Resources in an order, with choices."""

    id: Slug
    """The file's name without `.yaml`."""
    title: Line
    """What the path is called."""
    summary: Line
    """Where it leads, in one line."""
    from_: Annotated[Slugs, Field(alias="from")] = ()
    """Ids of the guides it follows; empty means the curators' own."""
    for_: Annotated[Audience, Field(alias="for")] = Audience()
    """For whom it is."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=60)]
    """The stages, in order."""
    assumptions: tuple[Line, ...] = ()
    """What the curators decided where the guide leaves it open."""


class CatalogCard(Part):
    """`catalog.yaml`: the catalog itself."""

    name: Line
    """What the catalog is called."""
    schema_version: Literal[1]
    """Version of the format of all files."""
    licence: Licence = "CC0-1.0"
    """Licence of the catalog's own words."""
    default_language: Language = "en"
    """Language of entries that name none."""
    canaries: tuple[Address, ...] = ()
    """Addresses known to live; a crawl that cannot reach any of them concludes nothing."""


PATH: TypeAdapter[LearningPath] = TypeAdapter(LearningPath)
CARD: TypeAdapter[CatalogCard] = TypeAdapter(CatalogCard)
