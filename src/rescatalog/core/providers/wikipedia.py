"""Wikipedia: articles in all languages, by the summary of the REST API and by the page."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, unquote, urlsplit

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.word import Life
from rescatalog.core.providers import page_marks, plain_values
from rescatalog.core.providers.json_answer import content_of
from rescatalog.core.providers.provider import Item, Question, Reply

NAME = "wikipedia"
ALIVE = "The article exists under its title or under a redirect; a page that lists articles of one name also counts."
WALLS = "None for readers; requests that are too many are answered 429."
REFRESHES: tuple[Field, ...] = (
    Field.TITLE,
    Field.DESCRIPTION,
    Field.MODIFIED,
    Field.LANGUAGE,
    Field.LICENCE,
    Field.IMAGE,
)
# Each language has a host of its own; a test's or a mirror's API need not.
API = "https://{language}.wikipedia.org/api/rest_v1"
# The API stands on the host of the pages, whose pace holds.
GAP_S = 0.0
AT_ONCE = 0
# Authors are `Contributors to Wikimedia projects`, and the dates are those of the page, not of a work.
MISREAD: tuple[Field, ...] = (Field.CREATORS, Field.PUBLISHED, Field.PUBLISHER)

_HOST = re.compile(r"([a-z]{2,3}(?:-[a-z]{2,10}){0,2}|simple)\.(?:m\.)?wikipedia\.org")
# `/zh-tw/…` shows the Chinese article in other signs.
_PATH = re.compile(r"/(?:wiki|zh-[a-z]{2,4}|sr-[a-z]{2})/(.+)")
# Source: MediaWiki namespaces; all languages understand the English names.
_NO_ARTICLE = re.compile(
    r"(?i)(special|media|talk|(user|wikipedia|project|file|image|mediawiki|template|help|category|portal|draft|module|"
    r"timedtext|book)([ _]talk)?|wp|wt):"
)
_LONGEST_TITLE = 255
_MISSING = 404
_OK = 200


def item_of(url: str) -> Item | None:
    """Return the article that an address shows."""
    host = _HOST.fullmatch(urls.host_key(url))
    if not host:
        return None
    parts = urlsplit(url)
    path = _PATH.fullmatch(parts.path)
    if path:
        return _article(host.group(1), unquote(path.group(1)))
    if parts.path in {"/w/index.php", "/wiki", "/wiki/"} and len(parts.query) <= urls.MAX_LENGTH:
        try:
            asked = parse_qs(parts.query, max_num_fields=20)
        except ValueError:
            return None
        return _article(host.group(1), asked.get("title", [""])[0])
    return None


def item_named(kind: str, text: str) -> Item | None:
    """Return the article with a title in English, or in another language as `de:Titel`."""
    if kind != "wikipedia":
        return None
    language, colon, title = text.partition(":")
    is_told = bool(colon) and _HOST.fullmatch(f"{language}.wikipedia.org") is not None
    return _article(language, title) if is_told else _article("en", text)


def _article(language: str, title: str) -> Item | None:
    """Return an article; blanks are underscores, and a first letter is a capital as MediaWiki makes it."""
    spelled = "_".join(title.replace("_", " ").split())
    is_shown = spelled.isprintable() and "\ufffd" not in spelled
    if not spelled or not is_shown or len(spelled.encode()) > _LONGEST_TITLE or _NO_ARTICLE.match(spelled):
        return None
    return Item(provider=NAME, kind="article", name=f"{language}:{spelled}")


def questions(item: Item, api: str) -> tuple[Question, ...]:
    """Return the request for the summary of an article.

    Source: Wikimedia REST API, `GET /page/summary/{title}`.
    """
    language, _, title = item.name.partition(":")
    asked = urls.canonical(f"{api.replace('{language}', language)}/page/summary/{quote(title, safe='')}")
    return (Question(url=asked, item=item),) if asked else ()


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what a summary says."""
    said = content_of(answer)
    if answer.status == _MISSING:
        return _absence(question.item, said)
    title = plain_values.line(said.get("title"))
    if answer.status != _OK or not title or not isinstance(said.get("type"), str):
        return Reply()
    if said["type"] == "disambiguation":
        claims = plain_values.claims("wikipedia-api", {Field.TITLE: title})
        return Reply(life=Life.HERE, because="a list of articles of that name", claims=claims, renews=True)
    picture = said.get("originalimage")
    values = {
        Field.TITLE: title,
        Field.DESCRIPTION: plain_values.prose(said.get("description")) or plain_values.prose(said.get("extract")),
        Field.MODIFIED: plain_values.day(said.get("timestamp")),
        Field.LANGUAGE: plain_values.language(said.get("lang")),
        Field.IMAGE: plain_values.address(picture.get("source")) if isinstance(picture, dict) else None,
    }
    claims = plain_values.claims("wikipedia-api", values)
    return Reply(life=Life.HERE, because="the API knows the article", claims=claims, renews=True)


def _absence(item: Item, said: object) -> Reply:
    """Return what 404 means: nothing, unless the API itself says it, and not for titles of unknown namespaces."""
    kinds = {str(said.get(key, ""))[:200] for key in ("type", "title", "errorKey")} if isinstance(said, dict) else set()
    is_told = any("not_found" in kind or "Not found" in kind or "nonexistent" in kind for kind in kinds)
    # `Kategorie:…` is no article, and its page may well be there.
    if not is_told or ":" in item.name.partition(":")[2]:
        return Reply()
    return Reply(life=Life.GONE, because="the API knows no article of this title")


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - the page tells
    """Return what the page of an article claims.

    In its JSON-LD `name` is the title and `headline` a description.
    """
    if item_of(page.url) is None:
        return ()
    article = next(page_marks.things_of_type(page, "Article"), {})
    name = plain_values.line(article.get("name"))
    shown = page_marks.texts_at(page, "//h1[@id='firstHeading']")
    is_sure = name is not None and (not shown or page_marks.folded(shown[0]) == page_marks.folded(name))
    title = name if is_sure else next(iter(shown), None)
    terms = page_marks.texts_at(page, "//link[@rel='license' or @rel='copyright']/@href")
    values = {
        Field.TITLE: title,
        Field.DESCRIPTION: plain_values.prose(article.get("headline")) if is_sure else None,
        Field.MODIFIED: plain_values.day(article.get("dateModified")),
        Field.LICENCE: next(filter(None, map(plain_values.licence, terms)), None),
    }
    return plain_values.claims("wikipedia-page", values)
