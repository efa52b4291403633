"""`rescatalog explain`: the page of a problem code or of a verdict's reason."""

from __future__ import annotations

import click

from rescatalog.cli.output import deliver, painter
from rescatalog.core.catalog.problem import nearest
from rescatalog.core.explain.reasons_registry import REASONS
from rescatalog.core.explain.registry import PAGES
from rescatalog.core.report import reason_text
from rescatalog.core.report.page_text import render, render_list


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a CODE of a problem or the reason of a verdict means; without one, list all."""
    paint = painter(None)
    if code is None:
        deliver(render_list(PAGES.values(), paint) + reason_text.render_list(REASONS.values(), paint), None)
        return
    reason = REASONS.get(code.lower())
    if reason is not None:
        deliver(reason_text.render(reason, paint), None)
        return
    page = PAGES.get(code.upper())
    if page is None:
        meant = nearest(code.upper(), PAGES) or nearest(code.lower(), REASONS)
        hint = f"did you mean {meant}?" if meant else "`rescatalog explain` lists all codes"
        raise click.UsageError(f"there is no code {code!r}; {hint}")
    deliver(render(page, paint), None)
