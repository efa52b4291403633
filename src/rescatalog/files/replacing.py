"""Files written anew: whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path
from tempfile import NamedTemporaryFile


def replace_text(path: Path, text: str) -> None:
    """Put a text in place of a file, which keeps its permissions.

    Raises:
        OSError: the system does not allow it; the file is as it was.
    """
    mode = stat.S_IMODE(path.stat().st_mode)
    # In the same folder, since only within one file system can a file take the place of another at once.
    draft = NamedTemporaryFile(  # noqa: SIM115 - it outlives the block, under another name
        "w", encoding="utf-8", newline="\n", dir=path.parent, delete=False, prefix=f".{path.name}."
    )
    try:
        with draft:
            draft.write(text)
        Path(draft.name).chmod(mode)
        Path(draft.name).replace(path)
    except OSError:
        Path(draft.name).unlink(missing_ok=True)
        raise
