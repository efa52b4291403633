"""The APIs of providers on the loopback web, as their documentation describes them.

Shapes are imitations of real answers, cut to what matters; every answer that may carry an ETag has one and keeps it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.web.acts import Act, By, Page, Seen
from tests.web.server import LoopbackWeb

HOSTS = {
    "github": "api.github.com",
    "youtube": "www.youtube.com",
    "ocw": "ocw.mit.edu",
    "arxiv": "export.arxiv.org",
    "crossref": "api.crossref.org",
    "open-library": "openlibrary.org",
    "stack-exchange": "api.stackexchange.com",
    "coursera": "api.coursera.org",
}
PATHS = {"youtube": "/oembed", "arxiv": "/api/query", "coursera": "/api"}
RESET_S = 4_102_444_800
_ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title><entry><id>http://arxiv.org/abs/{id}v2</id>
<updated>2020-06-18T00:00:00Z</updated><published>2018-02-05T00:00:00Z</published><title>The paper {id}</title>
<summary>On matrices.</summary><author><name>Ada Writer</name></author></entry></feed>"""
NOTHING = Page("", status=404)


def with_etag(act: Page) -> Act:
    """Return an act that gives an ETag made of its body, and 304 to those who have it."""
    body = act.body.encode() if isinstance(act.body, str) else act.body
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    whole = replace(act, headers=(*act.headers, ("ETag", etag)))
    unchanged = Page(b"", status=304, content_type=None, headers=(("ETag", etag),))
    return By(lambda seen: unchanged if seen.headers.get("if-none-match") == etag else whole)


def with_date(act: Page, day: str) -> Act:
    """Return an act that gives a Last-Modified, and 304 to those who have exactly that."""
    whole = replace(act, headers=(*act.headers, ("Last-Modified", day)))
    unchanged = Page(b"", status=304, content_type=None)
    return By(lambda seen: unchanged if seen.headers.get("if-modified-since") == day else whole)


def in_json(content: object, status: int = 200, **headers: str) -> Page:
    """Return an answer in JSON; header names are spelled with underscores."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Page(json.dumps(content), status=status, content_type="application/json; charset=utf-8", headers=named)


def repository(name: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of JSON
    """Return what GitHub says of a repository."""
    return {
        "id": 7, "full_name": name, "name": name.rpartition("/")[2], "private": False, "archived": False,
        "description": f"What {name} is for", "stargazers_count": 42, "watchers_count": 42, "subscribers_count": 5,
        "forks_count": 3, "pushed_at": "2026-10-01T12:00:00Z", "license": {"spdx_id": "MIT"}, "topics": ["algebra"],
        "has_pages": True,
    } | changes  # fmt: skip


@dataclass(slots=True)
class Providers:
    """The APIs on a loopback web.

    Attributes:
        web: where.
        answers: answers other than the usual ones, by host and path with query.
        pages: what else the hosts of APIs show.
    """

    web: LoopbackWeb
    answers: dict[tuple[str, str], Act] = field(default_factory=dict)
    pages: Callable[[Seen], Act] = field(default=lambda _: NOTHING)

    def open(self) -> None:
        """Let all APIs answer; pages on the same hosts that have routes keep them."""
        usual: Mapping[str, Callable[[Seen], Act]] = {
            "github": self._github,
            "youtube": self._oembed,
            "arxiv": lambda seen: Page(_ATOM.format(id=_query(seen, "id_list")), content_type="application/atom+xml"),
            "crossref": self._crossref,
            "open-library": self._open_library,
            "stack-exchange": lambda _: in_json({"items": [], "quota_remaining": 200}),
            "coursera": lambda _: in_json({"elements": []}),
            "ocw": self._ocw,
        }
        for name, answer in usual.items():
            self.web.elsewhere(HOSTS[name], By(partial(self._by, HOSTS[name], answer)))

    def apis(self) -> dict[str, str]:
        """Return where the APIs are, as the settings take it."""
        return {name: self.web.url(host, PATHS.get(name, ""), "https") for name, host in HOSTS.items()}

    def asked(self, name: str) -> list[Seen]:
        """Return the requests to one API, robots.txt left out."""
        beginning = PATHS.get(name, "/")
        return [
            seen
            for seen in self.web.seen
            if seen.host == HOSTS[name] and seen.path.startswith(beginning) and seen.path != "/robots.txt"
        ]

    def _by(self, host: str, answer: Callable[[Seen], Act], seen: Seen) -> Act:
        if seen.path == "/robots.txt":
            return NOTHING
        return self.answers.get((host, seen.path)) or answer(seen)

    @staticmethod
    def _github(seen: Seen) -> Act:
        return with_etag(in_json(repository(seen.path.removeprefix("/repos/"))))

    def _ocw(self, seen: Seen) -> Act:
        if not seen.path.endswith("/data.json"):
            return self.pages(seen)
        return with_etag(in_json({"course_title": f"Course {seen.path}", "term": "Fall", "year": "2011"}))

    def _oembed(self, seen: Seen) -> Act:
        if not seen.path.startswith("/oembed"):
            return self.pages(seen)
        shown = urlsplit(_query(seen, "url")).query
        return in_json({"title": f"Video {shown}", "author_name": "A Channel", "type": "video", "version": "1.0"})

    @staticmethod
    def _crossref(seen: Seen) -> Act:
        doi = unquote(seen.path.removeprefix("/works/"))
        message = {
            "DOI": doi,
            "title": [f"Work {doi}"],
            "author": [{"given": "Ada", "family": "Writer"}],
            "type": "book",
        }
        return in_json({"status": "ok", "message": message})

    def _open_library(self, seen: Seen) -> Act:
        if not seen.path.startswith("/api/"):
            return self.pages(seen)
        key = _query(seen, "bibkeys")
        return in_json({key: {"title": f"Book {key}", "authors": [{"name": "Ada Writer"}], "number_of_pages": 300}})


def _query(seen: Seen, name: str) -> str:
    return parse_qs(urlsplit(seen.path).query).get(name, [""])[0]
