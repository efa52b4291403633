"""`rescatalog state`: the history as files that git can keep, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rescatalog.cli.exits import FINDINGS
from rescatalog.cli.options import format_option, state_option
from rescatalog.cli.output import deliver
from rescatalog.core.report.memory import exported_json, exported_text, imported_json, imported_text
from rescatalog.jobs.state import export_state, import_state
from rescatalog.settings_loading import settings_from_process


@click.group()
def state() -> None:
    """Turn what crawls remember into files that git can keep, and back."""


@state.command("export")
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR",
    help="Folder of the months; what it holds is kept.",
)  # fmt: skip
@state_option
@format_option(["text", "json"])
def export_(*, folder: Path, form: str, output: Path | None, **given: Any) -> None:  # noqa: ANN401 - options by setting
    """Write the history into DIR, one NDJSON file per month; only months that changed are written."""
    done = export_state(settings_from_process(given), folder)
    deliver(exported_json(done) if form == "json" else exported_text(done), output)
    raise SystemExit(FINDINGS if done.damages else 0)


@state.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="DIR|FILE...")
@state_option
@format_option(["text", "json"])
def import_(*, paths: tuple[Path, ...], form: str, output: Path | None, **given: Any) -> None:  # noqa: ANN401
    """Take in what the state does not know yet; damaged files are read as far as they can be."""
    done = import_state(settings_from_process(given), paths)
    deliver(imported_json(done) if form == "json" else imported_text(done), output)
    raise SystemExit(FINDINGS if done.damages else 0)
