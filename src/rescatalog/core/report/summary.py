"""What stands above or below the findings: how many links, how they are, and what was special about a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rescatalog.core.report.content import RunReport, StatusReport
from rescatalog.core.report.drift_told import counts_of, pressing
from rescatalog.core.report.facts import counted, listed
from rescatalog.core.report.findings import Finding, changes_of
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.words import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A report in a few lines.

    Attributes:
        subject: what was looked at.
        counts: how many links got each word, zeros left out.
        otherwise: instead of the counts when there are none.
        changes: what has become of the findings, or nothing.
        remarks: what was special.
    """

    subject: str
    counts: tuple[tuple[str, int], ...]
    otherwise: str
    changes: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Return subject and counts in one line."""
        return f"{self.subject}: {listed(self.counts) or self.otherwise}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Return everything, one thing a line."""
        return (self.line, *((self.changes,) if self.changes else ()), *self.remarks)


def summary_of(report: RunReport | StatusReport, findings: Iterable[Finding]) -> Summary:
    """Return a report in a few lines.

    Args:
        report: of a run or of the state.
        findings: its own.
    """
    return _of_status(report) if isinstance(report, StatusReport) else _of_run(report, findings)


def _of_run(report: RunReport, findings: Iterable[Finding]) -> Summary:
    asked = len(report.results)
    changes = listed((str(change), number) for change, number in changes_of(findings).items())
    return Summary(
        subject=f"{asked} address{'' if asked == 1 else 'es'} in {report.elapsed_s:.1f} s",
        counts=tuple((str(verdict), number) for verdict, number in report.summary.items()),
        otherwise="none asked",
        changes=f"since the last run: {changes}" if changes else "",
        remarks=tuple(_remarks(report)),
    )


def _remarks(report: RunReport) -> Iterable[str]:
    if report.skipped:
        yield f"{report.skipped} not due yet"
    ignored = sum(result.ignored is not None for result in report.results)
    if ignored:
        yield f"{counted(ignored, 'finding')} ignored by a rule"
    for rule in report.over:
        of = f"{visible(rule.url)} of {visible(rule.owner)}"
        yield f"the rule for {of} ended on {rule.until}: renew it or take it out"
    if report.facts_void is not None and report.void is None:
        yield "fewer pages answered than lately; what was read of the others changes no stored fact"
    elif report.facts_changed and report.void is None:
        yield f"something new was read on {counted(report.facts_changed, 'page')}"
    if report.interrupted:
        yield "interrupted; what was seen is kept"
    if report.void is not None:
        yield f"void: {report.void_message}; nothing was concluded"


def _of_status(report: StatusReport) -> Summary:
    void = f", {report.void_runs} void" if report.void_runs else ""
    latest = f"; the latest began {report.last_run_at:%Y-%m-%d %H:%M} UTC" if report.last_run_at else ""
    number = sum(bool(link.drift) for link, _ in report.links)
    drifted = (f"{counted(number, 'page')} drifted: another page than at first sight",) if number else ()
    counts = ((str(status), sum(link.status is status for link, _ in report.links)) for status in Status)
    differs = pressing(report.differences)
    differing = (f"{counts_of(differs)}; `rescatalog status --drift` shows them",) if differs else ()
    return Summary(
        subject=counted(len(report.links), "link"),
        counts=tuple((status, number) for status, number in counts if number),
        otherwise="none",
        remarks=(*drifted, *differing, f"{counted(report.runs, 'run')} counted{void}{latest}"),
    )
