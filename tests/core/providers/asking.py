"""Questions, answers and pages of providers, as tests need them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import html

from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.judging.observation import Observation, Request
from rescatalog.core.providers.provider import Item, Provider, Question, Reply

GOLD = Path(__file__).parents[2] / "gold" / "answers"
SHARED = "RESCATALOG_SHARED_DATA"


def gold(provider: str, name: str) -> bytes:
    return (GOLD / provider / name).read_bytes()


def shared() -> Path:
    """Return the folder of real answers, or skip the test."""
    folder = os.environ.get(SHARED)
    if not folder:
        pytest.skip(f"{SHARED} names no folder of recorded answers")
    return Path(folder)


def question_about(provider: Provider, item: Item | None) -> Question:
    assert item is not None
    (question,) = provider.questions(item, provider.API)
    return question


def answered(question: Question, status: int, body: bytes = b"", *, by: str | None = None) -> Observation:
    """Return an answer to a question; `by` is the address that answered in the end."""
    return Observation(request=Request.of("https://target.lan/", by or question.url), status=status, body=body)


def told(provider: Provider, item: Item | None, status: int, body: bytes = b"", *, by: str | None = None) -> Reply:
    question = question_about(provider, item)
    return provider.reply_of(question, answered(question, status, body, by=by))


def values(claims: Iterable[Claim]) -> dict[Field, Value]:
    """Return what claims say; there is one for each field."""
    made = list(claims)
    assert len({claim.field for claim in made}) == len(made)
    return {claim.field: claim.value for claim in made}


def page_of(body: bytes, url: str) -> Page:
    tree = html.document_fromstring(body.decode("utf-8"))
    metas: dict[str, tuple[str, ...]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        metas[name] = (*metas.get(name, ()), meta.get("content") or "")
    return Page(url=url, tree=tree, metas=metas, things=(), title=tree.findtext(".//title"))
