"""Curated against observed, for people, for an issue and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from rescatalog.core.differing.difference import Difference, spelled
from rescatalog.core.report.content import Paint
from rescatalog.core.report.drift_content import DriftReport
from rescatalog.core.report.drift_told import lines_of, record_of
from rescatalog.core.report.json_run import spell
from rescatalog.core.report.markdown_safe import address, code
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.report.told import in_one_line

SCHEMA_VERSION = 1
# Of what differs a report on a run shows so many; `status --drift` shows all.
AT_A_GLANCE = 5
# Source: GitHub takes 65,536 characters in the body of an issue.
MAX_CHARACTERS = 60_000


def render_text(report: DriftReport, paint: Paint) -> str:
    """Return a report as text with a final newline, the counts last."""
    lines = [line for difference in report.shown for line in lines_of(difference, paint)]
    for finding in report.findings:
        lines += [f"{paint('drifted   ', 'magenta')} {visible(finding.url)}", f"{' ' * 11}{in_one_line(finding)}"]
    return "".join(f"{line}\n" for line in (*lines, *report.counts))


def render_markdown(report: DriftReport, paint: Paint) -> str:  # noqa: ARG001 - Markdown has no colours
    """Return a report as Markdown with a final newline; what does not fit is counted."""
    head = "\n".join(["# Curated against observed", "", *(f"{line}  " for line in report.counts), ""])
    items = [*map(item, report.shown)]
    items += [f"- **drifted** {address(one.url)}\n  - {code(in_one_line(one))}\n" for one in report.findings]
    text = head
    for number, one in enumerate(items):
        if len(text) + len(one) > MAX_CHARACTERS:
            return f"{text}\nand {len(items) - number} more; `--format text` shows all\n"
        text += ("\n" if number == 0 else "") + one
    return text


def render_json(report: DriftReport, paint: Paint) -> str:  # noqa: ARG001 - JSON has no colours
    """Return a report as JSON with a final newline; blanks and accepted differences are in it too."""
    drifted = [
        {
            "url": uses[0].url if uses else link.key,
            "entries": [{"entry": use.entry, "role": str(use.role)} for use in uses],
            "drift": list(link.drift),
            "since": spell(link.drifted_at),
            "title_before": link.first.title if link.first else None,
            "title": link.title,
        }
        for link, uses in report.drifted
    ]
    differences = [record_of(difference) for difference in report.differences]
    document = {"schema_version": SCHEMA_VERSION, "differences": differences, "drifted": drifted}
    # Escaping non-ASCII also escapes every control and bidirectional character that a page may have sent.
    return json.dumps(document, indent=1, ensure_ascii=True) + "\n"


def item(difference: Difference) -> str:
    """Return a difference as an item of a list in Markdown; foreign words stand in code spans."""
    seen = difference.seen
    curated = "blank" if difference.curated is None else code(spelled(difference.curated))
    before = f", before that {code(spelled(seen.before))}" if seen.before is not None else ""
    return (
        f"- **{difference.sense}** {code(difference.entry)} {difference.field}: "
        f"catalog {curated}, observed {code(spelled(difference.observed))}\n"
        f"  - {code(seen.fact.source)} ({seen.fact.confidence}) at {address(difference.url)} ({difference.role}), "
        f"since {seen.since:%Y-%m-%d}{before}\n"
    )


def section(shown: Sequence[Difference], paint: Paint) -> Iterator[str]:
    """Yield the lines of a report on a run that say what differs from the catalog, the latest first and capped."""
    if not shown:
        return
    yield f"differs from the catalog ({len(shown)}):"
    for difference in shown[:AT_A_GLANCE]:
        yield from (f"  {line}" for line in lines_of(difference, paint))
    if len(shown) > AT_A_GLANCE:
        yield f"  and {len(shown) - AT_A_GLANCE} more; `rescatalog status --drift` shows all"


def markdown_section(shown: Sequence[Difference]) -> str:
    """Return the same for a report in Markdown; nothing when nothing differs."""
    if not shown:
        return ""
    more = len(shown) - AT_A_GLANCE
    rest = f"\nand {more} more; `rescatalog status --drift` shows all\n" if more > 0 else ""
    return f"\n## Differs from the catalog ({len(shown)})\n\n{''.join(map(item, shown[:AT_A_GLANCE]))}{rest}"


DRIFT_FORMATS: dict[str, Callable[[DriftReport, Paint], str]] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
}
