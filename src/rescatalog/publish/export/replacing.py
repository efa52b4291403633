"""A folder written anew: whole or not at all, and never over a folder that somebody else made."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rescatalog.errors import SettingsInvalidError

# Stands in every folder that we made; without it none is replaced.
MARK = ".rescatalog-site"


@contextmanager
def draft_of(output: Path) -> Iterator[Path]:
    """Yield a folder beside `output` that takes its place if all goes well, and vanishes if not.

    Args:
        output: the folder to write.

    Raises:
        SettingsInvalidError: it is not ours to replace, or it cannot be written.
    """
    target = output.resolve()
    refuse_foreign(output)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        try:
            (draft / MARK).write_text("Made by `rescatalog site`, which replaces this folder as a whole.\n")
            yield draft
            draft.chmod(0o755)
            put(draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise SettingsInvalidError(f"--output {output}: cannot be written: {error.strerror}") from None


def refuse_foreign(output: Path) -> None:
    """Return if a folder may be replaced: it is not there, is empty, or is ours.

    Raises:
        SettingsInvalidError: somebody else made it, or it is a file.
    """
    if output.is_file():
        raise SettingsInvalidError(f"--output {output}: this is a file; name a folder")
    if output.is_dir() and any(output.iterdir()) and not (output / MARK).is_file():
        raise SettingsInvalidError(
            f"--output {output}: the folder holds files that `rescatalog site` did not make, and it would replace "
            "them all; name an empty folder or a new one"
        )


def put(draft: Path, target: Path) -> None:
    """Rename the draft to its name; what stood there goes last."""
    if not target.exists():
        draft.rename(target)
        return
    old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.old."))
    target.rename(old / "site")
    try:
        draft.rename(target)
    finally:
        # Whatever came between: one of the two stands there before the other is thrown away.
        if not target.exists():
            (old / "site").rename(target)
        shutil.rmtree(old, ignore_errors=True)
