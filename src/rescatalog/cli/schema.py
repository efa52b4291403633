"""`rescatalog schema`: JSON Schemas of the catalog's files, for editors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from rescatalog.cli.exits import FINDINGS
from rescatalog.cli.options import catalog_option
from rescatalog.cli.output import deliver
from rescatalog.jobs.schema import Schemas
from rescatalog.jobs.schema import schema as schema_job
from rescatalog.settings_loading import settings_from_process


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a schema is missing or out of date.")
@catalog_option
def schema(
    *,
    check: bool,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Write the catalog's JSON Schemas, from which editors complete and check its files."""
    done = schema_job(settings_from_process(given), write=not check)
    deliver("".join(f"{line}\n" for line in _lines(done, check=check)), None)
    raise SystemExit(FINDINGS if check and done.stale else 0)


def _lines(done: Schemas, *, check: bool) -> Iterator[str]:
    for path, was_there in done.stale.items():
        told = ("out of date" if was_there else "missing") if check else "written"
        yield f"{path.as_posix()}: {told}"
    told = f"{len(done.stale)} {'not up to date' if check else 'written'}" if done.stale else "all up to date"
    yield f"{done.files} schemas: {told}"
