"""Run and status reports as Markdown, for an issue or the summary of a job; readable as plain text too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rescatalog.core.report.advice import Group
from rescatalog.core.report.content import Paint, RunReport, StatusReport, plain
from rescatalog.core.report.drift_formats import markdown_section
from rescatalog.core.report.drift_told import pressing
from rescatalog.core.report.facts import Label, listed
from rescatalog.core.report.findings import Finding, findings_of, grouped
from rescatalog.core.report.markdown_safe import address, code
from rescatalog.core.report.summary import summary_of
from rescatalog.core.report.told import advised, capped

# Source: GitHub takes 65,536 characters in the body of an issue.
MAX_CHARACTERS = 60_000
_FOR_THE_END = 100


def render(report: RunReport | StatusReport, paint: Paint = plain) -> str:  # noqa: ARG001 - Markdown has no colours
    """Return a report as Markdown with a final newline; findings that do not fit are counted."""
    findings = findings_of(report)
    text = "\n".join(_head(report, findings)) + "\n"
    if isinstance(report, RunReport):
        text += markdown_section(pressing(report.differences))
    told = 0
    for part, members in _parts(findings):
        if len(text) + len(part) > MAX_CHARACTERS - _FOR_THE_END:
            return f"{text}\nand {len(findings) - told} more; `--format text` shows all\n"
        text, told = text + part, told + members
    return text


def _head(report: RunReport | StatusReport, findings: Sequence[Finding]) -> Iterator[str]:
    summary = summary_of(report, findings)
    yield f"# Links: {listed(summary.counts) or summary.otherwise}"
    yield ""
    begun = f", begun {report.started_at:%Y-%m-%d %H:%M} UTC" if isinstance(report, RunReport) else ""
    yield f"{summary.subject}{begun}"
    if summary.changes:
        yield from ("", summary.changes)
    for remark in summary.remarks:
        pressing = remark.startswith(("void: ", "interrupted"))
        yield from ("", f"> **{remark}**" if pressing else code(remark) if remark.startswith("the rule") else remark)


def _parts(findings: Sequence[Finding]) -> Iterator[tuple[str, int]]:
    """Yield the report piece by piece, with how many findings are in each; a heading stays with its first one."""
    for group, members in grouped(findings).items():
        several = len({finding.advice for finding in members}) > 1
        # Rules are written by people, who may name others in them.
        spelled = code if group is Group.IGNORED else str
        advice = "\n\n".join(
            f"{whose}: {spelled(words)}" if several else spelled(words) for whose, words in advised(members)
        )
        head = f"\n## {group} ({len(members)})\n\n{advice}\n\n"
        for number, finding in enumerate(members):
            item = "\n".join(_item(finding)) + "\n"
            yield (head if number == 0 else "") + item, 1


def _item(finding: Finding) -> Iterator[str]:
    change = f", {finding.change}" if finding.change is not None and finding.change != finding.word else ""
    yield f"- **{finding.word}**{change}: {address(finding.url)}"
    ours = "; ".join(fact.words for fact in finding.facts if not fact.foreign)
    if ours:
        yield f"  - {ours}"
    for fact in finding.facts:
        if fact.foreign:
            words = address(fact.words) if fact.label is Label.LEADS_TO else code(fact.words)
            yield f"  - {fact.label}: {words}"
    used = capped([f"{code(use.entry)} ({use.role})" for use in finding.uses])
    if used:
        yield f"  - used by {used}"
    written = capped([code(f"{place.file}:{place.line}") for place in finding.places])
    if written:
        yield f"  - written in {written}"
