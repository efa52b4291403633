"""All providers, by name; a new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim
from rescatalog.core.judging.observation import Observation, Trail
from rescatalog.core.judging.word import Word
from rescatalog.core.providers import (
    arxiv,
    coursera,
    crossref,
    documents,
    edx,
    fastai,
    github,
    khan,
    medium,
    ocw,
    open_library,
    quora,
    stack_exchange,
    stanford,
    udemy,
    wikipedia,
    youtube,
)  # fmt: skip
from rescatalog.core.providers.provider import Item, Provider, Question, Reply

PROVIDERS: Final[Mapping[str, Provider]] = {
    youtube.NAME: youtube,
    github.NAME: github,
    ocw.NAME: ocw,
    arxiv.NAME: arxiv,
    crossref.NAME: crossref,
    open_library.NAME: open_library,
    coursera.NAME: coursera,
    edx.NAME: edx,
    khan.NAME: khan,
    udemy.NAME: udemy,
    wikipedia.NAME: wikipedia,
    medium.NAME: medium,
    quora.NAME: quora,
    stack_exchange.NAME: stack_exchange,
    fastai.NAME: fastai,
    stanford.NAME: stanford,
    # Last: a file belongs to a place first.
    documents.NAME: documents,
}


def items_of(url: str, identifiers: Iterable[tuple[str, str]] = ()) -> tuple[Item, ...]:
    """Return the items that an address and identifiers of its entry name, each provider's first.

    Args:
        url: an address; what is no web address names nothing.
        identifiers: pairs of kind and text, for the homepage of an entry.
    """
    key, pairs = urls.canonical(url), tuple(identifiers)
    if key is None or urls.scheme(key) not in urls.DEFAULT_PORTS:
        return ()
    found = (_first(provider, key, pairs) for provider in PROVIDERS.values())
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


def paces(apis: Mapping[str, str]) -> dict[str, tuple[float, int]]:
    """Return how the hosts of APIs wish to be asked: least seconds between two requests, and how many at once.

    Args:
        apis: addresses of APIs in place of the providers' own.
    """
    known = {}
    for provider in PROVIDERS.values():
        api = apis.get(provider.NAME, provider.API)
        if api and (provider.GAP_S or provider.AT_ONCE):
            known[urls.host_key(f"{api}/")] = provider.GAP_S, provider.AT_ONCE
    return known


def heard(questions: Iterable[Question], trail: Trail) -> tuple[Trail, tuple[tuple[Question, Reply], ...]]:
    """Return a trail whose answers say what they mean, and the replies with their questions.

    Args:
        questions: that were asked.
        trail: with the answers.
    """
    asked = {question.url: question for question in questions}
    answers: list[tuple[Observation, ...]] = []
    replies: list[tuple[Question, Reply]] = []
    for chain in trail.answers:
        question = asked.get(chain[0].request.url)
        if question is None:
            answers.append(chain)
            continue
        reply = reply_of(question, chain[-1])
        replies.append((question, reply))
        word = (
            question.judges
            and reply.life
            and Word(provider=question.item.provider, life=reply.life, because=reply.because)
        )
        answers.append((*chain[:-1], replace(chain[-1], word=word or None)))
    return replace(trail, answers=tuple(answers)), tuple(replies)


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what an answer means; one that has not changed says what it said, and nothing new."""
    if answer.is_unchanged:
        word = answer.word
        return Reply(life=word.life, because=word.because) if word else Reply()
    return PROVIDERS[question.item.provider].reply_of(question, answer)


def page_claims(page: Page, general: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return what a living page claims: what general readers found, less what they misread there, and page rules.

    Args:
        page: the page; what it is is told by the address that answered, wherever the way to it began.
        general: claims of the layers that read any page.
    """
    shown = [(PROVIDERS[item.provider], item) for item in items_of(page.url)]
    misread = {field for provider, _ in shown for field in provider.MISREAD}
    own = (claim for provider, item in shown for claim in provider.claims_of(item, page))
    return (*(claim for claim in general if claim.field not in misread), *own)


def _first(provider: Provider, url: str, identifiers: tuple[tuple[str, str], ...]) -> Item | None:
    named = (provider.item_named(kind, text) for kind, text in identifiers)
    return provider.item_of(url) or next((item for item in named if item is not None), None)
