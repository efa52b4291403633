"""`rescatalog validate`: the catalog against schema, references, duplicates and lints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rescatalog.cli.exits import FINDINGS
from rescatalog.cli.options import catalog_option, format_option
from rescatalog.cli.output import deliver
from rescatalog.core.report.problems_registry import PROBLEM_FORMATS
from rescatalog.jobs.validate import validate as validate_job
from rescatalog.settings_loading import settings_from_process


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[PATH]...")
@click.option("--base", metavar="REF", help="Report only what is new since this git revision.")
@catalog_option
@format_option(list(PROBLEM_FORMATS))
def validate(
    paths: tuple[Path, ...],
    *,
    base: str | None,
    form: str,
    output: Path | None,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Check the catalog; with paths, report only what stands in them."""
    validated = validate_job(settings_from_process(given), only=paths, base=base)
    deliver(PROBLEM_FORMATS[form](validated.problems, validated.counts), output)
    raise SystemExit(0 if validated.sound else FINDINGS)
