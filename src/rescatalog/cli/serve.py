"""`rescatalog serve`: the site on the published database."""

from __future__ import annotations

from typing import Any

import click

from rescatalog.cli.options import database_option
from rescatalog.cli.output import tell
from rescatalog.jobs.serve import serve as serve_job
from rescatalog.settings_loading import settings_from_process


@click.command()
@database_option
@click.option("--host", help="Address to listen on [default: 127.0.0.1].")
@click.option("--port", type=int, help="Port to listen on [default: 8001].")
def serve(**given: Any) -> None:  # noqa: ANN401 - options by the names of the settings
    """Serve the site with Datasette until Ctrl-C."""
    settings = settings_from_process(given)
    serve_job(settings, ready=lambda address: tell(f"the site is at {address} (Ctrl-C ends it)"))
