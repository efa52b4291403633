"""`rescatalog search`: the site's search on the terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from rescatalog.cli.options import database_option, format_option
from rescatalog.cli.output import deliver, painter
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.report.text_run import COLOURS
from rescatalog.jobs.search import FACETS, SORTS, SearchResults
from rescatalog.jobs.search import search as search_job
from rescatalog.settings_loading import settings_from_process


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="How many results.")
@click.option(
    "--only", multiple=True, metavar="FILTER=VALUE",
    help=f"Only what passes, such as kind=book or cost=free; filters: {', '.join(FACETS)}. May repeat.",
)  # fmt: skip
@click.option("--sort", type=click.Choice(SORTS), default=SORTS[0], show_default=True, help="Which come first.")
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
    arguments = _filters(given.pop("only")) | {"sort": [given.pop("sort")]}
    found = search_job(" ".join(query), settings_from_process(given), limit=limit, arguments=arguments)
    if form == "json":
        deliver(json.dumps(found.as_json(), indent=1) + "\n", output)
        return
    paint = painter(output)
    lines = []
    for result in found.results:
        colour = COLOURS.get(result.link_state, "white")
        lines.append(f"{paint(visible(result.title), 'cyan')}  ({result.kind}, {paint(result.link_state, colour)})")
        lines.append(f"    {visible(result.url)}  [{result.id}]")
    lines.append(_summary(found))
    deliver("\n".join(lines) + "\n", output)


def _filters(only: Sequence[str]) -> dict[str, list[str]]:
    chosen: dict[str, list[str]] = {}
    for given in only:
        name, _, value = given.partition("=")
        if name not in FACETS or not value:
            raise click.BadParameter(
                f"{given}: write FILTER=VALUE with one of {', '.join(FACETS)}", param_hint="--only"
            )
        chosen.setdefault(name, []).append(value)
    return chosen


def _summary(found: SearchResults) -> str:
    count = f"{found.total} found" if found.total else "nothing found"
    if found.did_you_mean:
        return f"nothing has {visible(found.query)}; did you mean: {visible(found.did_you_mean)}? {count} with it"
    have = "has" if (found.partly or found.total) == 1 else "have"
    if found.loosened:
        return f"nothing has all of these words; {found.total} {have} most of them"
    return (
        f"{found.total - found.partly} found; {found.partly} more {have} most of the words" if found.partly else count
    )
