"""What every provider answers to: which addresses are its own, what to ask it, and what its answers mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.word import Life


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a provider offers.

    Attributes:
        provider: `NAME` of the provider.
        kind: what it is there, such as `video`, `playlist`, `repository`, `course`.
        name: by what the provider knows it, such as a video's id or `owner/name`.
    """

    provider: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A request to a provider's API about one item.

    Attributes:
        url: canonical address to ask.
        item: about what.
        accept: media type wanted.
        judges: whether the answer is needed to judge the page, so that a plain link check asks it too.
    """

    url: str
    item: Item
    accept: str = "application/json"
    judges: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a provider's answer means.

    Attributes:
        life: whether the item is there, or None when the answer does not say.
        because: what was seen that says so, in one line.
        claims: what it says of the item.
        renews: whether the claims take the place of all that this provider said before; not so for an answer that
            says nothing, such as an outage or a rate limit.
    """

    life: Life | None = None
    because: str = ""
    claims: tuple[Claim, ...] = ()
    renews: bool = False


class Provider(Protocol):
    """A module that knows one place; modules stand in `registry.PROVIDERS`."""

    NAME: str
    """Kebab-case; also the origin of its facts."""
    ALIVE: str
    """What alive means there, in a sentence for `docs/providers.md`."""
    WALLS: str
    """What its walls look like, in a sentence."""
    REFRESHES: tuple[Field, ...]
    """What can be refreshed from it, by API or page rule."""
    API: str
    """Origin and perhaps path that its API addresses begin with, without a slash at the end; empty when it has none.

    `{language}` stands for the language of the item, where each has a host of its own."""
    GAP_S: float
    """Least seconds between two requests to its API; 0 leaves the pace of every host."""
    AT_ONCE: int
    """Requests to its API in flight at once; 0 leaves the number of every host."""
    MISREAD: tuple[Field, ...]
    """What its pages mark up in a way that general readers take for something else, so that only it may read it."""

    def item_of(self, url: str) -> Item | None:
        """Return the item that a canonical address names, or None when it is not this provider's."""

    def item_named(self, kind: str, text: str) -> Item | None:
        """Return the item with an identifier of an entry (`isbn13`, `doi`, `github`, …), or None."""

    def questions(self, item: Item, api: str) -> tuple[Question, ...]:
        """Return what to ask about an item; `api` stands for `API`, which settings may replace."""

    def reply_of(self, question: Question, answer: Observation) -> Reply:
        """Return what an answer means; never raises, whatever the answer holds."""

    def claims_of(self, item: Item, page: Page) -> Iterable[Claim]:
        """Return what the provider's own page rules read from a living page of it; sources end in `-page`."""
