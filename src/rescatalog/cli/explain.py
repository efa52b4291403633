"""`rescatalog explain`: the page of a problem code."""

from __future__ import annotations

import click

from rescatalog.cli.output import deliver, painter
from rescatalog.core.explain.registry import PAGES
from rescatalog.core.problem import nearest
from rescatalog.core.report.page_text import render, render_list


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a CODE means, with a bad and a good example; without one, list all codes."""
    paint = painter(None)
    if code is None:
        deliver(render_list(PAGES.values(), paint), None)
        return
    page = PAGES.get(code.upper())
    if page is None:
        meant = nearest(code.upper(), PAGES)
        hint = f"did you mean {meant}?" if meant else "`rescatalog explain` lists all codes"
        raise click.UsageError(f"there is no code {code!r}; {hint}")
    deliver(render(page, paint), None)
