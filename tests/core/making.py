"""Observations, trails and checks with everything unimportant filled in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from rescatalog.core import urls
from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.judging.observation import Observation, Request, Trail
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.words import Failure, Purpose, Status, Verdict

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
KEY = "https://a.lan/"
PAGE = b"<!doctype html><title>Linear algebra</title><p>Vectors."


def page(url: str = KEY, *, target: str | None = None, hop: int = 0, look: int = 1) -> Request:
    return Request.of(target or url, url, hop=hop, look=look)


def robots(origin: str = "https://a.lan", *, url: str | None = None, hop: int = 0, look: int = 1) -> Request:
    return Request.of(origin, url or f"{origin}/robots.txt", purpose=Purpose.ROBOTS, hop=hop, look=look)


def answer(
    status: int, request: Request | None = None, *, body: bytes = PAGE, elapsed_s: float = 0.2, **headers: str
) -> Observation:
    """Return an answer with a status; header names are spelled with underscores."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Observation(request=request or page(), status=status, headers=named, body=body, elapsed_s=elapsed_s)


def failed(failure: Failure, request: Request | None = None, *, detail: str = "", asked: bool = True) -> Observation:
    return Observation(request=request or page(), failure=failure, detail=detail, asked=asked, elapsed_s=0.1)


def chain(*ends: int | Failure, look: int = 1) -> tuple[Observation, ...]:
    """Return one look: every step but the last redirects to the next."""
    steps = []
    for hop, end in enumerate(ends):
        request = page(KEY if hop == 0 else f"https://a.lan/{hop}", target=KEY, hop=hop, look=look)
        if isinstance(end, Failure):
            steps.append(failed(end, request))
        else:
            steps.append(answer(end, request, location=f"/{hop + 1}"))
    return tuple(steps)


def trail(*looks: tuple[Observation, ...]) -> Trail:
    return Trail(target=KEY, looks=looks)


def check(
    verdict: Verdict,
    *,
    day: float = 0.0,
    key: str = KEY,
    reason: str = "because",
    title: str | None = None,
    run_id: str = "run",
) -> Check:
    """Return a check made `day` days after `NOW`."""
    judgement = Judgement(verdict=verdict, reason=reason, title=title)
    return Check(run_id=run_id, key=key, checked_at=NOW + timedelta(days=day), judgement=judgement)


def known(status: Status, *, key: str = KEY, days_ago: float = 0.0) -> LinkStatus:
    """Return a link of this status, last checked some days before `NOW`."""
    last = None if status is Status.UNCHECKED else NOW - timedelta(days=days_ago)
    return LinkStatus(key=key, status=status, last_checked_at=last)


def host(number: int) -> str:
    """Return the canonical address of the page of host `number`."""
    return str(urls.canonical(f"https://h{number}.lan/page"))
