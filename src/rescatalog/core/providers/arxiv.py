"""arXiv: papers, asked by its Atom API; every version of a paper names the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from lxml import etree

from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.word import Life
from rescatalog.core.providers.address import question_url, same_origin, spot_of
from rescatalog.core.providers.json_answer import MAX_BYTES, MAX_TEXTS, each_once, line_of
from rescatalog.core.providers.plain_values import claims, day, prose
from rescatalog.core.providers.provider import Item, Question, Reply

NAME = "arxiv"
ALIVE = (
    "The API answers with the paper. A withdrawn one keeps its page, and its comment says so. That the API knows no "
    "such paper is no word: the page itself then answers 404."
)
WALLS = (
    "Crawlers that are too fast get 403 or 429 from the site, 503 with Retry-After from the API; a wrong id gets 400 "
    "with a feed titled `Error`."
)
REFRESHES: tuple[Field, ...] = (
    Field.TITLE, Field.DESCRIPTION, Field.CREATORS, Field.PUBLISHED, Field.MODIFIED, Field.DOI, Field.TOPICS,
    Field.WITHDRAWN,
)  # fmt: skip
API = "https://export.arxiv.org/api/query"
# Source: arXiv API Terms of Use, "no more than one request every three seconds, … a single connection at a time".
GAP_S = 3.0
AT_ONCE = 1
MISREAD: tuple[Field, ...] = ()

PAPER: Final = "paper"
RENDERING: Final = "rendering"
WORK: Final = "work"
_HOSTS = frozenset({"arxiv.org", "www.arxiv.org", "export.arxiv.org"})
_DOI_HOSTS = frozenset({"doi.org", "www.doi.org", "dx.doi.org"})
# Source: arXiv, "New arXiv articles are now automatically assigned DOIs", 2022.
_OWN_DOI = re.compile(r"10\.48550/arxiv\.(.{1,40})", re.IGNORECASE)
# Source: arXiv's "Understanding the arXiv identifier".
_NEW = r"\d{4}\.\d{4,5}"
_OLD = r"[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7}"
_ID = re.compile(rf"({_NEW}|{_OLD})(?:v[1-9]\d{{0,2}})?", re.ASCII)
# The API leaves the class of an old identifier out.
_CLASS = re.compile(r"\.[A-Z]{2}(?=/)")
_FOLDERS: Final = {
    "abs": PAPER,
    "pdf": PAPER,
    "html": RENDERING,
    "ps": RENDERING,
    "format": RENDERING,
    "e-print": RENDERING,
}
_OLD_PDF = re.compile(rf"ftp/[\w./-]{{1,100}}/({_NEW})\.pdf", re.ASCII)
_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_ARXIV: Final = "{http://arxiv.org/schemas/atom}"
_ENTRY_ID = re.compile(r"https?://arxiv\.org/abs/(.+)", re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}/\S{1,200}")
_WORK = r"(?:paper|article|manuscript|submission|preprint|work)"
# What was withdrawn from a conference still stands.
_LEFT = r"(?:withdrawn|retracted)\b(?! from (?!arxiv\b))"
_WITHDRAWN = re.compile(
    rf"\bthis {_WORK} (?:has (?:now )?been|is|was) (?:permanently |temporarily )?{_LEFT}"
    rf"|\A(?:the )?(?:{_WORK} )?(?:has been |is |was )?{_LEFT}",
    re.IGNORECASE,
)


def item_of(url: str) -> Item | None:
    """Return the paper that an address names, or None; its `kind` is `rendering` where it may lack one form of it."""
    spot = spot_of(url)
    if spot is None:
        return None
    path = unquote(spot.path).strip("/")
    if spot.host in _DOI_HOSTS:
        registered = _OWN_DOI.fullmatch(path)
        return _item(PAPER, registered.group(1)) if registered else None
    if spot.host not in _HOSTS:
        return None
    old = _OLD_PDF.fullmatch(path)
    if old:
        return _item(PAPER, old.group(1))
    folder, _, name = path.partition("/")
    return _item(_FOLDERS[folder], name.removesuffix(".pdf")) if folder in _FOLDERS else None


def item_named(kind: str, text: str) -> Item | None:
    """Return the paper with an arXiv id; its `kind` is `work`, since the entry's homepage may lie elsewhere."""
    return _item(WORK, text) if kind == "arxiv" else None


def questions(item: Item, api: str) -> tuple[Question, ...]:
    """Return the question about a paper's newest version.

    Source: arXiv API User's Manual, section 3.1.1.2, `id_list`.
    """
    url = question_url(api, id_list=item.name)
    return (Question(url=url, item=item, accept="application/atom+xml"),) if url else ()


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what the feed says of the paper; an empty one, one of an error and one that was cut say nothing."""
    item = question.item
    here = item.kind == PAPER and same_origin(answer.request.url, question.url)
    if answer.status == 304:  # noqa: PLR2004 - Not Modified
        return Reply(life=Life.HERE if here else None, because="the API says that nothing has changed (304)")
    entry = _entry(answer, item.name)
    if entry is None:
        return Reply(because=f"the API answers {answer.status} without the paper")
    because = "the API answers with the paper"
    return Reply(
        life=Life.HERE if here else None, because=because, claims=claims("arxiv-api", _said(entry)), renews=True
    )


def claims_of(item: Item, page: Page) -> Iterable[Claim]:  # noqa: ARG001 - the shape of a provider
    """Return nothing: arXiv's pages carry `citation_*`, which every page is read for."""
    return ()


def address_of(item: Item) -> str:
    """Return the one address of an item's paper."""
    return f"https://arxiv.org/abs/{item.name}"


def _item(kind: str, text: str) -> Item | None:
    found = _ID.fullmatch(text.strip("/"))
    return Item(provider=NAME, kind=kind, name=_CLASS.sub("", found.group(1))) if found else None


def _entry(answer: Observation, name: str) -> etree._Element | None:
    """Return the entry of a paper in a feed, or None."""
    if not answer.is_success or answer.truncated or not 0 < len(answer.body) <= MAX_BYTES:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        feed = etree.fromstring(answer.body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if feed.tag != f"{_ATOM}feed":
        return None
    return next((entry for entry in feed.findall(f"{_ATOM}entry")[:MAX_TEXTS] if _is_of(entry, name)), None)


def _is_of(entry: etree._Element, name: str) -> bool:
    """Return whether an entry is about a paper; that of an error has the address of an error."""
    found = _ENTRY_ID.fullmatch((entry.findtext(f"{_ATOM}id") or "").strip())
    named = _ID.fullmatch(found.group(1)) if found else None
    return named is not None and _CLASS.sub("", named.group(1)) == name and _line(entry, f"{_ATOM}title") is not None


def _said(entry: etree._Element) -> dict[Field, Value | None]:
    published = day(entry.findtext(f"{_ATOM}published") or "")
    modified = day(entry.findtext(f"{_ATOM}updated") or "")
    doi = (entry.findtext(f"{_ARXIV}doi") or "").split()
    comment = _line(entry, f"{_ARXIV}comment") or ""
    names = (_line(author, f"{_ATOM}name") for author in entry.findall(f"{_ATOM}author")[:MAX_TEXTS])
    terms = (category.get("term") for category in entry.findall(f"{_ATOM}category")[:MAX_TEXTS])
    return {
        Field.TITLE: _line(entry, f"{_ATOM}title"),
        Field.DESCRIPTION: prose(entry.findtext(f"{_ATOM}summary")),
        Field.CREATORS: each_once(names),
        Field.PUBLISHED: published,
        Field.MODIFIED: modified if modified != published else None,
        Field.DOI: next((one for one in doi if _DOI.fullmatch(one)), None),
        Field.TOPICS: each_once(line_of(str(term)) for term in terms if term),
        Field.WITHDRAWN: True if _WITHDRAWN.search(comment) else None,
    }


def _line(node: etree._Element, tag: str) -> str | None:
    return line_of(node.findtext(tag) or "")
