"""Run and status reports for people: what needs a look first, the counts last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rescatalog.core.report.content import Paint, RunReport, StatusReport, plain
from rescatalog.core.report.drift_formats import section
from rescatalog.core.report.drift_told import pressing
from rescatalog.core.report.findings import HEALED, Finding, findings_of, grouped, worst_first
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.report.summary import Summary, summary_of
from rescatalog.core.report.told import advised, in_one_line

COLOURS: dict[str, str] = {
    "alive": "green", "ok": "green", "moved": "cyan", "restricted": "blue", "blocked": "blue",
    "suspect": "magenta", "unsure": "yellow", "failing": "yellow", "missing": "red", "dead": "red",
    "refused": "white", "unchecked": "white", "drifted": "magenta",
}  # fmt: skip
# A reader sees so many at a glance; more are put in order under headings.
AT_A_GLANCE = 5
_GAP = " " * 11


def render_run(report: RunReport, paint: Paint = plain) -> str:
    """Return a run as text with a final newline."""
    return _render(report, paint)


def render_status(report: StatusReport, paint: Paint = plain) -> str:
    """Return what the state knows as text with a final newline."""
    return _render(report, paint)


def _render(report: RunReport | StatusReport, paint: Paint) -> str:
    findings = findings_of(report)
    several = len(grouped(findings)) > 1 and len(findings) > AT_A_GLANCE
    lines = [*(_with_headings(findings, paint) if several else _without_headings(findings, paint))]
    if isinstance(report, RunReport):
        lines += section(pressing(report.differences), paint)
    lines += _summary(summary_of(report, findings), paint)
    return "\n".join(lines) + "\n"


def _with_headings(findings: Sequence[Finding], paint: Paint) -> Iterator[str]:
    for group, members in grouped(findings).items():
        yield from (f"{group} ({len(members)})", *_advice(members), "")
        for finding in members:
            yield from _lines_of(finding, paint)
        yield ""


def _without_headings(findings: Sequence[Finding], paint: Paint) -> Iterator[str]:
    for finding in worst_first(findings):
        yield from _lines_of(finding, paint)


def _advice(members: Sequence[Finding]) -> Iterator[str]:
    several = len({finding.advice for finding in members}) > 1
    for whose, advice in advised(members):
        yield f"  {whose}: {advice}" if several else f"  {advice}"


def _lines_of(finding: Finding, paint: Paint) -> Iterator[str]:
    colour = "green" if finding.word == HEALED else COLOURS[finding.word]
    yield f"{paint(f'{finding.word:<10}', colour)} {visible(finding.url)}"
    yield f"{_GAP}{in_one_line(finding)}"


def _summary(summary: Summary, paint: Paint) -> Iterator[str]:
    counts = ", ".join(f"{number} {paint(word, COLOURS[word])}" for word, number in summary.counts)
    yield f"{summary.subject}: {counts or summary.otherwise}"
    if summary.changes:
        yield summary.changes
    for remark in summary.remarks:
        yield paint("void", "red") + remark.removeprefix("void") if remark.startswith("void: ") else remark
