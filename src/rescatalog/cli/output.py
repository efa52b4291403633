"""Results to standard output or a file, everything else to standard error; painted only on a terminal."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from rescatalog.core.report.content import Paint, plain
from rescatalog.errors import SettingsInvalidError


def painter(output: Path | None) -> Paint:
    """Return what paints words: colours on a terminal, nothing in a pipe or a file.

    Source: no-color.org for NO_COLOR.
    """
    on_terminal = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return _paint if on_terminal else plain


def deliver(text: str, output: Path | None) -> None:
    """Write results where they belong; a file is there whole or not at all.

    Raises:
        SettingsInvalidError: the file cannot be written.
    """
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=output.parent, delete=False, prefix=f".{output.name}."
        ) as draft:
            draft.write(text)
        Path(draft.name).chmod(0o644)
        Path(draft.name).replace(output)
    except OSError as error:
        raise SettingsInvalidError(f"--output: {output}: {error.strerror}") from None


def summarise(markdown: str) -> None:
    """Append to the summary of the job where a workflow on GitHub runs this; elsewhere do nothing.

    Source: GitHub's documentation of workflow commands: GITHUB_STEP_SUMMARY names a file, whose text is shown.
    """
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", newline="\n") as summary:
            summary.write(markdown + "\n")
    except OSError as error:
        tell(f"GITHUB_STEP_SUMMARY: {name}: {error.strerror}; the summary is not written")


def tell(text: str) -> None:
    """Write a remark to standard error."""
    click.echo(text, err=True)


def _paint(text: str, colour: str) -> str:
    return click.style(text, fg=colour)
