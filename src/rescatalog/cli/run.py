"""`rescatalog run`: the main job, from the files to the site."""

from __future__ import annotations

from typing import Any

import click

from rescatalog.cli.exits import FINDINGS, INTERRUPTED, code_of
from rescatalog.cli.options import (
    archive_option,
    catalog_option,
    database_option,
    fail_on_option,
    network_options,
    state_option,
)  # fmt: skip
from rescatalog.cli.output import deliver, painter, tell
from rescatalog.cli.progress import progress
from rescatalog.core.report.content import RunReport
from rescatalog.core.report.problems_registry import PROBLEM_FORMATS
from rescatalog.core.report.registry import RUN_FORMATS
from rescatalog.jobs.build import build
from rescatalog.jobs.crawl import crawl
from rescatalog.jobs.serve import serve
from rescatalog.jobs.validate import validate
from rescatalog.settings import Settings
from rescatalog.settings_loading import settings_from_process

INVALID = 3


@click.command()
@click.option("--serve", "then_serve", is_flag=True, help="Serve the site afterwards, until Ctrl-C.")
@click.option("--all", "everything", is_flag=True, help="Ask links that are not due as well.")
@catalog_option
@state_option
@database_option
@network_options
@archive_option
@fail_on_option("never")
@click.option("--host", help="Address the site listens on [default: 127.0.0.1].")
@click.option("--port", type=int, help="Port the site listens on [default: 8001].")
def run(
    *,
    then_serve: bool,
    everything: bool,
    fail_on: str,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Validate the catalog, crawl what is due, build the database, and say where everything is."""
    shown = given.pop("progress")
    settings = settings_from_process(given)
    validated = validate(settings)
    # Hints are for people who edit the catalog; `validate` shows them.
    pressing = [problem for problem in validated.problems if problem.severity != "hint"]
    deliver(PROBLEM_FORMATS["text"](pressing, validated.counts), None)
    if not validated.sound:
        tell("nothing was crawled: mend the catalog first")
        raise SystemExit(INVALID)
    with progress(shown=shown) as report_progress:
        report = crawl(validated.catalog, settings, report_progress, everything=everything)
    deliver(RUN_FORMATS["text"](report, painter(None)), None)
    if report.interrupted:
        raise SystemExit(INTERRUPTED)
    published = build(validated.catalog, settings)
    _say_where(settings, resources=published.resources, links=published.links)
    if then_serve:
        serve(settings, ready=lambda address: tell(f"the site is at {address} (Ctrl-C ends it)"))
    raise SystemExit(_code(report, fail_on))


def _say_where(settings: Settings, *, resources: int, links: int) -> None:
    click.echo(f"catalog   {settings.catalog}/ ({resources} resources)")
    click.echo(f"state     {settings.state} (what the crawler saw; `rescatalog status`)")
    click.echo(f"database  {settings.database} ({links} links; `rescatalog search QUERY`)")
    click.echo("site      `rescatalog serve`")


def _code(report: RunReport, fail_on: str) -> int:
    """Return 1 for findings; a void run concluded nothing, and the database was built from what is known."""
    return FINDINGS if report.void is None and code_of(report, fail_on) == FINDINGS else 0
