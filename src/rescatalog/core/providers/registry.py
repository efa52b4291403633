"""All providers, by name; a new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rescatalog.core.judging.observation import Observation, Trail
from rescatalog.core.judging.word import Word
from rescatalog.core.providers.provider import Item, Provider, Question, Reply

PROVIDERS: Final[Mapping[str, Provider]] = {}


def items_of(url: str, identifiers: Iterable[tuple[str, str]] = ()) -> tuple[Item, ...]:
    """Return the items that an address and identifiers of its entry name, each provider's first.

    Args:
        url: canonical address.
        identifiers: pairs of kind and text, for the homepage of an entry.
    """
    pairs = tuple(identifiers)
    found = (_first(provider, url, pairs) for provider in PROVIDERS.values())
    return tuple(item for item in found if item is not None)


def questions_of(items: Iterable[Item], apis: Mapping[str, str], *, judging_only: bool = False) -> tuple[Question, ...]:
    """Return what to ask about items.

    Args:
        items: of any providers.
        apis: addresses of APIs in place of the providers' own; an empty text asks nobody.
        judging_only: leave out what is asked for facts alone.
    """
    asked: list[Question] = []
    for item in items:
        provider = PROVIDERS[item.provider]
        api = apis.get(provider.NAME, provider.API)
        if api:
            asked += provider.questions(item, api.rstrip("/"))
    return tuple(question for question in asked if question.judges or not judging_only)


def replies_of(questions: Iterable[Question], trail: Trail) -> Iterator[tuple[Question, Reply]]:
    """Yield what a trail's answers mean, with the questions."""
    answers = {chain[0].request.url: chain[-1] for chain in trail.answers if chain}
    for question in questions:
        answer = answers.get(question.url)
        if answer is not None:
            yield question, reply_of(question, answer)


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what an answer means."""
    return PROVIDERS[question.item.provider].reply_of(question, answer)


def word_of(replies: Iterable[tuple[Question, Reply]]) -> Word | None:
    """Return the first word on whether the resource is there, or None."""
    for question, reply in replies:
        if reply.life is not None:
            return Word(provider=question.item.provider, life=reply.life, because=reply.because)
    return None


def _first(provider: Provider, url: str, identifiers: tuple[tuple[str, str], ...]) -> Item | None:
    named = (provider.item_named(kind, text) for kind, text in identifiers)
    return provider.item_of(url) or next((item for item in named if item is not None), None)
