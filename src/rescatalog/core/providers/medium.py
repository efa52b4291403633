"""Medium: posts by their page."""

from __future__ import annotations

import re

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.providers import page_marks, page_only, plain_values
from rescatalog.core.providers.provider import Item

NAME = "medium"
ALIVE = "The post answers; one that only members may read to its end is there all the same."
WALLS = "403 for robots; the beginning of a member-only post with a form to sign up below it."
REFRESHES: tuple[Field, ...] = (Field.TITLE, Field.CREATORS, Field.PUBLISHED, Field.MODIFIED, Field.FREE, Field.MINUTES)
API = ""
GAP_S = 0.0
AT_ONCE = 0
MISREAD: tuple[Field, ...] = ()
item_named = page_only.item_named
questions = page_only.questions
reply_of = page_only.reply_of

_HOST = re.compile(r"(?:www\.)?medium\.com|[a-z0-9-]{1,63}\.medium\.com")
# A post is known by the number at the end of its address, whatever stands before it.
_PATH = re.compile(r"/(?:(?:@?[\w.-]{1,100}/)?(?:[^/]{1,300}-)?|p/)([0-9a-f]{8,12})/?")
_ENDING = re.compile(r"\s+(?:[-\u2013]\s+Medium|\|\s+(?:by\s.+\|\s+)?(?:[^|]+\|\s+)?Medium)$")
_MEMBERS = re.compile(r"(?i)member-only story")
_READING = re.compile(r"(\d{1,3}) min(?:ute)? read", re.ASCII)
_TYPES = ("NewsArticle", "Article", "BlogPosting", "SocialMediaPosting")


def item_of(url: str) -> Item | None:
    """Return the post that an address shows."""
    path = _PATH.fullmatch(urls.path(url))
    if not path or not _HOST.fullmatch(urls.host_key(url)):
        return None
    return Item(provider=NAME, kind="post", name=path.group(1))


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:
    """Return what the page of a post claims; the site's name at the end of a title is no part of it.

    Args:
        item: a post, which may have moved to a domain of its own.
        page: the page that answered, read only when it is still this post.
    """
    if item_of(page.url) != item:
        return ()
    post = next(page_marks.things_of_type(page, *_TYPES), {})
    values = {
        Field.TITLE: _title(post, page),
        Field.CREATORS: plain_values.names(post.get("author"), but=("Medium",)),
        Field.PUBLISHED: plain_values.day(post.get("datePublished") or page.meta("article:published_time")),
        Field.MODIFIED: plain_values.day(post.get("dateModified")),
        Field.FREE: False if _is_for_members(post, page) else None,
        Field.MINUTES: _minutes(page),
    }
    return plain_values.claims("medium-page", values)


def _title(post: dict[str, object], page: Page) -> str | None:
    """Return the title without publication and site; what does not show that it is Medium's own is no title."""
    is_theirs = page.meta("og:site_name") == "Medium"
    shown = (page.meta("og:title") if is_theirs else None, page.title if _ENDING.search(page.title or "") else None)
    given = (plain_values.line(text) for text in (post.get("headline"), post.get("name"), *shown))
    title = next((text for text in given if text and text != "Medium"), None)
    if title is None or not page_marks.is_name(title):
        return None
    name = _ENDING.sub("", title)
    # Older posts have `Title - Author - Medium` or `Title - Publication - Medium`.
    for holder in ("publisher", "author"):
        for said in plain_values.names(post.get(holder)):
            name = name.removesuffix(f" - {said}").removesuffix(f" \u2013 {said}").removesuffix(f" | by {said}")
    return name or None


def _is_for_members(post: dict[str, object], page: Page) -> bool:
    """Return whether only members may read all of it; a page that does not say so proves nothing."""
    said = post.get("isAccessibleForFree")
    if said is False or (isinstance(said, str) and said.casefold() == "false"):
        return True
    short = page_marks.texts_at(page, "//text()[contains(., 'ember-only')]")
    return any(_MEMBERS.fullmatch(text) for text in short)


def _minutes(page: Page) -> int | None:
    labelled = page.meta("twitter:label1"), page.meta("twitter:data1")
    found = _READING.fullmatch(labelled[1] or "") if (labelled[0] or "").casefold().endswith("reading time") else None
    return int(found.group(1)) or None if found else None
