"""The first text of a page as a reader sees it, stretch by stretch, without parsing the page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rescatalog.core.judging.page import decoded
from rescatalog.core.judging.wording import Sayings, Speech

# Whoever has said this much outside of links has said something of their own; nothing beyond it is read.
ENOUGH_CHARS = 1_800
# Beyond so many bytes a page is read no further.
MAX_BYTES = 524_288
# Marks stand near the top; looking at 200 kB of each raised the CPU time of a run by a fifth.
LOOKED_AT_BYTES = 32_768
# Longer stretches are prose and no announcement; this much of them is kept.
MAX_STRETCH = 400
MAX_ANNOUNCEMENT = 300
# Walls, and pages for sale, have a few links; a page with a menu is somebody's, whatever marks it carries along.
FEW_LINKS = 30
# Pages are taken apart in pieces of this size, so that little is done for nothing.
_PIECE = 4_096
# A text that has something to read in it, behind the end of a tag; most tags have none and are passed over.
_TEXT = re.compile(r">\s*+([^<]+)")
_NAME_ENDS = r"(?![a-zA-Z0-9])"
_INLINE = "a|abbr|b|bdi|big|cite|code|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|tt|u|wbr"
# A tag that ends a line. Spelling both cases out is twice as fast as ignoring case.
_BREAK = re.compile(rf"<(?!/?(?:{_INLINE}|{_INLINE.upper()}){_NAME_ENDS})/?[a-zA-Z]")
_LINK = re.compile(rf"<(/?)[aA]{_NAME_ENDS}")
_HEADING = re.compile(rf"<[hH][1-6]{_NAME_ENDS}")
_SKIPPED = ("script", "style", "template", "svg", "title", "textarea", "select", "math", "nav", "footer")
_UNREAD = re.compile(rf"<(?=[stmnf!])(?:({'|'.join(_SKIPPED)})(?=[\s/>])|!--)", re.IGNORECASE | re.ASCII)
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
_ENDS = {name: re.compile(rf"</{name}", re.IGNORECASE | re.ASCII) for name in _SKIPPED} | {"--": re.compile("-->")}
# Browsers read these to the end of the page when they are not closed.
_TO_THE_END = frozenset({"script", "style", "--"})


class Stretch(NamedTuple):
    """A piece of text that stands by itself; a tuple, since a page has many and each is made once.

    Attributes:
        text: its words in one line, cut.
        linked: whether most of it is the text of links.
        after: the tags before it, back to the line before.
    """

    text: str
    linked: bool = False
    after: str = ""

    @property
    def heading(self) -> bool:
        """Return whether it is a heading: whether the last tag before it that is not inline begins one."""
        at = self.after.rfind("<")
        while at >= 0 and _BREAK.match(self.after, at) is None:
            at = self.after.rfind("<", 0, at)
        return at >= 0 and _HEADING.match(self.after, at) is not None


@dataclass(frozen=True, kw_only=True)
class Skim:
    """What was read of a page.

    Attributes:
        stretches: in order.
        own_chars: characters outside of links, counted to a little more than `ENOUGH_CHARS`.
        chars: all characters that were read.
        head: the first bytes of the page.
    """

    stretches: tuple[Stretch, ...] = ()
    own_chars: int = 0
    chars: int = 0
    head: bytes = b""

    @cached_property
    def short(self) -> tuple[Stretch, ...]:
        """Return the stretches that are short enough for announcements."""
        return tuple(stretch for stretch in self.stretches if len(stretch.text) <= MAX_ANNOUNCEMENT)

    @cached_property
    def speech(self) -> Speech:
        """Return the short stretches as plain words, one a line."""
        return Speech("\n".join(stretch.text for stretch in self.short))

    @cached_property
    def has_menu(self) -> bool:
        """Return whether there are many links in the first bytes of the page."""
        return self.head.count(b"<a ") > FEW_LINKS

    def mark_of(self, marks: Iterable[bytes]) -> bytes | None:
        """Return a mark that stands in the first bytes of the page, or None."""
        return next((mark for mark in marks if mark in self.head), None)

    def announces(self, sayings: Sayings) -> Stretch | None:
        """Return a short stretch in which one of the sayings stands, or None."""
        at = sayings.place_in(self.speech)
        return None if at is None else self.short[self.speech.line_at(at)]


def skimmed(body: bytes, content_type: str | None) -> Skim:
    """Return the first text of a page.

    Args:
        body: decoded bytes, possibly cut.
        content_type: the Content-Type header.
    """
    reader = _Reader()
    for part in _read_parts(decoded(body[:MAX_BYTES], content_type)):
        reader.read(part)
        if reader.own > ENOUGH_CHARS:
            break
    reader.end()
    chars = sum(len(stretch.text) for stretch in reader.stretches)
    head = body[:LOOKED_AT_BYTES]
    return Skim(stretches=tuple(reader.stretches), own_chars=reader.own, chars=chars, head=head)


def _read_parts(text: str) -> Iterator[str]:
    """Yield the page without scripts, styles, drawings, menus and comments, each part beginning with a tag."""
    # The head has nothing to read but the title.
    body = _BODY.search(text)
    at, endless = body.start() if body else 0, set[str]()
    while 0 <= at < len(text):
        until = text.find("<", at + _PIECE)
        until = len(text) if until < 0 else until
        unread = _UNREAD.search(text, at, until)
        part = text[at : unread.start() if unread else until]
        if part:
            yield part if part[0] == "<" else "<>" + part.removeprefix("-->")
        at = until if unread is None else _after(text, unread, endless)


def _after(text: str, unread: re.Match[str], endless: set[str]) -> int:
    """Return where reading goes on after something that is not read, or -1 when it does not."""
    name = (unread[1] or "--").lower()
    end = None if name in endless else _ENDS[name].search(text, unread.end())
    if end is not None:
        return end.start()
    if name in _TO_THE_END:
        return -1
    # Whatever somebody forgot to close is no reason to read nothing; nor is it looked for twice.
    endless.add(name)
    return unread.end()


class _Reader:
    """Walks from text to text and gathers what stands in one line."""

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self.own = 0
        self._pieces: list[str] = []
        self._piece_own = 0
        self._linked = False
        self._after = ""

    def read(self, part: str) -> None:
        """Take the stretches of one part."""
        pieces = _TEXT.split(part)
        for tags, text in zip(pieces[::2], (*pieces[1::2], ""), strict=True):
            # Whatever is not inline ends a line.
            if _BREAK.search(tags):
                if self._pieces:
                    self.end()
                self._after = tags
            if links := _LINK.findall(tags):
                self._linked = not links[-1]
            if text:
                self._pieces.append(text)
                if not self._linked:
                    self._piece_own += len(text)

    def end(self) -> None:
        """End the stretch at hand."""
        said = self._pieces[0] if len(self._pieces) == 1 else " ".join(self._pieces)
        text = " ".join(said.split())
        if text:
            read = text[:MAX_STRETCH]
            read = " ".join(html.unescape(read).split()) if "&" in read else read
            self.stretches.append(Stretch(read, self._piece_own * 2 < len(text), self._after))
            self.own += min(self._piece_own, len(text))
        self._pieces, self._piece_own = [], 0
