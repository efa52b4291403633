"""GitHub: repositories, asked by its REST API; a deep link names the repository that it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.word import Life
from rescatalog.core.providers.address import Spot, question_url, spot_of
from rescatalog.core.providers.json_answer import (
    MAX_COUNT,
    Node,
    count_in,
    day_in,
    node_in,
    object_of,
    text_in,
    texts_in,
    truth_in,
)  # fmt: skip
from rescatalog.core.providers.plain_values import claims, prose
from rescatalog.core.providers.provider import Item, Question, Reply

NAME = "github"
ALIVE = (
    "The API answers 200 for the repository, or 304 when nothing has changed. A 404 says only that the public sees "
    "nothing, so the page itself, which then answers 404 too, decides; an archived repository is alive."
)
WALLS = (
    "The API answers 403 or 429, with `x-ratelimit-remaining: 0`, when the hour's requests are used up; pages answer "
    "429. 451 is a legal notice. None of them says anything of the repository."
)
REFRESHES: tuple[Field, ...] = (
    Field.TITLE, Field.DESCRIPTION, Field.TOPICS, Field.STARS, Field.FORKS, Field.SUBSCRIBERS, Field.PUSHED,
    Field.ARCHIVED, Field.LICENCE, Field.RENAMED_TO,
)  # fmt: skip
API = "https://api.github.com"
GAP_S = 0.0
# Source: GitHub's best practices for using the REST API, "Avoid concurrent requests".
AT_ONCE = 1
MISREAD: tuple[Field, ...] = ()

REPOSITORY: Final = "repository"
FILE: Final = "file"
PAGES: Final = "pages"
CODE: Final = "code"
_HOSTS = frozenset({"github.com", "www.github.com"})
_RAW_HOSTS = frozenset({"raw.githubusercontent.com", "codeload.github.com", "raw.github.com"})
_OWNER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}", re.ASCII)
_REPOSITORY = re.compile(r"(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}", re.ASCII)
_FULL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9_.-]{1,100}", re.ASCII)
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,63}", re.ASCII)
# First parts of addresses that are no owners.
_RESERVED = frozenset((
    "about", "account", "apps", "blog", "codespaces", "collections", "contact", "copilot", "customer-stories",
    "dashboard", "education", "enterprise", "events", "explore", "features", "gist", "issues", "join", "login",
    "logout", "marketplace", "new", "notifications", "orgs", "organizations", "pricing", "pulls", "readme",
    "resources", "search", "security", "sessions", "settings", "site", "solutions", "sponsors", "stars", "team",
    "topics", "trending", "users",
))  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*|\d{1,10}", re.ASCII)


def item_of(url: str) -> Item | None:
    """Return the repository that an address names or lies in, or None.

    Its `kind` is `repository` for its front page, `file` for what lies deeper, `pages` for a site that GitHub Pages
    serves, where the name is a guess until the API confirms it. Gists, people and organisations are none.
    """
    spot = spot_of(url)
    if spot is None:
        return None
    if spot.host in _HOSTS:
        return _in(spot.segments, REPOSITORY if len(spot.segments) == 2 else FILE)  # noqa: PLR2004 - owner and name
    if spot.host in _RAW_HOSTS:
        return _in(spot.segments, FILE)
    return _served(spot) if spot.host.endswith(".github.io") else None


def item_named(kind: str, text: str) -> Item | None:
    """Return the repository that an entry names beside its homepage; its `kind` is `code`."""
    parts = tuple(text.split("/"))
    return _in(parts, CODE) if kind == "github" and len(parts) == 2 else None  # noqa: PLR2004 - owner and name


def questions(item: Item, api: str) -> tuple[Question, ...]:
    """Return the question about a repository.

    Source: GitHub REST API, "Get a repository"; a renamed one is answered by 301.
    """
    url = question_url(f"{api}/repos/{item.name}")
    return (Question(url=url, item=item, accept="application/vnd.github+json"),) if url else ()


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what the API's answer means; only for the repository's own front page it is a word on the page."""
    item = question.item
    owns = item.kind == REPOSITORY
    if answer.status == 304:  # noqa: PLR2004 - Not Modified
        return Reply(life=Life.HERE if owns else None, because="the API says that nothing has changed (304)")
    found = object_of(answer)
    name = None if found is None else text_in(found, "full_name")
    if found is None or name is None or not _FULL_NAME.fullmatch(name):
        return Reply(because=_silence(answer.status))
    if truth_in(found, "private"):
        # Only our own token sees it.
        return Reply(life=Life.PRIVATE if owns else None, because="the API says that the repository is private")
    if item.kind == PAGES and not truth_in(found, "has_pages"):
        return Reply(because=f"{name} has no pages, so they come from elsewhere")
    # A repository that GitHub has disabled is known and cannot be read.
    here = owns and not truth_in(found, "disabled")
    because = "the API answers 200 with the repository"
    said = claims("github-api", _said(found, item, name))
    return Reply(life=Life.HERE if here else None, because=because, claims=said, renews=True)


def claims_of(item: Item, page: Page) -> Iterable[Claim]:
    """Return what the front page of a repository says of it; counts are there for when the API is out of reach."""
    if item.kind != REPOSITORY:
        return ()
    # A README cannot write this: GitHub takes classes out of what people write.
    archived = page.tree.xpath("//span[contains(@class, 'Label')][normalize-space(text()) = 'Public archive']")
    said: dict[Field, Value | None] = {
        Field.TITLE: item.name if item.name.lower() in (page.title or "").lower() else None,
        Field.STARS: _counted(page, "repo-stars-counter-star"),
        Field.FORKS: _counted(page, "repo-network-counter"),
        Field.ARCHIVED: True if archived else None,
    }
    return claims("github-page", said)


def address_of(item: Item) -> str:
    """Return the one address of an item's repository."""
    return f"https://github.com/{item.name}"


def _said(found: Node, item: Item, name: str) -> dict[Field, Value | None]:
    said: dict[Field, Value | None] = {
        Field.STARS: count_in(found, "stargazers_count"),
        Field.FORKS: count_in(found, "forks_count"),
        # `watchers_count` is the number of stars again, kept by GitHub for old programs.
        Field.SUBSCRIBERS: count_in(found, "subscribers_count"),
        Field.PUSHED: day_in(found, "pushed_at"),
        Field.ARCHIVED: truth_in(found, "archived"),
        Field.RENAMED_TO: name if name.lower() != item.name.lower() else None,
    }
    if item.kind in {REPOSITORY, FILE}:
        said[Field.LICENCE] = _licence(node_in(found, "license"))
    if item.kind == REPOSITORY:
        said[Field.DESCRIPTION] = prose(found.get("description"))
        said[Field.TOPICS] = texts_in(found, "topics")
    return said


def _licence(found: Node) -> str | None:
    """Return the SPDX id of a licence; NOASSERTION stands where GitHub met a text that it does not know."""
    spdx = text_in(found, "spdx_id")
    return spdx if spdx and spdx != "NOASSERTION" and _SPDX.fullmatch(spdx) else None


def _silence(status: int | None) -> str:
    """Return why an answer says nothing of the repository."""
    if status == 404:  # noqa: PLR2004 - Not Found
        return "the API shows no such repository to the public (404); it may be private"
    if status == 451:  # noqa: PLR2004 - Unavailable For Legal Reasons
        return "the API withholds the repository for legal reasons (451)"
    return f"the API answers {status}" if status is not None else "the API was not reached"


def _in(segments: tuple[str, ...], kind: str) -> Item | None:
    if len(segments) < 2 or segments[0].lower() in _RESERVED:  # noqa: PLR2004 - owner and name
        return None
    owner, name = segments[0], segments[1].removesuffix(".git")
    fits = _OWNER.fullmatch(owner) and _REPOSITORY.fullmatch(name)
    return Item(provider=NAME, kind=kind, name=f"{owner}/{name}") if fits else None


def _served(spot: Spot) -> Item | None:
    owner = spot.host.removesuffix(".github.io")
    name = spot.segments[0] if spot.segments else spot.host
    return _in((owner, name), PAGES)


def _counted(page: Page, name: str) -> int | None:
    """Return the count in the title of the element with an id."""
    titles = page.tree.xpath("//*[@id = $name]/@title", name=name)
    text = str(titles[0]).strip() if titles else ""
    count = int(text.replace(",", "")) if _NUMBER.fullmatch(text) else None
    return count if count is not None and count <= MAX_COUNT else None
