"""Crossref: works by their DOI, where the DOI is registered with it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import quote, unquote

from stdnum import isbn

from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.page import one_line
from rescatalog.core.providers.address import question_url, spot_of
from rescatalog.core.providers.json_answer import Node, each_once, node_in, nodes_in, object_of, text_in, texts_in
from rescatalog.core.providers.plain_values import claims
from rescatalog.core.providers.provider import Item, Question, Reply

NAME = "crossref"
ALIVE = (
    "The publisher's page decides: that a DOI is registered does not say that its page is there, and a DOI that "
    "Crossref does not know (404) may be registered elsewhere, such as with DataCite."
)
WALLS = (
    "429 when asked too fast, with `x-rate-limit-limit` and `x-rate-limit-interval`; the pages of publishers behind "
    "DOIs often stand behind bot walls."
)
REFRESHES: tuple[Field, ...] = (
    Field.TITLE, Field.CREATORS, Field.PUBLISHED, Field.PUBLISHER, Field.ISBN13, Field.LANGUAGE, Field.DOI,
    Field.WITHDRAWN,
)  # fmt: skip
API = "https://api.crossref.org/works"
# Source: answers of the public pool carry `x-rate-limit-limit: 5` per 1s and `x-concurrency-limit: 1`.
GAP_S = 1.0
AT_ONCE = 1
MISREAD: tuple[Field, ...] = ()

WORK: Final = "work"
_HOSTS = frozenset({"doi.org", "www.doi.org", "dx.doi.org"})
# Source: DOI handbook, section 2.2; what follows the slash is any text, here without blanks and controls.
_DOI = re.compile(r"10\.[0-9]{4,9}/(?!\.{1,2}\Z)[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,300}")
# Prefixes of DataCite's, which Crossref does not know: arXiv, Zenodo, figshare, OSF.
_ELSEWHERE: Final = ("10.48550/", "10.5281/", "10.6084/", "10.17605/")
# Source: Crossref's documentation of face markup; MathML stands in titles too.
_TAG = re.compile(
    r"</?(?:(?:jats|mml):[A-Za-z-]{1,30}|i|b|u|em|strong|italic|bold|sub|sup|sc|scp|ovl|tt|p|title)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
# Source: Crossref's documentation of updates; a correction leaves a work in force.
_TAKEN_BACK = frozenset({"retraction", "withdrawal", "removal"})
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)


def item_of(url: str) -> Item | None:
    """Return the work that a DOI's address names, or None."""
    spot = spot_of(url)
    return _item(unquote(spot.path)) if spot is not None and spot.host in _HOSTS else None


def item_named(kind: str, text: str) -> Item | None:
    """Return the work with a DOI."""
    return _item(text) if kind == "doi" else None


def questions(item: Item, api: str) -> tuple[Question, ...]:
    """Return the question about a work.

    Source: Crossref REST API, `/works/{doi}`; the DOI is percent-encoded.
    """
    url = question_url(f"{api}/{quote(item.name, safe='')}")
    return (Question(url=url, item=item),) if url else ()


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what Crossref says of the work; it has no word on whether its page is there."""
    work = node_in(object_of(answer) or {}, "message")
    doi = text_in(work, "DOI")
    if doi is None or _folded(doi) != question.item.name:
        return Reply(because=f"the API answers {answer.status} without the work")
    return Reply(because="the API answers with the work", claims=claims("crossref-api", _said(work, doi)), renews=True)


def claims_of(item: Item, page: Page) -> Iterable[Claim]:  # noqa: ARG001 - the shape of a provider
    """Return nothing: a DOI leads to a publisher's page, which every page is read like."""
    return ()


def address_of(item: Item) -> str:
    """Return the one address of a work."""
    prefix, _, suffix = item.name.partition("/")
    return f"https://doi.org/{prefix}/{quote(suffix, safe='')}"


def _item(text: str) -> Item | None:
    known = _DOI.fullmatch(text) and not text.startswith(_ELSEWHERE)
    return Item(provider=NAME, kind=WORK, name=_folded(text)) if known else None


def _folded(doi: str) -> str:
    """Return a DOI in lower case, which names the same work.

    Source: DOI handbook, section 2.4: only the letters of ASCII have a case there.
    """
    return "".join(letter.lower() if letter.isascii() else letter for letter in doi)


def _said(work: Node, doi: str) -> dict[Field, Value | None]:
    title = _plain(next(iter(texts_in(work, "title")), None))
    subtitle = _plain(next(iter(texts_in(work, "subtitle")), None))
    language = text_in(work, "language")
    return {
        Field.TITLE: one_line(f"{title}: {subtitle}") if title and subtitle and subtitle not in title else title,
        Field.CREATORS: each_once(_name(person) for person in nodes_in(work, "author") or nodes_in(work, "editor")),
        Field.PUBLISHED: next(_dates(work), None),
        Field.PUBLISHER: _plain(text_in(work, "publisher")),
        Field.ISBN13: _isbn13(work),
        Field.LANGUAGE: language if language and _LANGUAGE.fullmatch(language) else None,
        Field.DOI: _folded(doi),
        Field.WITHDRAWN: True if _is_taken_back(work, doi) else None,
    }


def _name(person: Node) -> str | None:
    """Return the name of a person or a group."""
    given, family = text_in(person, "given"), text_in(person, "family")
    return _plain(" ".join(part for part in (given, family) if part) or text_in(person, "name"))


def _plain(text: str | None) -> str | None:
    """Return a text without the face markup and the entities of JATS."""
    return one_line(html.unescape(_TAG.sub("", text))) if text else None


def _dates(work: Node) -> Iterator[str]:
    """Yield the dates of a work, the first appearance first."""
    for name in ("issued", "published-print", "published-online", "published"):
        days = node_in(work, name).get("date-parts")
        parts = days[0] if isinstance(days, list) and days else None
        date = _date(parts) if isinstance(parts, list) else None
        if date:
            yield date


def _date(parts: list[Any]) -> str | None:
    """Return year, month and day, as far as they are there, as ISO 8601."""
    limits = ((1400, 2200), (1, 12), (1, 31))
    written: list[str] = []
    for part, (least, most) in zip(parts, limits, strict=False):
        if isinstance(part, bool) or not isinstance(part, int) or not least <= part <= most:
            break
        written.append(f"{part:02d}")
    return "-".join(written) or None


def _isbn13(work: Node) -> str | None:
    """Return the ISBN of a work that has one; several are editions in cloth, in paper and for screens."""
    found = {isbn.compact(isbn.to_isbn13(text)) for text in texts_in(work, "ISBN") if isbn.is_valid(text)}
    return found.pop() if len(found) == 1 else None


def _is_taken_back(work: Node, doi: str) -> bool:
    """Return whether a notice takes a work back.

    `update-to` stands in the notice and names the work, `updated-by` stands in the work: a notice is no retracted work
    unless it names itself.
    """
    by_others = (update for update in nodes_in(work, "updated-by"))
    to = nodes_in(work, "update-to")
    by_itself = (update for update in to if _folded(text_in(update, "DOI") or "") == _folded(doi))
    return any(update.get("type") in _TAKEN_BACK for updates in (by_others, by_itself) for update in updates)
