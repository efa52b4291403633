"""Run and status reports as annotations of a workflow on GitHub, the counts last."""

from __future__ import annotations

from rescatalog.core.report.content import Paint, RunReport, StatusReport, plain
from rescatalog.core.report.findings import Finding, findings_of, pressing
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.report.summary import summary_of
from rescatalog.core.report.told import in_one_line
from rescatalog.core.report.workflow_commands import MOST, command

_STANDARD_INPUT = "-"


def render(report: RunReport | StatusReport, paint: Paint = plain) -> str:  # noqa: ARG001 - a log has no colours
    """Return workflow commands with a final newline: errors, then warnings, then notices."""
    findings = findings_of(report)
    lines = []
    if isinstance(report, RunReport) and report.void is not None:
        lines.append(command("error", f"{report.void_message}; nothing was concluded", title="void run"))
    for level in ("error", "warning", "notice"):
        of_level = [finding for finding in pressing(findings) if finding.level == level]
        lines += [_command(finding) for finding in of_level[:MOST]]
        if len(of_level) > MOST:
            lines.append(command(level, f"and {len(of_level) - MOST} more; the summary of the job shows them"))
    lines += summary_of(report, findings).lines
    return "\n".join(lines) + "\n"


def _command(finding: Finding) -> str:
    place = next((place for place in finding.places if place.file != _STANDARD_INPUT), None)
    title = f"{finding.word}: {finding.reason}" if finding.reason else finding.word
    message = f"{visible(finding.url)}\n{in_one_line(finding)}\n{finding.advice}"
    return command(finding.level, message, title=title, place=place)
