"""One row of history: what one run concluded about one address, with the facts it stood on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rescatalog.core.facts.fact import Told
from rescatalog.core.words import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect on the way.

    Attributes:
        url: who redirected.
        status: with which status.
    """

    url: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one run concludes about one address.

    Attributes:
        verdict: the word.
        reason: why, as a kebab-case code that `explain` knows.
        notes: lesser findings, as codes.
        http_status: status of the last answer, if any.
        final_url: the address that gave it.
        hops: redirects before it.
        title: the page's title, if it was read.
        because: what was seen that speaks for the reason, in one line; may quote the page.
    """

    verdict: Verdict
    reason: str
    notes: tuple[str, ...] = ()
    http_status: int | None = None
    final_url: str | None = None
    hops: tuple[Hop, ...] = ()
    title: str | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A judgement with its time and evidence: one row of `state.db`.

    Attributes:
        run_id: the run it belongs to.
        key: canonical address.
        checked_at: aware UTC time at which the trail ended.
        judgement: what was concluded.
        attempts: how many times the address was asked.
        elapsed_s: seconds spent in exchanges.
        text_hash: similarity hash of the text of a living page, 16 hex digits, or None.
        not_before: the host asked to be left alone until then, or None.
        evidence: one plain record per observation (url, status or failure, headers kept, detail, look).
        facts: how what is said of the resource differs from what was said before; empty when it does not.
    """

    run_id: str
    key: str
    checked_at: datetime
    judgement: Judgement
    attempts: int = 1
    elapsed_s: float = 0.0
    text_hash: str | None = None
    not_before: datetime | None = None
    evidence: tuple[dict[str, Any], ...] = ()
    facts: tuple[Told, ...] = ()
