"""Stack Exchange: questions on all its sites, by its API and by the page."""

from __future__ import annotations

import re

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.word import Life
from rescatalog.core.providers import page_marks, plain_values
from rescatalog.core.providers.json_answer import content_of, objects_in
from rescatalog.core.providers.provider import Item, Question, Reply

NAME = "stack-exchange"
ALIVE = "The question exists; a closed one takes no more answers and can be read as before."
WALLS = "Too many requests are answered by the API with 400 and `throttle_violation`, by the pages with 429 or 403."
REFRESHES: tuple[Field, ...] = (
    Field.TITLE,
    Field.CREATORS,
    Field.PUBLISHED,
    Field.MODIFIED,
    Field.TOPICS,
    Field.LICENCE,
)
API = "https://api.stackexchange.com/2.3"
# 300 requests a day without a key, and one at a time, so that a `backoff` is not run over.
GAP_S = 2.0
AT_ONCE = 1
# Marked authors of a page are those who answered.
MISREAD: tuple[Field, ...] = (Field.CREATORS, Field.PUBLISHED)

_HOST = re.compile(
    r"(?:[a-z0-9-]+\.)?(?:meta\.)?stackexchange\.com|(?:(?:pt|es|ru|ja|meta|(?:pt|es|ru|ja)\.meta)\.)?stackoverflow\.com|"
    r"(?:meta\.)?(?:superuser\.com|serverfault\.com|askubuntu\.com|mathoverflow\.net)|stackapps\.com"
)
_NO_SITE = frozenset({"stackexchange.com", "api.stackexchange.com", "chat.stackexchange.com", "data.stackexchange.com"})
_PATH = re.compile(r"/(?:questions|q)/([1-9]\d{0,11})(?:/.*)?", re.ASCII)
# What the page adds to the title of a question that takes no more answers.
_STATE = re.compile(r"\s*\[(?:closed|duplicate|on hold|migrated|locked)\]$")
_OK = 200


def item_of(url: str) -> Item | None:
    """Return the question that an address shows, or one of whose answers it shows."""
    host = urls.host_key(url).removeprefix("www.")
    path = _PATH.fullmatch(urls.path(url))
    if not path or host in _NO_SITE or not _HOST.fullmatch(host):
        return None
    return Item(provider=NAME, kind="question", name=f"{host}/{path.group(1)}")


def item_named(kind: str, text: str) -> Item | None:  # noqa: ARG001 - entries have no such identifier
    """Return None: entries name questions by address."""
    return None


def questions(item: Item, api: str) -> tuple[Question, ...]:
    """Return the request for a question.

    Source: Stack Exchange API 2.3, `/questions/{ids}`; `site` may be the full domain.
    """
    site, _, number = item.name.partition("/")
    asked = urls.canonical(f"{api}/questions/{number}?site={site}")
    return (Question(url=asked, item=item),) if asked else ()


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what an answer says; an empty list says nothing.

    Deleted questions and questions that were moved to another site are both missing in the list; the page tells them
    apart, by 404 and by a redirect.
    """
    said = content_of(answer)
    number = question.item.name.rpartition("/")[2]
    asked = next((one for one in objects_in(said.get("items")) if str(one.get("question_id"))[:20] == number), None)
    title = plain_values.line(asked.get("title")) if asked else None
    if answer.status != _OK or "error_id" in said or asked is None or title is None:
        return Reply()
    owner = asked.get("owner")
    # Whoever left is shown with a number for a name.
    asker = owner if isinstance(owner, dict) and owner.get("user_type") != "does_not_exist" else {}
    tags = asked.get("tags")
    values = {
        Field.TITLE: title,
        Field.CREATORS: plain_values.names(asker.get("display_name")),
        Field.PUBLISHED: plain_values.day_of_epoch(asked.get("creation_date")),
        Field.MODIFIED: plain_values.day_of_epoch(asked.get("last_edit_date")),
        Field.TOPICS: plain_values.names(tags) if isinstance(tags, list) else (),
        Field.LICENCE: plain_values.licence(asked.get("content_license")),
    }
    closed = plain_values.line(asked.get("closed_reason"))
    because = f"closed: {closed}" if closed and "closed_date" in asked else "the API knows the question"
    claims = plain_values.claims("stack-exchange-api", values)
    return Reply(life=Life.HERE, because=because, claims=claims, renews=True)


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - the page tells
    """Return what the page of a question claims; its creator is who asked."""
    if item_of(page.url) is None:
        return ()
    titles = page_marks.texts_at(page, "//h1[@itemprop='name' or ancestor::div/@id='question-header']")
    # Whoever asks may answer as well, and is an owner there too.
    signature = (
        "//div[@id='question' or contains(@itemtype,'/Question')]"
        "//div[contains(@class,'post-signature') and contains(@class,'owner')]"
        "[not(ancestor::*[contains(@itemtype,'/Answer')])]"
    )
    askers = page_marks.texts_at(
        page, f"{signature}//div[contains(@class,'user-details')]//a[contains(@href,'/users/')]"
    )
    asked = page_marks.texts_at(page, "//time[@itemprop='dateCreated']/@datetime")
    values = {
        Field.TITLE: _STATE.sub("", titles[0]) if titles else None,
        Field.CREATORS: plain_values.names(askers[0]) if askers else (),
        # The first one is that of the question; answers have theirs further down.
        Field.PUBLISHED: plain_values.day(asked[0]) if asked else None,
        Field.TOPICS: plain_values.names(list(page_marks.texts_at(page, "//div[@id='question']//a[@rel='tag']"))),
    }
    return plain_values.claims("stack-exchange-page", values)
