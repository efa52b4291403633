"""Exit codes of runs, as the contract has them."""

from __future__ import annotations

from rescatalog.core.report.content import RunReport
from rescatalog.core.words import Status, Verdict

FINDINGS = 1
VOID = 4
INTERRUPTED = 130

_VERDICTS: dict[str, frozenset[Verdict]] = {
    "never": frozenset(),
    "dead": frozenset(),
    "missing": frozenset({Verdict.MISSING}),
    "suspect": frozenset({Verdict.MISSING, Verdict.SUSPECT}),
}


def code_of(report: RunReport, fail_on: str) -> int:
    """Return the exit code of a run.

    Args:
        report: the run.
        fail_on: the mildest finding that fails it.
    """
    if report.interrupted:
        return INTERRUPTED
    if report.void is not None:
        return VOID
    bad = _VERDICTS[fail_on]
    counted = [result for result in report.results if result.ignored is None]
    found = any(result.judgement.verdict in bad for result in counted)
    died = fail_on != "never" and any(
        result.status is not None and result.status.status is Status.DEAD for result in counted
    )
    return FINDINGS if found or died else 0
