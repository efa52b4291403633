"""`rescatalog fix`: mend links that have moved for good and dead ones that have a copy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from rescatalog.cli.exits import FINDINGS
from rescatalog.cli.naming import require_ids
from rescatalog.cli.options import catalog_option, format_option, state_option
from rescatalog.cli.output import deliver, painter
from rescatalog.core.proposals import Cure, Proposal
from rescatalog.core.report.content import Paint
from rescatalog.core.report.differences import lines_of_diff
from rescatalog.core.report.problems_escaped import escaped
from rescatalog.jobs.fix import Fix
from rescatalog.jobs.fix import fix as fix_job
from rescatalog.jobs.reading import sound_catalog
from rescatalog.settings_loading import settings_from_process

SCHEMA_VERSION: Final = 1
FORMATS = ("text", "json")
_COLOURS: Final[Mapping[Cure, str]] = {Cure.MOVED: "cyan", Cure.ARCHIVED: "red"}


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--moved", is_flag=True, help="Only addresses that have moved for good.")
@click.option("--archived", is_flag=True, help="Only copies of dead pages.")
@click.option("--apply", "write", is_flag=True, help="Write the changes into the catalog instead of only showing them.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when there is something to mend.")
@catalog_option
@state_option
@format_option(FORMATS)
def fix(
    *,
    ids: tuple[str, ...],
    write: bool,
    check: bool,
    form: str,
    output: Path | None,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Mend links that have moved for good and give dead ones a copy, showing what changes and why."""
    if write and check:
        raise click.UsageError("--check writes nothing and --apply writes; give one of the two.")
    asked_for = {cure for cure in Cure if given.pop(str(cure))}
    settings = settings_from_process(given)
    catalog = sound_catalog(settings)
    require_ids(catalog, ids)
    done = fix_job(catalog, settings, ids=ids, cures=asked_for or set(Cure), write=write)
    deliver(_json(done) if form == "json" else "\n".join([*_lines(done, painter(output)), ""]), output)
    raise SystemExit(FINDINGS if check and done.proposals else 0)


def _lines(done: Fix, paint: Paint) -> Iterator[str]:
    for proposal in done.proposals:
        yield from _proposal(proposal, paint)
    for change in done.changes:
        yield from lines_of_diff(change.diff)
    left = sum(bool(proposal.objection) for proposal in done.proposals)
    made = len(done.proposals) - left
    if not done.proposals:
        yield "nothing to mend: no link has moved for good on two days, and no dead one has a copy to add"
        return
    mended = "mended" if done.written else "can be mended"
    told = f"{_counted(made, 'link')} {mended} in {_counted(len(done.changes), 'file')}"
    yield told + (f", {left} left to you" if left else "")
    if made and not done.written:
        yield "`rescatalog fix --apply` writes this"


def _proposal(proposal: Proposal, paint: Paint) -> Iterator[str]:
    what = "->" if proposal.cure is Cure.MOVED else "has a copy:"
    yield (
        f"{paint(f'{proposal.cure:<10}', _COLOURS[proposal.cure])} {proposal.entry} ({proposal.role}) "
        f"{escaped(proposal.before)} {what} {escaped(proposal.after)}"
    )
    for line in proposal.evidence:
        yield f"           {escaped(line)}"
    for caution in proposal.cautions:
        yield f"           {paint('careful', 'yellow')}: {escaped(caution)}"
    if proposal.objection:
        yield f"           {paint('left to you', 'yellow')}: {escaped(proposal.objection)}"


def _json(done: Fix) -> str:
    document = {
        "schema_version": SCHEMA_VERSION,
        "written": done.written,
        "proposals": [
            {
                "cure": str(proposal.cure),
                "entry": proposal.entry,
                "role": str(proposal.role),
                "url": proposal.before,
                "new_url": proposal.after,
                "evidence": list(proposal.evidence),
                "cautions": list(proposal.cautions),
                "left_because": proposal.objection or None,
            }
            for proposal in done.proposals
        ],
        "files": [{"file": change.file, "diff": "".join(map(_ended, change.diff))} for change in done.changes],
    }
    # Escaping non-ASCII also escapes every control and bidirectional character that a file may hold.
    return json.dumps(document, indent=1, ensure_ascii=True) + "\n"


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
