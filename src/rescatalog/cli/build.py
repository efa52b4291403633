"""`rescatalog build`: the published database from the catalog and the state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rescatalog.cli.options import catalog_option, state_option
from rescatalog.jobs.build import build as build_job
from rescatalog.jobs.build import build_history
from rescatalog.jobs.reading import sound_catalog
from rescatalog.settings_loading import settings_from_process


@click.command()
@catalog_option
@state_option
@click.option("--output", "database", type=click.Path(path_type=Path), help="The file to write [default: catalog.db].")
@click.option(
    "--history", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write the whole history of checks here as well, as a database of its own.",
)  # fmt: skip
def build(*, history: Path | None, **given: Any) -> None:  # noqa: ANN401 - options by the names of the settings
    """Build the published database; the same catalog and state give the same bytes."""
    settings = settings_from_process(given)
    published = build_job(sound_catalog(settings), settings)
    paths = "1 path" if published.paths == 1 else f"{published.paths} paths"
    click.echo(
        f"{published.path}: {published.resources} resources, {published.topics} topics, {paths}, "
        f"{published.links} links; sha256 {published.sha256}"
    )
    if history is not None:
        click.echo(f"{history}: every check; sha256 {build_history(history, settings)}")
