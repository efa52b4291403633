"""What robots.txt allows: one answer becomes one set of rules for an origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from protego import Protego

from rescatalog.core import urls
from rescatalog.core.asking.robots_text import with_whole_names
from rescatalog.core.judging.observation import Observation
from rescatalog.core.words import Failure

# Source: RFC 9309 section 2.5, a crawler may stop reading after 500 KiB.
MAX_BYTES = 512_000
# A Crawl-delay beyond this is a refusal in practice; we wait this long at most.
LONGEST_DELAY_S = 30.0

# A fact about the host, not about one address: a page on it would meet the same fault.
UNREACHABLE_HOST = frozenset(
    {
        Failure.BAD_ADDRESS,
        Failure.DNS_NOT_FOUND,
        Failure.DNS_NO_ADDRESS,
        Failure.DNS_FAILED,
        Failure.DNS_TIMEOUT,
        Failure.DNS_DISAGREEMENT,
        Failure.CONNECT_REFUSED,
        Failure.CONNECT_FAILED,
        Failure.CONNECT_TIMEOUT,
        Failure.TLS_EXPIRED,
        Failure.TLS_NOT_YET_VALID,
        Failure.TLS_WRONG_HOST,
        Failure.TLS_UNTRUSTED,
        Failure.TLS_FAILED,
        Failure.FORBIDDEN_ADDRESS,
        Failure.FORBIDDEN_PORT,
        Failure.HOST_RESTING,
        Failure.BUDGET_SPENT,
    }
)
# Our own rules hold wherever a robots.txt leads.
_OURS = frozenset({Failure.FORBIDDEN_ADDRESS, Failure.FORBIDDEN_PORT, Failure.HOST_RESTING, Failure.BUDGET_SPENT})


class Rules(Protocol):
    """What an origin says to a crawler."""

    def verdict(self, url: str) -> Failure | None:
        """Return None when `url` may be asked, else why not."""

    @property
    def delay_s(self) -> float:
        """Return the seconds the origin wants between two requests."""


@dataclass(frozen=True, slots=True)
class Open:
    """There are no rules."""

    delay_s: float = 0.0

    def verdict(self, url: str) -> Failure | None:  # noqa: ARG002 - the same for every address
        """Return None: everything may be asked."""
        return None


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing may be asked in this run.

    Attributes:
        failure: why.
        detail: the transport's words on it.
        delay_s: seconds between two requests; meaningless here.
    """

    failure: Failure
    detail: str = ""
    delay_s: float = 0.0

    def verdict(self, url: str) -> Failure | None:  # noqa: ARG002 - the same for every address
        """Return why nothing may be asked."""
        return self.failure


@dataclass(frozen=True, slots=True)
class Written:
    """Rules read from a robots.txt.

    Attributes:
        rules: the parsed file.
        agent: our name in it.
        delay_s: its Crawl-delay for us, capped.
    """

    rules: Protego
    agent: str
    delay_s: float

    def verdict(self, url: str) -> Failure | None:
        """Return None when `url` may be asked, else that robots.txt disallows it."""
        return None if self.rules.can_fetch(url, self.agent) else Failure.ROBOTS_DISALLOWED


def rules_of(answer: Observation, agent: str) -> Rules:
    """Return the rules that the last answer for a robots.txt makes.

    Args:
        answer: the observation, after redirects.
        agent: our product token.

    Source: RFC 9309 section 2.3.1: 4xx means no rules, 5xx and network errors mean complete disallow for now.
    """
    # A robots.txt may lead to another host, whose faults are not those of this one.
    at_home = answer.request.host == urls.host_key(answer.request.target)
    if answer.failure in (UNREACHABLE_HOST if at_home else _OURS):
        return Closed(answer.failure, answer.detail)
    if answer.failure is not None or answer.status is None:
        return Closed(Failure.ROBOTS_UNREACHABLE, f"robots.txt: {answer.failure}")
    if 200 <= answer.status < 300:  # noqa: PLR2004 - HTTP classes
        text = _whole_lines(answer).decode("utf-8", errors="replace").removeprefix("\ufeff")
        written = Protego.parse(with_whole_names(text, agent))
        delay_s = min(float(written.crawl_delay(agent) or 0.0), LONGEST_DELAY_S)
        return Written(written, agent, delay_s)
    # 429 is 4xx by number but says "not now", so it counts with the server errors.
    if answer.status >= 500 or answer.status == 429:  # noqa: PLR2004
        return Closed(Failure.ROBOTS_UNREACHABLE, f"robots.txt: HTTP {answer.status}")
    return Open()


def _whole_lines(answer: Observation) -> bytes:
    """Return what may be read of a file; where it was cut, its last line may mean more than its author wrote.

    Of `Disallow: /x` the beginning is `Disallow: /`, which closes everything.
    """
    body = answer.body[:MAX_BYTES]
    if not answer.truncated and len(answer.body) <= MAX_BYTES:
        return body
    return body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]
