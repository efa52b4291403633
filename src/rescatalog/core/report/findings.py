"""What of a run or a state people should know: one finding per link, for every format the same.

A link is a finding of a run when its verdict is not `alive`, and a finding of a state when its status is neither `ok`
nor `unchecked`; one that answers well and is another page than at first sight is one of both. A void run has none, for
it concluded nothing. Against the time before the run a finding is `new` when the link's status was another word,
`persisting` when it was the same, and `healed` when the link was a finding and is `ok` now; a check without memory
knows no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Literal

from rescatalog.core.catalog.problem import Place
from rescatalog.core.catalog.use import Use
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.memory.ignoring import IgnoreRule
from rescatalog.core.report.advice import REFUSALS, Advice, Group, advice_on
from rescatalog.core.report.content import Result, RunReport, StatusReport
from rescatalog.core.report.facts import Fact, facts_of_healed, facts_of_link, facts_of_result
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.words import Status, Verdict

Level = Literal["error", "warning", "notice"]
FINE = frozenset({Status.OK, Status.UNCHECKED})
HEALED = "healed"
DRIFTED = "drifted"
_LEVELS: Mapping[str, Level] = {
    "missing": "error",
    "dead": "error",
    "suspect": "warning",
    "moved": "warning",
    "drifted": "warning",
}
# What people should see, worst first.
_WORDS = (
    "dead", "missing", "failing", "suspect", DRIFTED, "moved", "unsure", "blocked", "restricted", "refused", HEALED,
)  # fmt: skip


class Change(StrEnum):
    """What has become of a link since the time before the run."""

    NEW = "new"
    PERSISTING = "persisting"
    HEALED = "healed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One link that people should know of.

    Attributes:
        url: as written or given.
        word: the verdict of a run, or the status where that says more; `healed` for one that answers again.
        reason: why, as a code.
        change: since the time before the run; None when that is not known.
        group: who can act.
        advice: what to do, one sentence.
        facts: the evidence.
        uses: where the catalog uses it.
        places: where it is written, the first one first.
    """

    url: str
    word: str
    reason: str
    change: Change | None
    group: Group
    advice: str
    facts: tuple[Fact, ...]
    uses: tuple[Use, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def level(self) -> Level:
        """Return how loudly it is told."""
        # Somebody answers for what is ignored, so nobody is alarmed.
        return "notice" if self.group is Group.IGNORED else _LEVELS.get(self.word, "notice")


def findings_of(report: RunReport | StatusReport) -> tuple[Finding, ...]:
    """Return what people should know: by who can act, in each group the new first, then the worst."""
    if isinstance(report, StatusReport):
        given = (link_finding(link, uses, report.archived.get(link.key)) for link, uses in report.links)
        found = [finding for finding in given if finding is not None]
    elif report.void is not None:
        found = []
    else:
        found = [finding for finding in map(finding_of, report.results) if finding is not None]
    return tuple(sorted(found, key=_rank))


def finding_of(result: Result) -> Finding | None:
    """Return what people should know of one result of a run that is not void, or None when all is well."""
    judgement, change = result.judgement, change_of(result)
    if change is Change.HEALED:
        assert result.before is not None
        word, facts = HEALED, facts_of_healed(result, result.before)
    elif is_finding(result):
        word, facts = _word(result), facts_of_result(result, began_now=change is Change.NEW)
    else:
        return None
    advice = advice_on(word, judgement.reason)
    if result.ignored is not None:
        advice = _answered_for(result.ignored)
    return Finding(
        url=result.url,
        word=word,
        reason=judgement.reason,
        change=change,
        group=advice.group,
        advice=advice.words,
        facts=facts,
        uses=result.uses,
        places=places_of(result),
    )


def link_finding(link: LinkStatus, uses: tuple[Use, ...], archived: Archived | None = None) -> Finding | None:
    """Return what people should know of one link of the state, or None when all is well or nothing is known.

    Args:
        link: what is known.
        uses: where the catalog uses it.
        archived: what an archive answered for it, if it was asked.
    """
    if link.status in FINE and not link.drift:
        return None
    word = DRIFTED if link.status in FINE else str(link.status)
    advice = advice_on(word, link.reason)
    return Finding(
        url=uses[0].url if uses else link.key,
        word=word,
        reason=link.reason,
        change=None,
        group=advice.group,
        advice=advice.words,
        facts=facts_of_link(link, archived),
        uses=uses,
        places=_places(uses),
    )


def is_finding(result: Result) -> bool:
    """Return whether something is wrong with a link, or not known, in this run."""
    return result.judgement.verdict is not Verdict.ALIVE or _has_drifted(result.status)


def change_of(result: Result) -> Change | None:
    """Return what has become of a link since before the run; None when it was and is fine, or nothing is known."""
    before, after = result.before, result.status
    if before is None or after is None:
        return None
    if not is_finding(result):
        return Change.HEALED if before.status not in FINE else None
    if result.judgement.verdict is Verdict.REFUSED and after.status in FINE:
        # A refusal leaves the status as it was, so only the reason tells of it.
        return Change.PERSISTING if before.reason in REFUSALS else Change.NEW
    same = before.status is after.status and _has_drifted(before) == _has_drifted(after)
    return Change.PERSISTING if same else Change.NEW


def places_of(result: Result) -> tuple[Place, ...]:
    """Return where a link of a run is written: in the files that were given, then in the catalog."""
    return (*result.places, *_places(result.uses))


def changes_of(findings: Iterable[Finding]) -> dict[Change, int]:
    """Return how many findings are new, persisting and healed, all three; empty when no change is known."""
    counts = Counter(finding.change for finding in findings if finding.change is not None)
    return {change: counts[change] for change in Change} if counts else {}


def pressing(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that still are some; healed ones are news, not findings."""
    return tuple(finding for finding in findings if finding.change is not Change.HEALED)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by how bad they are, whoever can act; for a few, which need no headings."""
    return tuple(sorted(findings, key=lambda finding: _WORDS.index(finding.word)))


def grouped(findings: Iterable[Finding]) -> dict[Group, tuple[Finding, ...]]:
    """Return sorted findings by who can act."""
    return {group: tuple(members) for group, members in groupby(findings, key=lambda finding: finding.group)}


def _word(result: Result) -> str:
    if result.status is not None and result.status.status is Status.DEAD:
        return str(Status.DEAD)
    return DRIFTED if result.judgement.verdict is Verdict.ALIVE else str(result.judgement.verdict)


def _has_drifted(status: LinkStatus | None) -> bool:
    return status is not None and bool(status.drift)


def _answered_for(rule: IgnoreRule) -> Advice:
    return Advice(Group.IGNORED, f"{visible(rule.owner)} answers for it until {rule.until}: {visible(rule.reason)}")


def _places(uses: Iterable[Use]) -> tuple[Place, ...]:
    return tuple(use.place for use in uses if use.place is not None)


def _rank(finding: Finding) -> tuple[int, int, int]:
    order = (Change.NEW, None, Change.PERSISTING, Change.HEALED)
    return list(Group).index(finding.group), order.index(finding.change), _WORDS.index(finding.word)
