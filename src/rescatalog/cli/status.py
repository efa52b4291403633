"""`rescatalog status`: what the state knows of the catalog's links."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rescatalog.cli.options import catalog_option, format_option, state_option
from rescatalog.cli.output import deliver, painter, summarise
from rescatalog.core.report.content import plain
from rescatalog.core.report.drift_content import DriftReport
from rescatalog.core.report.drift_formats import DRIFT_FORMATS
from rescatalog.core.report.registry import STATUS_FORMATS
from rescatalog.core.report.replay_report import REPLAY_FORMATS
from rescatalog.jobs.reading import sound_catalog
from rescatalog.jobs.replay import replay as replay_job
from rescatalog.jobs.status import status as status_job
from rescatalog.settings_loading import settings_from_process


@click.command()
@catalog_option
@state_option
@format_option(list(STATUS_FORMATS))
@click.option(
    "--replay", is_flag=True, help="Judge what was seen again under today's rules and show what would change."
)
@click.option("--drift", is_flag=True, help="Show what was observed against what the catalog says, and since when.")
def status(
    form: str,
    output: Path | None,
    *,
    replay: bool,
    drift: bool,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Say which links are dead, failing, moved or suspect, and since when."""
    if replay and drift:
        raise click.UsageError("--replay and --drift are two reports; give one of the two.")
    for option, formats in (("replay", REPLAY_FORMATS), ("drift", DRIFT_FORMATS)):
        if {"replay": replay, "drift": drift}[option] and form not in formats:
            raise click.UsageError(f"`--{option}` is shown as {' or '.join(formats)}")
    settings = settings_from_process(given)
    if replay:
        replayed, uses = replay_job(sound_catalog(settings), settings)
        deliver(REPLAY_FORMATS[form](replayed, uses, painter(output)), output)
        return
    report = status_job(sound_catalog(settings), settings)
    if drift:
        drifted = tuple((link, uses) for link, uses in report.links if link.drift)
        shown = DriftReport(differences=report.differences, drifted=drifted)
        deliver(DRIFT_FORMATS[form](shown, painter(output)), output)
        return
    deliver(STATUS_FORMATS[form](report, painter(output)), output)
    if form == "github":
        summarise(STATUS_FORMATS["markdown"](report, plain))
