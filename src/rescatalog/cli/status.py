"""`rescatalog status`: what the state knows of the catalog's links."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rescatalog.cli.options import catalog_option, format_option, state_option
from rescatalog.cli.output import deliver, painter, summarise
from rescatalog.core.report.content import plain
from rescatalog.core.report.registry import STATUS_FORMATS
from rescatalog.core.report.replay_report import REPLAY_FORMATS
from rescatalog.jobs.reading import sound_catalog
from rescatalog.jobs.replay import replay as replay_job
from rescatalog.jobs.status import status as status_job
from rescatalog.settings import settings_from_process


@click.command()
@catalog_option
@state_option
@format_option(list(STATUS_FORMATS))
@click.option(
    "--replay", is_flag=True, help="Judge what was seen again under today's rules and show what would change."
)
def status(
    form: str,
    output: Path | None,
    *,
    replay: bool,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Say which links are dead, failing, moved or suspect, and since when."""
    settings = settings_from_process(given)
    if replay:
        if form not in REPLAY_FORMATS:
            raise click.UsageError(f"`--replay` is shown as {' or '.join(REPLAY_FORMATS)}")
        replayed, uses = replay_job(sound_catalog(settings), settings)
        deliver(REPLAY_FORMATS[form](replayed, uses, painter(output)), output)
        return
    report = status_job(sound_catalog(settings), settings)
    deliver(STATUS_FORMATS[form](report, painter(output)), output)
    if form == "github":
        summarise(STATUS_FORMATS["markdown"](report, plain))
