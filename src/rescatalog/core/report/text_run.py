"""Run and status reports for people: what needs a look first, the counts last."""

from __future__ import annotations

from collections.abc import Iterator

from rescatalog.core.history import LinkStatus
from rescatalog.core.page import one_line
from rescatalog.core.report.content import Paint, Result, RunReport, StatusReport, plain
from rescatalog.core.words import Status, Verdict

COLOURS: dict[str, str] = {
    "alive": "green", "ok": "green", "moved": "cyan", "restricted": "blue", "blocked": "blue",
    "suspect": "magenta", "unsure": "yellow", "failing": "yellow", "missing": "red", "dead": "red",
    "refused": "white", "unchecked": "white",
}  # fmt: skip
# What people should see, worst first.
_SHOWN = (
    Verdict.MISSING, Verdict.SUSPECT, Verdict.MOVED, Verdict.UNSURE, Verdict.BLOCKED, Verdict.RESTRICTED,
    Verdict.REFUSED,
)  # fmt: skip
_SHOWN_STATUSES = (
    Status.DEAD, Status.FAILING, Status.SUSPECT, Status.MOVED, Status.BLOCKED, Status.RESTRICTED,
)  # fmt: skip


def render_run(report: RunReport, paint: Paint = plain) -> str:
    """Return a run as text with a final newline."""
    lines: list[str] = []
    # A void run concluded nothing, so what it seemed to see is no news about anybody.
    shown = () if report.void is not None else report.results
    for verdict in _SHOWN:
        for result in shown:
            if result.judgement.verdict is verdict:
                lines += _lines_of(result, paint)
    counts = ", ".join(f"{count} {paint(verdict, COLOURS[verdict])}" for verdict, count in report.summary.items())
    asked = len(report.results)
    lines.append(f"{asked} address{'' if asked == 1 else 'es'} in {report.elapsed_s:.1f} s: {counts or 'none asked'}")
    if report.skipped:
        lines.append(f"{report.skipped} not due yet")
    if report.interrupted:
        lines.append("interrupted; what was seen is kept")
    if report.void is not None:
        lines.append(f"{paint('void', 'red')}: {report.void_message}; nothing was concluded")
    return "\n".join(lines) + "\n"


def render_status(report: StatusReport, paint: Paint = plain) -> str:
    """Return what the state knows as text with a final newline."""
    lines: list[str] = []
    for status in _SHOWN_STATUSES:
        for link, uses in report.links:
            if link.status is not status:
                continue
            where = ", ".join(f"{use.entry} ({use.role})" for use in uses)
            lines.append(f"{paint(f'{status:<10}', COLOURS[status])} {visible(uses[0].url if uses else link.key)}")
            since = f"since {link.since:%Y-%m-%d}" if link.since else ""
            alive = f"last alive {link.last_alive_at:%Y-%m-%d}" if link.last_alive_at else "never seen alive"
            strikes = _strikes(link)
            lines.append(
                f"           {'; '.join(part for part in (link.reason, since, strikes, alive, where) if part)}"
            )
    counts = {status: sum(link.status is status for link, _ in report.links) for status in Status}
    known = ", ".join(f"{n} {paint(status, COLOURS[status])}" for status, n in counts.items() if n)
    lines.append(f"{_counted(len(report.links), 'link')}: {known or 'none'}")
    runs = f"{_counted(report.runs, 'run')} counted" + (f", {report.void_runs} void" if report.void_runs else "")
    latest = f"; the latest began {report.last_run_at:%Y-%m-%d %H:%M} UTC" if report.last_run_at else ""
    lines.append(runs + latest)
    return "\n".join(lines) + "\n"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _strikes(link: LinkStatus) -> str:
    if not link.strikes:
        return ""
    return f"{_counted(link.strikes, 'strike')} on {_counted(len(link.strike_days), 'day')}"


def visible(text: str) -> str:
    """Return foreign text fit for a terminal: one line, no control characters."""
    return one_line(text) or ""


def _lines_of(result: Result, paint: Paint) -> Iterator[str]:
    judgement = result.judgement
    yield f"{paint(f'{judgement.verdict:<10}', COLOURS[judgement.verdict])} {visible(result.url)}"
    said = judgement.reason if judgement.http_status is None else f"{judgement.reason} ({judgement.http_status})"
    if judgement.hops and judgement.final_url:
        said += f" -> {visible(judgement.final_url)}"
    facts = [said, visible(result.detail), f"asked {result.attempts}x" if result.attempts > 1 else ""]
    if result.status is not None:
        facts.append(_strikes(result.status))
    facts.append(", ".join(f"{use.entry} ({use.role})" for use in result.uses))
    yield f"           {'; '.join(fact for fact in facts if fact)}"
