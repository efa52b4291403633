"""What providers without an API, and without identifiers in entries, have in common."""

from __future__ import annotations

from rescatalog.core.judging.observation import Observation
from rescatalog.core.providers.provider import Item, Question, Reply


def item_named(kind: str, text: str) -> Item | None:  # noqa: ARG001 - the Protocol's arguments
    """Return None: entries name its items by address only."""
    return None


def questions(item: Item, api: str) -> tuple[Question, ...]:  # noqa: ARG001 - the Protocol's arguments
    """Return none: nobody but the page can be asked."""
    return ()


def reply_of(question: Question, answer: Observation) -> Reply:  # noqa: ARG001 - the Protocol's arguments
    """Return nothing: nothing was asked."""
    return Reply()
