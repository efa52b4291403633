"""Files of the history, one per month: which they are, their text, and how they are put in place."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from rescatalog.core.memory.ledger import Ledger
from rescatalog.errors import StateUnreadableError
from rescatalog.store.lines import dumped, header, text_of

SUFFIX = ".ndjson"


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files meant: each folder stands for the `.ndjson` files in it, by name."""
    found: dict[Path, None] = {}
    for path in paths:
        found |= dict.fromkeys(sorted(path.glob(f"[!.]*{SUFFIX}")) if path.is_dir() else [path])
    return tuple(found)


def month_of(time: datetime) -> str:
    """Return the name of the month in which a time falls, as `2026-11`."""
    return time.isoformat()[:7]


def text_of_month(ledger: Ledger) -> bytes:
    """Return the file with this content, the same bytes for the same content."""
    of_run: dict[str, list[bytes]] = {name: [] for name in ledger.runs}
    for (run_id, _), check in sorted(ledger.checks.items(), key=lambda item: item[0]):
        of_run[run_id].append(text_of(check))
    lines = [header()]
    for run in sorted(ledger.runs.values(), key=lambda run: (run.started_at, run.id)):
        lines += [text_of(run), *of_run[run.id]]
    lines += [text_of(ledger.archived[name]) for name in sorted(ledger.archived)]
    text = b"".join(line + b"\n" for line in lines)
    end = {"kind": "end", "lines": len(lines), "sha256": hashlib.sha256(text).hexdigest()}
    return text + dumped(end) + b"\n"


def put(path: Path, content: bytes) -> None:
    """Put a file in place, whole or not at all.

    Raises:
        OSError: the system does not allow it; what was there is as it was.
    """
    draft = NamedTemporaryFile(  # noqa: SIM115 - it outlives the block, under another name
        "wb", dir=path.parent, delete=False, prefix=f".{path.name}."
    )
    try:
        with draft:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
        Path(draft.name).chmod(0o644)
        Path(draft.name).replace(path)
    except OSError:
        Path(draft.name).unlink(missing_ok=True)
        raise


def put_aside(path: Path) -> Path:
    """Keep a copy of a damaged file beside it, under a name that tells its content; return the copy."""
    content = path.read_bytes()
    copy = path.with_name(f"{path.name}.damaged-{hashlib.sha256(content).hexdigest()[:8]}")
    put(copy, content)
    return copy


@contextmanager
def only_exporter(folder: Path) -> Iterator[None]:
    """Hold a folder of months for writing, making it if need be.

    Raises:
        StateUnreadableError: nothing can be written there, or another export is writing.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise StateUnreadableError(f"{folder}: no history can be kept here: {error.strerror}") from None
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise StateUnreadableError(f"{folder}: another export is writing here; wait for it") from None
    except OSError as error:
        raise StateUnreadableError(f"{error.filename or folder}: cannot be written: {error.strerror}") from None
    finally:
        os.close(place)
