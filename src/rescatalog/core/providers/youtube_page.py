"""YouTube's pages: what the player in them knows, and what it says when there is nothing to play."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from rescatalog.core.extract.language import language_told
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.word import Life, Word
from rescatalog.core.providers.json_answer import Node, day_in, line_of, node_in, text_in
from rescatalog.core.providers.plain_values import claims

SOURCE: Final = "youtube-page"
# A page carries the player's object once; more of them are a trap.
MAX_OBJECTS: Final = 3
# The object that says why nothing plays is far shorter.
MAX_STATUS_CHARS: Final = 65_536
MAX_SECONDS: Final = 1_000_000
MAX_EPISODES: Final = 100_000
_JSON = json.JSONDecoder()
_STATUS = re.compile(rb'"playabilityStatus"\s{0,9}:\s{0,9}(?=\{)')
_PRIVATE = re.compile(r"\bprivate video\b|\bvideo is private\b", re.IGNORECASE)
# A page that asks every visitor to prove something knows nothing of the video.
_ASKS = re.compile(r"\bbot\b|\bunusual traffic\b|\bconfirm your age\b|\btry again\b", re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,7}", re.ASCII)
_HEADER = re.compile(r'"pageHeader(?:Renderer|ViewModel)"')
_COUNTS: Final = (
    re.compile(r'"numVideosText":\{"runs":\[\{"text":"([\d.,\s]{1,12})"'),
    # Some playlists show views first, so the number must stand before the word.
    re.compile(r'"stats":\[\{"runs":\[\{"text":"([\d.,\s]{1,12})"\},\{"text":"\s?v[ií]d[eé]os?"', re.IGNORECASE),
)
_HEADER_COUNT = re.compile(r'"content":"([\d.,\s]{1,12})\sv[ií]d[eé]os?"', re.IGNORECASE)
_HEADER_CHARS: Final = 20_000


def word_on(body: bytes) -> Word | None:
    """Return what the player of a watch page says of its video, or None when it does not say.

    The status of the exchange is 200 in all these cases. A page that asks whether the visitor is a robot says nothing.

    Args:
        body: decoded bytes of the page, possibly cut.
    """
    for found in islice(_STATUS.finditer(body), MAX_OBJECTS):
        text = body[found.end() : found.end() + MAX_STATUS_CHARS].decode("utf-8", "replace")
        status = _object_at(text, 0)
        said = text_in(status, "status")
        life = _life_of(said, _reasons(status)) if said else None
        if said and life is not None:
            reason = text_in(status, "reason")
            because = f"its player says {said}: {reason}" if reason else f"its player says {said}"
            return Word(provider="youtube", life=life, because=because)
    return None


def video_claims(page: Page, video: str) -> Iterable[Claim]:
    """Return what a watch page says of the video that was asked for.

    Args:
        page: of YouTube.
        video: its id; what a page says of another one is left out.
    """
    details = next((node for node in _objects(page, "videoDetails") if node.get("videoId") == video), None)
    if details is None:
        return ()
    frame = next(iter(_objects(page, "playerMicroformatRenderer")), {})
    creator = text_in(details, "author") or text_in(frame, "ownerChannelName")
    words = (text_in(details, "title"), text_in(details, "shortDescription"))
    said = {
        Field.TITLE: words[0],
        Field.CREATORS: (creator,) if creator else None,
        Field.MINUTES: _minutes(text_in(details, "lengthSeconds")),
        Field.PUBLISHED: day_in(frame, "publishDate") or day_in(frame, "uploadDate"),
        Field.LANGUAGE: language_told(
            f"{text_in(details, 'title') or ''} {text_in(details, 'shortDescription') or ''}"
        ),
    }
    return claims(SOURCE, said)


def playlist_claims(page: Page) -> Iterable[Claim]:
    """Return what the page of a playlist says of it."""
    title = page.meta("og:title")
    return claims(SOURCE, {Field.TITLE: line_of(title) if title else None, Field.EPISODES: _episodes(page)})


def _life_of(status: str, reasons: str) -> Life | None:
    if status in {"OK", "LIVE_STREAM_OFFLINE"}:
        return Life.HERE
    if _PRIVATE.search(reasons):
        return Life.PRIVATE
    # LOGIN_REQUIRED also stands on walls, and UNPLAYABLE on videos that play elsewhere.
    return Life.GONE if status == "ERROR" and not _ASKS.search(reasons) else None


def _reasons(status: Node) -> str:
    screen = node_in(status, "errorScreen", "playerErrorMessageRenderer", "subreason")
    messages = status.get("messages")
    told = [status.get("reason"), screen.get("simpleText"), *(messages[:3] if isinstance(messages, list) else ())]
    return " ".join(text for text in told if isinstance(text, str))


def _minutes(seconds: str | None) -> int | None:
    if seconds is None or not _SECONDS.fullmatch(seconds) or not 0 < int(seconds) <= MAX_SECONDS:
        # A stream that is on the air has no length yet.
        return None
    return max(1, round(int(seconds) / 60))


def _episodes(page: Page) -> int | None:
    for text in _scripts(page, '"videos"', "numVideosText", "pageHeader", '"stats"'):
        header = _HEADER.search(text)
        found = next((hit for pattern in _COUNTS if (hit := pattern.search(text))), None)
        if found is None and header is not None:
            found = _HEADER_COUNT.search(text, header.end(), header.end() + _HEADER_CHARS)
        count = int("0" + re.sub(r"\D", "", found.group(1))) if found else 0
        if 0 < count <= MAX_EPISODES:
            return count
    return None


def _objects(page: Page, name: str) -> Iterator[Node]:
    """Yield the objects of a name in the scripts of a page."""
    start = re.compile(rf'"{name}"\s{{0,9}}:\s{{0,9}}(?=\{{)')
    found = ((text, hit.end()) for text in _scripts(page, f'"{name}"') for hit in start.finditer(text))
    for text, at in islice(found, MAX_OBJECTS):
        yield _object_at(text, at)


def _object_at(text: str, at: int) -> Node:
    try:
        found, _ = _JSON.raw_decode(text, at)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _scripts(page: Page, *signs: str) -> Iterator[str]:
    """Yield the scripts of a page that hold one of `signs`."""
    for script in page.tree.iter("script"):
        text = script.text
        if isinstance(text, str) and any(sign in text for sign in signs):
            yield text
