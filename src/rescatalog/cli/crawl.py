"""`rescatalog crawl`: ask the links that are due and remember what was seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rescatalog.cli.exits import code_of
from rescatalog.cli.options import (
    archive_option,
    catalog_option,
    fail_on_option,
    format_option,
    network_options,
    state_option,
)  # fmt: skip
from rescatalog.cli.output import deliver, painter, summarise
from rescatalog.cli.progress import progress
from rescatalog.core.report.content import plain
from rescatalog.core.report.registry import RUN_FORMATS
from rescatalog.jobs.crawl import crawl as crawl_job
from rescatalog.jobs.reading import sound_catalog
from rescatalog.settings_loading import settings_from_process


@click.command()
@click.option("--all", "everything", is_flag=True, help="Ask links that are not due as well.")
@catalog_option
@state_option
@network_options
@archive_option
@format_option(list(RUN_FORMATS))
@fail_on_option("never")
def crawl(
    *,
    everything: bool,
    form: str,
    output: Path | None,
    fail_on: str,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Ask the links that are due, remember what was seen, and say what is known now."""
    shown = given.pop("progress")
    settings = settings_from_process(given)
    catalog = sound_catalog(settings)
    with progress(shown=shown) as report_progress:
        report = crawl_job(catalog, settings, report_progress, everything=everything)
    deliver(RUN_FORMATS[form](report, painter(output)), output)
    if form == "github":
        summarise(RUN_FORMATS["markdown"](report, plain))
    raise SystemExit(code_of(report, fail_on))
