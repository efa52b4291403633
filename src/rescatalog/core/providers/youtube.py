"""YouTube: videos, playlists and channels; oEmbed says whether a video is there, and its page how long it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.word import Life
from rescatalog.core.providers import youtube_page
from rescatalog.core.providers.address import Spot, question_url, same_origin, spot_of
from rescatalog.core.providers.json_answer import address_in, object_of, text_in
from rescatalog.core.providers.plain_values import claims
from rescatalog.core.providers.provider import Item, Question, Reply

NAME = "youtube"
ALIVE = (
    "oEmbed answers 200, or 401 when the video may not be embedded elsewhere; 403 is private, 404 is gone. "
    "The status of the watch page says nothing: removed videos have a page with 200."
)
WALLS = (
    "A page of 200 titled `- YouTube` and nothing else, or one that asks to sign in to confirm that one is no robot; "
    "a page to consent to cookies on consent.youtube.com."
)
REFRESHES: tuple[Field, ...] = (
    Field.TITLE,
    Field.CREATORS,
    Field.IMAGE,
    Field.MINUTES,
    Field.PUBLISHED,
    Field.EPISODES,
    Field.LANGUAGE,
)
API = "https://www.youtube.com/oembed"
GAP_S = 0.0
AT_ONCE = 0
# All around the video, and the mark-up with it, is in the language of the visitor.
MISREAD: tuple[Field, ...] = (Field.LANGUAGE,)

VIDEO: Final = "video"
PLAYLIST: Final = "playlist"
CHANNEL: Final = "channel"
_SITE: Final = "https://www.youtube.com"
_HOSTS = frozenset(
    {"youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"}
    | {"youtube-nocookie.com", "www.youtube-nocookie.com"}
)
_VIDEO = re.compile(r"[A-Za-z0-9_-]{11}", re.ASCII)
# Mixes (RD), "watch later" (WL) and the like are made for each visitor and name nothing that lasts.
_PLAYLIST = re.compile(r"(?:PL|UU|OL|FL|EC)[A-Za-z0-9_-]{10,62}", re.ASCII)
_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}", re.ASCII)
_NAMED = re.compile(r"[\w.%·-]{1,200}")
_VIDEO_FOLDERS = frozenset({"embed", "v", "e", "shorts", "live", "watch"})
# Source: what users of oEmbed report of YouTube's answers; YouTube's own documentation names no statuses.
_STATUSES: Final = {
    401: (Life.HERE, "oEmbed answers 401: it is there and may not be embedded"),
    403: (Life.PRIVATE, "oEmbed answers 403: it is private"),
    404: (Life.GONE, "oEmbed answers 404: nothing of this name is to be seen"),
}


def item_of(url: str) -> Item | None:
    """Return the video, playlist or channel that an address names, or None."""
    spot = spot_of(url)
    if spot is None or not (spot.segments or spot.query):
        return None
    if spot.host in {"youtu.be", "www.youtu.be"}:
        return _video(spot.segments[0]) if spot.segments else None
    return _on_site(spot) if spot.host in _HOSTS and spot.segments else None


def item_named(kind: str, text: str) -> Item | None:  # noqa: ARG001 - the shape of a provider
    """Return None: a recording is not its entry's homepage, and is asked about where its own address is listed."""
    return None


def questions(item: Item, api: str) -> tuple[Question, ...]:
    """Return the question to oEmbed about a video or a playlist; channels it does not know.

    Source: https://oembed.com, section 2.2; YouTube is in its list of providers.
    """
    page = address_of(item)
    url = question_url(api, url=page, format="json") if page and item.kind != CHANNEL else None
    return (Question(url=url, item=item, judges=True),) if url else ()


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what oEmbed's answer means: its status is the word, its object the title and the channel."""
    found = object_of(answer)
    title = None if found is None else text_in(found, "title")
    if found is not None and title:
        creator = text_in(found, "author_name")
        said = {
            Field.TITLE: title,
            Field.CREATORS: (creator,) if creator else None,
            Field.IMAGE: address_in(found, "thumbnail_url", _SITE),
        }
        because = "oEmbed answers 200 with a title"
        return Reply(life=Life.HERE, because=because, claims=claims("youtube-api", said), renews=True)
    if answer.status in _STATUSES and same_origin(answer.request.url, question.url):
        life, because = _STATUSES[answer.status]
        return Reply(life=life, because=because)
    return Reply()


def claims_of(item: Item, page: Page) -> Iterable[Claim]:
    """Return what a watch page or the page of a playlist says of the video or the playlist."""
    if item.kind == VIDEO:
        return youtube_page.video_claims(page, item.name)
    return youtube_page.playlist_claims(page) if item.kind == PLAYLIST else ()


def address_of(item: Item) -> str | None:
    """Return the one address of an item."""
    if item.kind == VIDEO:
        return f"{_SITE}/watch?v={item.name}"
    if item.kind == PLAYLIST:
        return f"{_SITE}/playlist?list={item.name}"
    return f"{_SITE}/{item.name}" if item.kind == CHANNEL else None


def _on_site(spot: Spot) -> Item | None:
    folder, *inner = spot.segments
    name = inner[0] if inner else ""
    if folder == "embed" and name == "videoseries":
        return _playlist(spot.parameter("list"))
    if folder in _VIDEO_FOLDERS:
        found = _video(name or spot.parameter("v"))
        return found or (None if name else _playlist(spot.parameter("list")))
    if folder == "playlist":
        return _playlist(spot.parameter("list"))
    if folder == "attribution_link":
        return _attributed(spot.parameter("u"))
    return _channel(folder, name)


def _attributed(path: str | None) -> Item | None:
    """Return what an address on the way to another one leads to."""
    onward = spot_of(f"{_SITE}{path}") if path and path.startswith("/") else None
    leads = onward is not None and onward.host in _HOSTS and onward.segments[:1] in {("watch",), ("playlist",)}
    return _on_site(onward) if onward is not None and leads else None


def _channel(folder: str, name: str) -> Item | None:
    if folder == "channel" and _CHANNEL.fullmatch(name):
        return Item(provider=NAME, kind=CHANNEL, name=f"channel/{name}")
    if folder in {"c", "user"} and _NAMED.fullmatch(name):
        return Item(provider=NAME, kind=CHANNEL, name=f"{folder}/{name}")
    if folder.startswith("@") and _NAMED.fullmatch(folder[1:]):
        return Item(provider=NAME, kind=CHANNEL, name=folder)
    return None


def _video(text: str | None) -> Item | None:
    return Item(provider=NAME, kind=VIDEO, name=text) if text and _VIDEO.fullmatch(text) else None


def _playlist(text: str | None) -> Item | None:
    return Item(provider=NAME, kind=PLAYLIST, name=text) if text and _PLAYLIST.fullmatch(text) else None
