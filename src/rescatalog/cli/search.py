"""`rescatalog search`: the site's search on the terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from rescatalog.cli.options import database_option, format_option
from rescatalog.cli.output import deliver, painter
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.report.text_run import COLOURS
from rescatalog.jobs.search import search as search_job
from rescatalog.settings_loading import settings_from_process


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="How many results.")
@database_option
@format_option(["text", "json"])
def search(
    query: tuple[str, ...],
    *,
    limit: int,
    form: str,
    output: Path | None,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Search the published database, best first."""
    found = search_job(" ".join(query), settings_from_process(given), limit=limit)
    if form == "json":
        deliver(json.dumps(found.as_json(), indent=1) + "\n", output)
        return
    paint = painter(output)
    lines = []
    for result in found.results:
        colour = COLOURS.get(result.link_state, "white")
        lines.append(f"{paint(visible(result.title), 'cyan')}  ({result.kind}, {paint(result.link_state, colour)})")
        lines.append(f"    {visible(result.url)}  [{result.id}]")
    if found.did_you_mean:
        lines.append(f"did you mean: {visible(found.did_you_mean)}?")
    lines.append(f"{found.total} found" if found.total else "nothing found")
    deliver("\n".join(lines) + "\n", output)
