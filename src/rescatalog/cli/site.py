"""`rescatalog site`: the site as static files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rescatalog.cli.exits import FINDINGS
from rescatalog.cli.options import database_option
from rescatalog.cli.output import tell
from rescatalog.cli.progress import progress
from rescatalog.core.report.problems_escaped import visible
from rescatalog.jobs.site import LOCAL
from rescatalog.jobs.site import site as site_job
from rescatalog.settings_loading import settings_from_process

MOST_SHOWN = 20


@click.command()
@database_option
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), help="The folder to write; replaced as a whole."
)
@click.option("--base-url", metavar="URL", help="Where the files will stand, for feeds, sitemap and previews.")
@click.option(
    "--pictures/--no-pictures",
    default=True,
    show_default=True,
    help="Draw a picture for previews of every page; needs `pip install 'rescatalog[pictures]'`.",
)
@click.option(
    "--progress/--no-progress", default=None,
    help="Show progress on standard error [default: on a terminal a bar, else a line now and then].",
)  # fmt: skip
def site(output: Path, base_url: str | None, *, pictures: bool, **given: Any) -> None:  # noqa: ANN401 - options by the names of the settings
    """Write the site as static files with a search that runs in the browser; the same database gives the same bytes."""
    shown = given.pop("progress")
    settings = settings_from_process(given)
    with progress(shown=shown, doing="writing", done="wrote") as report:
        exported = site_job(settings, output, base_url=base_url, report=report, drawing=pictures)
    click.echo(f"{exported.output}: {exported.pages} pages, {exported.files} files")
    if base_url is None:
        tell(f"feeds and sitemap name {LOCAL}; say with --base-url where the files will stand")
    if exported.pictures is None:
        tell("without pictures for previews: `pip install 'rescatalog[pictures]'` brings what draws them")
    if exported.missing:
        _tell_missing(exported.missing)
        raise SystemExit(FINDINGS)


def _tell_missing(missing: dict[str, str]) -> None:
    for address, source in list(missing.items())[:MOST_SHOWN]:
        tell(f"{visible(source)} leads to {visible(address)}, which the site does not have")
    if len(missing) > MOST_SHOWN:
        tell(f"and {len(missing) - MOST_SHOWN} more")
