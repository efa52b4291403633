"""Acts that look at the request: walls for robots, cookie walls, servers that lie to HEAD, sites without a 404."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.web.acts import Act, By, Hang, Page, Seen, redirect

# Some words that walls look for in a User-Agent.
ROBOT_WORDS = ("bot", "crawl", "spider", "check", "link", "python", "curl")


def to_host(host: str, path: str = "/", status: int = 301, scheme: str = "") -> Act:
    """Return a redirect to another host at the port that was asked; `scheme` leaves that of the request."""
    return By(lambda seen: redirect(f"{scheme or seen.scheme}://{host}:{seen.port}{path}", status))


def is_late(seen: Seen) -> bool:
    """Return whether a request belongs to a second look."""
    return seen.headers.get("user-agent", "").startswith("Mozilla/")


def at_first(act: Act, then: Act | None = None) -> Act:
    """Return an act that is over when the second look comes, even where the first came too late to see it."""
    healed = Page() if then is None else then
    return By(lambda seen: healed if is_late(seen) else act)


def for_head(head: Act, get: Act) -> Act:
    """Return an act that answers HEAD otherwise than GET."""
    return By(lambda seen: head if seen.method == "HEAD" else get)


def _like_a_browser(seen: Seen) -> Act:
    agent = seen.headers.get("user-agent", "").lower()
    robot = any(word in agent for word in ROBOT_WORDS)
    return Page() if agent.startswith("mozilla/5.0") and not robot else Page("", status=403)


def _cookie_wall(seen: Seen) -> Act:
    if "seen=1" in seen.headers.get("cookie", ""):
        return Page()
    return redirect(seen.path, headers=(("Set-Cookie", "seen=1; Path=/; HttpOnly"),))


def _two_cookies(seen: Seen) -> Act:
    given = seen.headers.get("cookie", "")
    missing = next((name for name in ("first", "second") if f"{name}=1" not in given), None)
    return Page() if missing is None else redirect(seen.path, headers=(("Set-Cookie", f"{missing}=1"),))


def _endless_cookies(seen: Seen) -> Act:
    return redirect(seen.path, headers=(("Set-Cookie", f"turn{seen.turn}={seen.turn}"),))


BROWSERS_ONLY = By(_like_a_browser)
COOKIE_WALL = By(_cookie_wall)
TWO_COOKIES = By(_two_cookies)
ENDLESS_COOKIES = By(_endless_cookies)
HTML_ONLY = By(lambda seen: Page() if "text/html" in seen.headers.get("accept", "") else Page("", status=406))
ENGLISH_ONLY = By(lambda seen: Page() if "en" in seen.headers.get("accept-language", "") else Page("", status=406))
GET_ONLY = for_head(Page("", status=405), Page())
HEAD_HANGS = for_head(Hang(), Page())


def apology(title: str, text: str, heading: str = "") -> Act:
    """Return the page of a site that answers 200 wherever nothing is; like many it repeats the address."""
    return By(
        lambda seen: Page(f"<title>{title}</title><h1>{heading or title}</h1><p>{text}</p><p>{seen.path}</p>"),
    )


def busy_until(seconds: int, status: int = 429) -> Act:
    """Return a busy answer whose Retry-After is a date some seconds ahead."""

    def answer(_: Seen) -> Act:
        then = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)  # noqa: TID251 - a server
        return Page("", status=status, headers=(("Retry-After", then),))

    return By(answer)


@dataclass(frozen=True, slots=True)
class SlowHead:
    """A whole answer whose head comes piece by piece."""

    lasts_s: float = 1.0
    pieces: int = 10

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:  # noqa: ARG002 - Act's shape
        """Send a header after every pause, then the page."""
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 19\r\n")
        for number in range(self.pieces):
            writer.write(f"X-Part-{number}: a\r\n".encode())
            await writer.drain()
            await asyncio.sleep(self.lasts_s / self.pieces)
        writer.write(b"\r\n<title>Slow</title>")
        await writer.drain()
        return True
