"""What a web archive says when it is asked for a copy of a page; its answer is as foreign as any other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from rescatalog.core import urls
from rescatalog.core.judging.observation import Observation
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.words import Status

SNAPSHOTS = "https://web.archive.org/web/"
# The answer is a few hundred bytes; the address asked for stands in it twice.
MAX_ANSWER_BYTES = 65_536
# Archives take months to change their mind; a question without an answer is asked again in the next run.
ASK_AGAIN_AFTER = timedelta(days=30)
# At one question a second this keeps the end of a crawl short; the rest has its turn in the next.
MAX_QUESTIONS = 200
FOUND, NO_COPY = "found", "no-copy"
_ARCHIVES = frozenset({"archive.org", "web.archive.org"})
_HELPED = frozenset({Status.SUSPECT, Status.DEAD})
_SNAPSHOT = re.compile(rf"{re.escape(SNAPSHOTS)}(?P<time>\d{{14}})[a-z_]*/(?P<page>.+)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What an archive answered for one address.

    Attributes:
        key: canonical address of the page.
        asked_at: aware UTC time of the question.
        snapshot_url: address of the copy, or None.
        snapshot_at: aware UTC time at which it was taken, or None.
        reason: `found`, `no-copy`, or why the answer says nothing, as a code.
    """

    key: str
    asked_at: datetime
    snapshot_url: str | None
    snapshot_at: datetime | None
    reason: str


def question_of(key: str, near: date | None, api: str) -> str:
    """Return the address that asks an archive for a copy of `key`.

    Args:
        key: canonical address of the page.
        near: the day the copy should be nearest to; None leaves that to the archive.
        api: the archive's address for such questions.

    Source: archive.org/help/wayback_api.php.
    """
    joined = "&" if "?" in api else "?"
    wanted = f"&timestamp={near:%Y%m%d}" if near is not None else ""
    return f"{api}{joined}url={quote(key, safe='')}{wanted}"


def answer_of(key: str, observation: Observation, asked_at: datetime) -> Archived:
    """Return what an archive's answer means for `key`; whatever it holds, this is no exception.

    Args:
        key: canonical address of the page that was asked for.
        observation: the exchange in which the archive answered, or did not.
        asked_at: aware UTC time of the question.

    Source: archive.org/help/wayback_api.php.
    """
    said = _said(key, observation)
    url, taken_at, reason = (None, None, said) if isinstance(said, str) else (*said, FOUND)
    return Archived(key=key, asked_at=asked_at, snapshot_url=url, snapshot_at=taken_at, reason=reason)


def to_ask(
    statuses: Mapping[str, LinkStatus], known: Mapping[str, Archived], *, now: datetime, most: int = MAX_QUESTIONS
) -> tuple[str, ...]:
    """Return the suspect and dead addresses to ask an archive for, those never asked for first.

    Args:
        statuses: of all links by their canonical address.
        known: the latest answer for each address.
        now: aware UTC time.
        most: how many may be asked for in one run.
    """
    wanted = [key for key, status in statuses.items() if status.status in _HELPED and _is_page(key)]
    wanted = [key for key in wanted if key not in known or _is_stale(known[key], now)]
    never = datetime.min.replace(tzinfo=UTC)
    wanted.sort(key=lambda key: (known[key].asked_at if key in known else never, key))
    return tuple(wanted[:most])


def latest(answers: Iterable[Archived]) -> dict[str, Archived]:
    """Return the latest answer for each address; a question that was not answered takes no answer away."""
    known: dict[str, Archived] = {}
    for answer in sorted(answers, key=lambda answer: answer.asked_at):
        before = known.get(answer.key)
        if before is None or _is_answer(answer) or not _is_answer(before):
            known[answer.key] = answer
    return known


def page_of(snapshot_url: str) -> str | None:
    """Return the address of the page that a snapshot's address names, or None when it is no such address."""
    found = _SNAPSHOT.fullmatch(snapshot_url)
    return found["page"] if found else None


def _said(key: str, observation: Observation) -> tuple[str, datetime] | str:
    """Return address and time of the copy, or a code for why there is none."""
    if observation.failure is not None:
        return str(observation.failure)
    if observation.status != 200:  # noqa: PLR2004 - OK
        return _refusal(observation.status or 0)
    said = _read(observation)
    snapshots = said.get("archived_snapshots") if isinstance(said, dict) else None
    closest = snapshots.get("closest", {}) if isinstance(snapshots, dict) else None
    if not isinstance(closest, dict):
        return "unreadable"
    # A copy of an error page is a copy of nothing.
    if closest.get("available") is not True or closest.get("status") != "200":
        return NO_COPY
    return _snapshot(closest.get("url"), key) or "not-a-copy"


def _refusal(status: int) -> str:
    if status == 429:  # noqa: PLR2004 - Too Many Requests
        return "rate-limited"
    return "server-error" if status >= 500 else "unexpected-status"  # noqa: PLR2004 - HTTP class


def _read(observation: Observation) -> Any:  # noqa: ANN401 - JSON of any shape
    if observation.truncated or len(observation.body) > MAX_ANSWER_BYTES:
        return None
    try:
        return json.loads(observation.body)
    except (ValueError, RecursionError):
        return None


def _snapshot(url: object, key: str) -> tuple[str, datetime] | None:
    """Return address and time of a copy, or None when the address is not one of a copy of that page's host."""
    if not isinstance(url, str):
        return None
    # The archive still writes http; spelled canonically, no `..` and no user name hides where the address leads.
    spelled = urls.canonical("https://" + url.removeprefix("http://") if url.startswith("http://") else url)
    found = _SNAPSHOT.fullmatch(spelled or "")
    if spelled is None or found is None or urls.complaint(spelled):
        return None
    page = urls.canonical(found["page"])
    if page is None or _host(page) != _host(key):
        return None
    try:
        return spelled, datetime.strptime(found["time"], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _host(key: str) -> str:
    return urls.host_key(key).removeprefix("www.")


def _is_page(key: str) -> bool:
    """Return whether an archive may have it: copies of copies help nobody."""
    return urls.host_key(key) not in _ARCHIVES


def _is_answer(answer: Archived) -> bool:
    return answer.reason in {FOUND, NO_COPY}


def _is_stale(answer: Archived, now: datetime) -> bool:
    return not _is_answer(answer) or now - answer.asked_at >= ASK_AGAIN_AFTER
