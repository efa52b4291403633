"""`rescatalog check`: a verdict for every address given, without memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rescatalog.cli.exits import code_of
from rescatalog.cli.options import catalog_option, fail_on_option, format_option, network_options
from rescatalog.cli.output import deliver, painter, summarise
from rescatalog.cli.progress import progress
from rescatalog.core.report.content import plain
from rescatalog.core.report.registry import RUN_FORMATS
from rescatalog.jobs.check import check as check_job
from rescatalog.jobs.given import addresses, located
from rescatalog.settings_loading import settings_from_process


@click.command()
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option(
    "--input", "inputs", multiple=True, metavar="FILE",
    help="A list of addresses, Markdown, HTML or catalog YAML; `-` is standard input; repeatable.",
)  # fmt: skip
@click.option("--catalog", "whole_catalog", is_flag=True, help="Every link of the catalog.")
@catalog_option
@network_options
@format_option(list(RUN_FORMATS))
@fail_on_option("missing")
def check(
    urls: tuple[str, ...],
    inputs: tuple[str, ...],
    *,
    whole_catalog: bool,
    form: str,
    output: Path | None,
    fail_on: str,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Ask each address in this one run and give a verdict."""
    shown = given.pop("progress")
    if not (urls or inputs or whole_catalog):
        raise click.UsageError("name an address, `--input FILE` or `--catalog`")
    settings = settings_from_process(given)
    wanted = addresses(urls, inputs, settings, whole_catalog=whole_catalog)
    with progress(shown=shown) as report_progress:
        report = located(check_job(wanted.urls, settings, report_progress, wanted.expected), wanted)
    deliver(RUN_FORMATS[form](report, painter(output)), output)
    if form == "github":
        summarise(RUN_FORMATS["markdown"](report, plain))
    raise SystemExit(code_of(report, fail_on))
