"""`rescatalog suggest`: take over into the catalog what was observed, where a person wants it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from rescatalog.cli.exits import FINDINGS
from rescatalog.cli.naming import require_ids
from rescatalog.cli.options import catalog_option, format_option, state_option
from rescatalog.cli.output import deliver, painter
from rescatalog.core.differing.comparing import RULES
from rescatalog.core.differing.suggesting import Suggestion
from rescatalog.core.facts.fact import Field
from rescatalog.core.report.content import Paint
from rescatalog.core.report.differences import lines_of_diff
from rescatalog.core.report.drift_told import counted_of, lines_of, record_of
from rescatalog.core.report.problems_escaped import escaped
from rescatalog.jobs.reading import sound_catalog
from rescatalog.jobs.suggest import Suggested
from rescatalog.jobs.suggest import suggest as suggest_job
from rescatalog.settings_loading import settings_from_process

SCHEMA_VERSION: Final = 1
FORMATS = ("text", "json")


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--field",
    "fields",
    multiple=True,
    type=click.Choice([str(field) for field in RULES]),
    metavar="NAME",
    help="Only this field, such as `licence`; repeatable.",
)
@click.option("--apply", "write", is_flag=True, help="Write the changes into the catalog instead of only showing them.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when there is something to take over.")
@catalog_option
@state_option
@format_option(FORMATS)
def suggest(
    *,
    ids: tuple[str, ...],
    fields: tuple[str, ...],
    write: bool,
    check: bool,
    form: str,
    output: Path | None,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Turn what was observed and differs from entries, or is blank in them, into edits, showing what changes."""
    if write and check:
        raise click.UsageError("--check writes nothing and --apply writes; give one of the two.")
    settings = settings_from_process(given)
    catalog = sound_catalog(settings)
    require_ids(catalog, ids)
    done = suggest_job(catalog, settings, ids=ids, fields={Field(name) for name in fields}, write=write)
    deliver(_json(done) if form == "json" else "\n".join([*_lines(done, painter(output)), ""]), output)
    raise SystemExit(FINDINGS if check and done.suggestions else 0)


def _lines(done: Suggested, paint: Paint) -> Iterator[str]:
    if not done.suggestions:
        yield "nothing to take over: what was observed is what the catalog says"
        return
    for suggestion in done.suggestions:
        yield from lines_of(suggestion.difference, paint)
        if suggestion.objection:
            yield f"           {paint('left to you', 'yellow')}: {escaped(suggestion.objection)}"
    for change in done.changes:
        yield from lines_of_diff(change.diff)
    left = sum(bool(suggestion.objection) for suggestion in done.suggestions)
    made = len(done.suggestions) - left
    verb = "taken over" if done.written else "can be taken over"
    told = f"{counted_of(made, 'value')} {verb} in {counted_of(len(done.changes), 'file')}"
    yield told + (f", {left} left to you" if left else "")
    if made and not done.written:
        yield "`rescatalog suggest --apply` writes this; name ids or `--field` to choose"


def _json(done: Suggested) -> str:
    document = {
        "schema_version": SCHEMA_VERSION,
        "written": done.written,
        "suggestions": [_record(suggestion) for suggestion in done.suggestions],
        "files": [{"file": change.file, "diff": "".join(map(_ended, change.diff))} for change in done.changes],
    }
    # Escaping non-ASCII also escapes every control and bidirectional character that was observed.
    return json.dumps(document, indent=1, ensure_ascii=True) + "\n"


def _record(suggestion: Suggestion) -> dict[str, Any]:
    path = None if suggestion.objection else [*suggestion.path]
    value = None if suggestion.objection else suggestion.value
    left = suggestion.objection or None
    return {**record_of(suggestion.difference), "path": path, "value": value, "left_because": left}


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
