"""Other people's readers, each as it is meant to be used: `python -m benchmarks.facts.rival NAME`.

Runs in an environment of its own, where they are installed; imports nothing of this project but the loop.
"""

from __future__ import annotations

import logging
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module, metadata
from typing import Any

from benchmarks.facts.answer import Answer, Page
from benchmarks.facts.serving import Reader, serve

_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
# Of schema.org, what a title may be taken from; the rest are sites, lists and breadcrumbs.
_OF_CONTENT = re.compile(r"Article|Posting|Course|Book|Video|LearningResource|CreativeWork|Report|Chapter")


def extruct() -> Reader:
    """Return extruct: JSON-LD of content, then OpenGraph, microdata and Dublin Core; it reads nothing else."""
    library = import_module("extruct")
    syntaxes = ["json-ld", "opengraph", "microdata", "dublincore"]

    def read(body: bytes, page: Page) -> Answer:
        found = library.extract(_text(body, page), base_url=page.url, syntaxes=syntaxes, uniform=True, errors="ignore")
        things = [thing for thing in _nodes(found["json-ld"]) if _OF_CONTENT.search(str(thing.get("@type")))]
        things += [_og(thing) for thing in found["opengraph"]]
        things += [thing for thing in _nodes(found["microdata"]) if _OF_CONTENT.search(str(thing.get("@type")))]
        things += [_dublin_core(thing) for thing in found["dublincore"]]
        names = {"title": ("headline", "name"), "published": ("datePublished",), "description": ("description",)}
        names |= {"language": ("inLanguage",), "creators": ("author",)}
        return _answer({ours: _first(things, theirs) for ours, theirs in names.items()})

    return read


def trafilatura() -> Reader:
    """Return trafilatura's reader of metadata with its own settings."""
    library = import_module("trafilatura")

    def read(body: bytes, page: Page) -> Answer:
        found = library.extract_metadata(library.load_html(body), default_url=page.url)
        if found is None:
            return Answer()
        creators = found.author.split("; ") if found.author else None
        return _answer(
            {
                "title": found.title,
                "creators": creators,
                "published": found.date,
                "description": found.description,
                "language": found.language,
            }
        )

    return read


def metadata_parser() -> Reader:
    """Return metadata_parser with its own order of sources."""
    library = import_module("metadata_parser")

    def read(body: bytes, page: Page) -> Answer:
        text = _text(body, page)
        found = library.MetadataParser(url=page.url, html=text, search_head_only=False).parsed_result
        names = {"title": ("title",), "creators": ("author", "article:author"), "description": ("description",)}
        names |= {"published": ("article:published_time", "date", "pubdate"), "language": ("locale", "language")}
        return _answer({ours: _listed(found, theirs) for ours, theirs in names.items()})

    return read


def newspaper4k() -> Reader:
    """Return newspaper4k's article without fetching pictures."""
    library = import_module("newspaper")

    def read(body: bytes, page: Page) -> Answer:
        article = library.Article(page.url, fetch_images=False)
        article.download(input_html=_text(body, page))
        article.parse()
        published = article.publish_date
        return _answer(
            {
                "title": article.title,
                "creators": article.authors,
                "published": published.isoformat() if hasattr(published, "isoformat") else published,
                "description": article.meta_description,
                "language": article.meta_lang,
            }
        )

    return read


RIVALS: dict[str, Callable[[], Reader]] = {
    "extruct": extruct,
    "trafilatura": trafilatura,
    "metadata_parser": metadata_parser,
    "newspaper4k": newspaper4k,
}


def _answer(values: dict[str, Any]) -> Answer:
    """Return an answer of what was found, blanks left out."""
    kept = {name: _plain(value, several=name == "creators") for name, value in values.items()}
    return Answer(values={name: value for name, value in kept.items() if value})


def _plain(value: Any, *, several: bool) -> Any:  # noqa: ANN401 - whatever a library gives
    many = value if isinstance(value, list | tuple) else [value]
    texts = [str(one.get("name", "")) if isinstance(one, dict) else str(one) for one in many if one]
    return texts if several else next(iter(texts), None)


def _nodes(things: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    for thing in things if isinstance(things, list) else [things]:
        if isinstance(thing, dict):
            yield thing
            yield from _nodes(thing.get("@graph", []))


def _first(things: list[dict[str, Any]], names: tuple[str, ...]) -> Any:  # noqa: ANN401 - JSON
    return next((thing[name] for thing in things for name in names if thing.get(name)), None)


def _og(thing: dict[str, Any]) -> dict[str, Any]:
    names = {"name": "og:title", "description": "og:description", "datePublished": "article:published_time"}
    return {ours: thing.get(theirs) for ours, theirs in (names | {"author": "article:author"}).items()}


def _dublin_core(thing: dict[str, Any]) -> dict[str, Any]:
    elements = [one for one in thing.get("elements", []) if isinstance(one, dict)]
    found = {str(one.get("name", "")).lower().rpartition(".")[2]: one.get("content") for one in elements}
    return {"name": found.get("title"), "author": found.get("creator"), "datePublished": found.get("date")}


def _listed(found: Any, names: tuple[str, ...]) -> Any:  # noqa: ANN401 - what metadata_parser gives
    return next((value for name in names if (value := found.select_first_match(name))), None)


def _text(body: bytes, page: Page) -> str:
    """Return a page as text, for libraries that leave that to whoever calls them."""
    named = _CHARSET.search(page.content_type.encode()) or _CHARSET.search(body[:2048])
    try:
        return body.decode(named.group(1).decode() if named else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    chosen = sys.argv[1]
    serve(RIVALS[chosen](), f"{chosen} {metadata.version(chosen)}")
