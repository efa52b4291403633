"""`rescatalog fmt`: the catalog's files in their one canonical form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from rescatalog.cli.exits import FINDINGS
from rescatalog.cli.options import catalog_option
from rescatalog.cli.output import deliver
from rescatalog.core.report.differences import lines_of_diff
from rescatalog.core.report.problems_text import lines_of
from rescatalog.errors import CatalogInvalidError
from rescatalog.jobs.fmt import Fmt
from rescatalog.jobs.fmt import fmt as fmt_job
from rescatalog.settings_loading import settings_from_process


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a file is not in canonical form.")
@catalog_option
def fmt(
    paths: tuple[Path, ...],
    *,
    check: bool,
    **given: Any,  # noqa: ANN401 - options by the names of the settings
) -> None:
    """Bring the catalog's files into canonical form, showing what changes; no comment is lost."""
    done = fmt_job(settings_from_process(given), only=paths, write=not check)
    deliver("".join(f"{line}\n" for line in _lines(done, check=check)), None)
    if done.left:
        raise SystemExit(CatalogInvalidError.exit_code)
    raise SystemExit(FINDINGS if check and done.changes else 0)


def _lines(done: Fmt, *, check: bool) -> Iterator[str]:
    for problem in done.left:
        yield from lines_of(problem)
    for change in done.changes:
        if check:
            yield from lines_of(change.problem)
        yield from lines_of_diff(change.diff)
    counts = [
        (len(done.changes), "would change" if check else "changed"),
        (len({problem.place.file for problem in done.left}), "left alone"),
    ]
    told = ", ".join(f"{number} {what}" for number, what in counts if number)
    yield f"{done.files} {'file' if done.files == 1 else 'files'}: {told or 'all in canonical form'}"
