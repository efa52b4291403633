"""`rescatalog status`: what the state knows of the catalog's links."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rescatalog.cli.options import catalog_option, format_option, state_option
from rescatalog.cli.output import deliver, painter
from rescatalog.core.report.registry import STATUS_FORMATS
from rescatalog.jobs.reading import sound_catalog
from rescatalog.jobs.status import status as status_job
from rescatalog.settings import settings_from_process


@click.command()
@catalog_option
@state_option
@format_option(list(STATUS_FORMATS))
def status(form: str, output: Path | None, **given: Any) -> None:  # noqa: ANN401 - options by setting
    """Say which links are dead, failing, moved or suspect, and since when."""
    settings = settings_from_process(given)
    report = status_job(sound_catalog(settings), settings)
    deliver(STATUS_FORMATS[form](report, painter(output)), output)
