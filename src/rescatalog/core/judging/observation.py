"""Facts of exchanges: what was asked, what came back; never an opinion, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rescatalog.core import urls
from rescatalog.core.judging.page import headlines_of, title_of
from rescatalog.core.judging.refresh import refresh_of
from rescatalog.core.judging.skim import Skim, skimmed
from rescatalog.core.judging.walls import LITTLE_CHARS, wall_of
from rescatalog.core.judging.word import Word
from rescatalog.core.words import Failure, Purpose

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
NOT_MODIFIED = 304
# A page of this size whose bytes are gone, and of which no more was written down, had hardly any text.
SMALL_BYTES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One exchange to make.

    Attributes:
        target: canonical address of the target it serves; for robots.txt the origin whose gate it opens.
        url: canonical address to ask.
        host: who is asked politely.
        purpose: page, robots.txt, or what else.
        hop: redirects followed before this request, 0 for the address itself.
        look: 1 in the first pass, 2 for the second look late in the run.
        cookies: the Cookie header, out of what this chain was given on its way.
        raw: whether headers are read byte by byte, since the fast way showed no address in a redirect.
        accept: media type wanted; empty for a page.
        conditions: headers under which the server may answer that nothing has changed.
    """

    target: str
    url: str
    host: str
    purpose: Purpose = Purpose.PAGE
    hop: int = 0
    look: int = 1
    cookies: str = ""
    raw: bool = False
    accept: str = ""
    conditions: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, target: str, url: str, *, purpose: Purpose = Purpose.PAGE, hop: int = 0, look: int = 1) -> Request:
        """Return the request for `url`, which must be canonical."""
        return cls(target=target, url=url, host=urls.host_key(url), purpose=purpose, hop=hop, look=look)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was written down of a page whose bytes are gone.

    Attributes:
        size: decoded bytes that were read.
        title: of the page.
        headlines: its og:title and first main headings.
        contains: which of the words that must not stand on the page stood there.
        likeness: how like the page asked for a random address beside it was, 0 to 1; None when that was not asked.
        body_hash: 32 hex digits of the hash of its bytes, or nothing.
        unchanged: whether the server said that it is what it was when it was written down.
        own_chars: how many characters of text it had outside of links, counted as `Skim` counts; None when unknown.
    """

    size: int = 0
    title: str | None = None
    headlines: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    likeness: float | None = None
    body_hash: str = ""
    unchanged: bool = False
    own_chars: int | None = None


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What one exchange showed: either a status or a failure.

    Attributes:
        request: what was asked.
        status: HTTP status, or None when there was no answer.
        failure: why there was no answer, or why nothing was asked.
        detail: the transport's own words on a failure, one line.
        headers: the answer's headers worth keeping, names in lower case.
        body: decoded bytes, as many as were read; of a replayed observation as many as were kept.
        truncated: whether the body ended otherwise than the server announced, or was cut at our cap.
        started_s: when the exchange began, by the monotonic clock of the run.
        elapsed_s: from the start of the exchange to its end.
        recorded: what was written down of the page, when this is replayed from history.
        asked: whether anything was sent to the host.
        valid_days: days until the host's certificate ends, where that was looked at.
        word: what it means, where it is a provider's answer and says something.
    """

    request: Request
    status: int | None = None
    failure: Failure | None = None
    detail: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    truncated: bool = False
    started_s: float = 0.0
    elapsed_s: float = 0.0
    recorded: Recorded | None = None
    asked: bool = True
    valid_days: float | None = None
    word: Word | None = None

    def header(self, name: str) -> str | None:
        """Return the first value of header `name` (lower case), or None."""
        return next((value for key, value in self.headers if key == name), None)

    def values(self, name: str) -> tuple[str, ...]:
        """Return all values of header `name` (lower case)."""
        return tuple(value for key, value in self.headers if key == name)

    @property
    def size(self) -> int:
        """Return how many decoded bytes were read."""
        return len(self.body) if self.recorded is None else self.recorded.size

    @property
    def is_html(self) -> bool:
        """Return whether the answer is a web page, as far as its type says."""
        kind = (self.header("content-type") or "html").lower()
        return "html" in kind or "xml" in kind

    @cached_property
    def title(self) -> str | None:
        """Return the page's title in one line, or None; what is no success has none worth reading."""
        if not self.is_success:
            return None
        if self.recorded is not None:
            return self.recorded.title
        return title_of(self.body, self.header("content-type"))

    @cached_property
    def headlines(self) -> tuple[str, ...]:
        """Return what else the page calls itself: og:title and its first main headings, each in one line."""
        if self.recorded is not None:
            return self.recorded.headlines
        return headlines_of(self.body, self.header("content-type")) if self.is_html else ()

    @cached_property
    def wall(self) -> str | None:
        """Return the vendor of the bot wall that answered, or None."""
        headers, host = dict(self.headers), self.request.host
        return wall_of(self.status or 0, headers, self.skimmed, title=self.title or "", host=host)

    @cached_property
    def skimmed(self) -> Skim | None:
        """Return the first text of the page, or None when it is no web page or its bytes are gone."""
        kind = self.header("content-type")
        return skimmed(self.body, kind) if self.body and "html" in (kind or "html").lower() else None

    @property
    def known_chars(self) -> int | None:
        """Return how much text the page has outside of links, or None when nobody knows."""
        if self.skimmed is not None:
            return self.skimmed.own_chars
        return self.recorded.own_chars if self.recorded is not None else None

    @property
    def own_chars(self) -> int:
        """Return the same; a guess where it was not written down.

        What has not changed was alive, so it is taken to say as much as its size allows.
        """
        if self.known_chars is not None:
            return self.known_chars
        if self.is_unchanged:
            return min(self.size, LITTLE_CHARS + 1)
        return 0 if self.size <= SMALL_BYTES else LITTLE_CHARS + 1

    @cached_property
    def location(self) -> str | None:
        """Return the canonical address this answer redirects to, or None when it is no usable redirect."""
        if self.status in REDIRECTS:
            reference = self.header("location")
        elif self.is_success:
            reference = refresh_of(self.body, self.header("refresh"))
        else:
            return None
        onward = None if reference is None else urls.join(self.request.url, reference)
        # A page that loads itself again from time to time leads nowhere.
        return None if self.is_success and onward == self.request.url else onward

    @property
    def shows_no_address(self) -> bool:
        """Return whether this is a redirect without an address, or with one that could not be read."""
        return self.status in REDIRECTS and self.header("location") is None

    @property
    def is_success(self) -> bool:
        """Return whether the answer says that all is well."""
        return self.is_unchanged or (self.status is not None and 200 <= self.status < 300)  # noqa: PLR2004 - HTTP class

    @property
    def is_unchanged(self) -> bool:
        """Return whether the answer says that the page is what it was, which we asked."""
        return self.status == NOT_MODIFIED and self.recorded is not None and self.recorded.unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """All observations made for one target in one run.

    Attributes:
        target: canonical address.
        looks: one chain of observations per look, each from the address itself to the last hop.
        probe: the chain for a random address beside the target, when the target says that it is not there.
        answers: the chains of the questions to providers that were answered.
        certificate: what a look at the host's certificate showed, when there was one.
    """

    target: str
    looks: tuple[tuple[Observation, ...], ...]
    probe: tuple[Observation, ...] = ()
    answers: tuple[tuple[Observation, ...], ...] = ()
    certificate: Observation | None = None

    @property
    def attempts(self) -> int:
        """Return how many times the address itself was asked."""
        return sum(look[0].asked for look in self.looks)

    @property
    def elapsed_s(self) -> float:
        """Return the seconds spent in exchanges, waits left out."""
        return sum(observation.elapsed_s for look in self.looks for observation in look)
