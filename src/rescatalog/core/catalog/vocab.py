"""The words a catalog uses: topics with their prerequisites, roles, degrees, providers, people, tools, questions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from rescatalog.core.catalog.entry_parts import Address
from rescatalog.core.catalog.identifiers import Orcid
from rescatalog.core.catalog.scalars import HostName, Line, Lines, Part, Slug, Slugs, pattern

Depth = Literal["none", "overview", "basic", "working", "deep"]
"""How well one should know a topic. overview: understand what happens. basic: definitions and hand operations.
working: apply and interpret. deep: choose and justify. none: stated as not required."""


class Topic(Part):
    """A concept to learn, under a broader one, needing others first."""

    id: Slug
    """Flat id; moving the topic in the tree never changes it."""
    label: Line
    """What people call it."""
    also: Lines = ()
    """Other names; search finds them."""
    note: Line | None = None
    """What it is, in plain words, one line."""
    why: Line | None = None
    """What machine learning needs it for, one line."""
    under: Slug | None = None
    """The broader topic."""
    needs: Slugs = ()
    """Topics one should know before starting this."""
    msc: Line | None = None
    """Nearest class of the Mathematics Subject Classification 2020."""


class Need(Part):
    """How well a role should know a topic, by one guide's word."""

    topic: Slug
    """The topic."""
    level: Depth
    """How well."""
    guide: Slug
    """The guide that says so."""
    note: Line | None = None
    """What the guide adds, in our words."""


class Role(Part):
    """A kind of work, and the mathematics that guides ask of it."""

    id: Slug
    """Flat id."""
    label: Line
    """What people call it."""
    also: Lines = ()
    """Other names."""
    note: Line | None = None
    """What people in it do, one line."""
    includes: Slugs = ()
    """Roles whose needs it has at least."""
    requires: tuple[Need, ...] = ()
    """Topics with level and guide; guides may disagree."""


class Degree(Part):
    """How far into the subject someone wants to go, by one guide's word."""

    id: Slug
    """Flat id."""
    label: Line
    """What the guide calls it."""
    guide: Slug
    """The guide that speaks of it."""
    can: Line
    """What one can do then."""
    requires: tuple[Need, ...] = ()
    """Topics it asks for."""
    note: Line | None = None
    """A remark in one line."""


class IdPattern(Part):
    """How an identifier of this provider looks."""

    key: Line
    """Key under `identifiers`."""
    pattern: Annotated[Line, AfterValidator(pattern)]
    """Regular expression of the whole identifier."""


class Provider(Part):
    """Who offers resources: a platform, a university, a publisher, a site."""

    id: Slug
    """Flat id."""
    label: Line
    """What people call it."""
    sort: Literal["platform", "university", "publisher", "site", "company"]
    """What it is."""
    url: Address | None = None
    """Its own page."""
    hosts: tuple[HostName, ...] = ()
    """Hosts its resources live on."""
    identifiers: tuple[IdPattern, ...] = ()
    """Identifiers it gives."""
    account: Literal["none", "optional", "for-some", "required", "unknown"] = "unknown"
    """Whether a learner needs an account."""
    robots: Line | None = None
    """What is known of how it treats link checkers."""
    note: Line | None = None
    """A remark in one line."""


class Person(Part):
    """Someone who is known by more than one name, or whom guides name."""

    id: Slug
    """Flat id."""
    name: Line
    """The name that entries use."""
    also: Lines = ()
    """Other spellings."""
    orcid: Orcid | None = None
    """ORCID iD."""
    url: Address | None = None
    """Their own page."""
    note: Line | None = None
    """A remark in one line."""


class Tool(Part):
    """A program or library that guides name; it teaches nothing by itself."""

    id: Slug
    """Flat id."""
    label: Line
    """What people call it."""
    url: Address | None = None
    """Its own page."""
    note: Line | None = None
    """What it is for, one line."""


class Question(Part):
    """A question that guides answer differently."""

    id: Slug
    """Flat id."""
    label: Annotated[Line, Field(min_length=10)]
    """The question."""
