"""When a run proves nothing: the fault is ours, not the web's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rescatalog.core import urls
from rescatalog.core.judging.check import Check
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.words import Failure, Status, Verdict

# Source: the contract: more than 20 % of at least 20 hosts turn for the worse at once.
LEAST_HOSTS = 20
WORST_SHARE = 0.20

# Nothing came back from anywhere: neither an HTTP answer nor a word from a name server.
NO_ANSWER = frozenset(
    str(failure)
    for failure in (
        Failure.DNS_FAILED,
        Failure.DNS_TIMEOUT,
        Failure.CONNECT_FAILED,
        Failure.CONNECT_TIMEOUT,
        Failure.LOCAL_FAULT,
    )
)
_SILENT = NO_ANSWER | {
    str(failure)
    for failure in (
        Failure.DNS_NOT_FOUND,
        Failure.CONNECT_REFUSED,
        Failure.RESET,
        Failure.TIMEOUT,
        Failure.ROBOTS_UNREACHABLE,
    )
}
# Some name servers without a network say of every name that it does not exist; over so many hosts that is no news
# about the hosts.
HOSTS_FOR_NAMES = 5
LEAST_CAPTURED = 8
CAPTURED_SHARE = 0.5
_BAD = frozenset({Verdict.UNSURE, Verdict.MISSING})
_GOOD_BEFORE = frozenset({Status.OK, Status.MOVED, Status.RESTRICTED, Status.BLOCKED})


@dataclass(frozen=True, slots=True)
class Void:
    """Why a run counts for nothing.

    Attributes:
        reason: stable code.
        message: one line for people.
    """

    reason: str
    message: str


def void_of(checks: Sequence[Check], before: Mapping[str, LinkStatus], canaries: Iterable[str] = ()) -> Void | None:
    """Return why the run that made `checks` is void, or None when it counts.

    Args:
        checks: all checks of one run, the canaries' among them.
        before: statuses before the run.
        canaries: canonical addresses known to live.
    """
    asked = [check for check in checks if check.judgement.verdict is not Verdict.REFUSED]
    return (
        _canaries_failed(asked, frozenset(canaries))
        or _nobody_answered(asked)
        or _died_half_way(asked)
        or _captured(asked)
        or _landslide(asked, before)
    )


def _canaries_failed(checks: Sequence[Check], canaries: frozenset[str]) -> Void | None:
    tried = [check for check in checks if check.key in canaries]
    if tried and all(check.judgement.verdict in _BAD or _ended_in_silence(check) for check in tried):
        return Void("canaries-failed", f"none of {len(tried)} addresses known to live could be reached")
    return None


def _nobody_answered(checks: Sequence[Check]) -> Void | None:
    silent = all(check.judgement.reason in NO_ANSWER for check in checks)
    nameless = all(check.judgement.reason in NO_ANSWER | {Failure.DNS_NOT_FOUND} for check in checks)
    hosts = {urls.host_key(check.key) for check in checks}
    if checks and (silent or (nameless and len(hosts) >= HOSTS_FOR_NAMES)):
        return Void("no-network", f"not one of {len(checks)} addresses gave any answer: the network is down here")
    return None


def _ended_in_silence(check: Check) -> bool:
    """Return whether the last thing seen of an address was no answer; canaries are looked at late as well."""
    return bool(check.evidence) and check.evidence[-1].get("failure") in _SILENT


def _died_half_way(checks: Sequence[Check]) -> Void | None:
    """Return a void when from some moment on nobody answered any more: so many hosts do not fall in order of asking.

    Only first looks count: what failed is asked again at the end, and fails again without meaning anything new.
    """
    records = [record for check in checks for record in check.evidence if record.get("look") == 1]
    # Those that were on their way when the last answer came may have been slow only.
    latest_ms = max((_ms(record) + record["elapsed_ms"] for record in records if "status" in record), default=0)
    silent = [record for record in records if _ms(record) > latest_ms and record.get("failure") in _SILENT]
    lost = {urls.host_key(record["url"]) for record in silent}
    asked = {urls.host_key(record["url"]) for record in records}
    if len(lost) >= LEAST_HOSTS and len(lost) > WORST_SHARE * len(asked):
        return Void("network-died", f"from some moment on not one of {len(lost)} hosts answered: the network went down")
    return None


def _captured(checks: Sequence[Check]) -> Void | None:
    """Return a void when most hosts send us to one and the same other host: a network that wants us to sign in."""
    ends: dict[str, set[str]] = {}
    for check in checks:
        host, end = urls.host_key(check.key), check.judgement.final_url
        ends.setdefault(urls.host_key(end) if end else "", set()).add(host)
    hosts = {urls.host_key(check.key) for check in checks}
    for end, sent in ends.items():
        foreign = sent - {end} if end else set()
        if len(foreign) >= LEAST_CAPTURED and len(foreign) > CAPTURED_SHARE * len(hosts):
            message = f"{len(foreign)} of {len(hosts)} hosts sent us to {end}: this network wants somebody to sign in"
            return Void("captive-portal", message)
    return None


def _ms(record: Mapping[str, Any]) -> int:
    """Return when an exchange began; an earlier version did not write that down."""
    return int(record.get("started_ms", 0))


def _landslide(checks: Sequence[Check], before: Mapping[str, LinkStatus]) -> Void | None:
    """Return a void when too many hosts turned for the worse at once; hosts without a past cannot turn."""
    fine: dict[str, bool] = {}
    for check in checks:
        past = before.get(check.key)
        if past is None or past.status not in _GOOD_BEFORE:
            continue
        host = urls.host_key(check.key)
        # A host with one page that still answers has not fallen.
        fine[host] = fine.get(host, False) or check.judgement.verdict not in _BAD
    fallen = sum(not stands for stands in fine.values())
    if len(fine) >= LEAST_HOSTS and fallen > WORST_SHARE * len(fine):
        return Void("landslide", f"{fallen} of {len(fine)} hosts turned for the worse at once")
    return None
