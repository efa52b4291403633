"""Pages and answers as providers see them, out of a few words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from lxml import html

from rescatalog.core.extract.page import Page
from rescatalog.core.extract.reading import parsed
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.judging.observation import Observation, Request
from rescatalog.core.judging.page import one_line
from rescatalog.core.providers.provider import Question


def shown(text: str, url: str) -> Page:
    """Return a page as the crawler parses it."""
    page = parsed(text.encode(), "text/html; charset=utf-8", url)
    return page if page is not None else _by_hand(text, url)


def _by_hand(text: str, url: str) -> Page:
    tree = html.document_fromstring(text)
    metas: dict[str, tuple[str, ...]] = {}
    for meta in tree.iter("meta"):
        name = next((meta.get(key) for key in ("property", "name", "itemprop") if meta.get(key)), None)
        if name:
            metas[name.lower()] = (*metas.get(name.lower(), ()), meta.get("content", ""))
    scripts = cast("list[str]", tree.xpath("//script[@type='application/ld+json']/text()"))
    titles = [one_line("".join(map(str, title.itertext()))) for title in tree.iter("title")]
    headings = (one_line("".join(map(str, heading.itertext()))) for heading in tree.iter("h1"))
    return Page(
        url=url,
        tree=tree,
        metas=metas,
        things=tuple(thing for script in scripts for thing in _apart(json.loads(script))),
        title=titles[0] if titles else None,
        headings=tuple(heading for heading in headings if heading),
    )


def _apart(node: object) -> Iterator[dict[str, Any]]:
    waiting = [node]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            if "@type" in one:
                yield one
            waiting += one.values()


def with_data(title: str, *things: object, body: str = "") -> str:
    """Return a page with JSON-LD."""
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)
    return f"<!doctype html><html><head><title>{title}</title>{scripts}</head><body>{body}<p>Text.</p></body></html>"


def answered(question: Question, body: object, status: int = 200, **headers: str) -> Observation:
    """Return the answer to a question; what is no bytes is sent as JSON."""
    return Observation(
        request=Request.of(question.url, question.url),
        status=status,
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
        body=body if isinstance(body, bytes) else json.dumps(body).encode(),
    )


def said(claims: tuple[Claim, ...]) -> dict[Field, Value]:
    """Return what claims say, by field."""
    return {claim.field: claim.value for claim in claims}
