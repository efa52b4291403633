"""Files of the history after somebody or something changed them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rescatalog.store.reading import Month, read_month

Act = Callable[[list[bytes]], list[bytes]]


def told(month: Month) -> list[str]:
    """Return the damages as `line: message`."""
    return [f"{damage.line or ''}: {damage.message}" for damage in month.damages]


def changed(file: Path, act: Act) -> Month:
    """Change the lines of a file, and return what can be read of it."""
    file.write_bytes(b"".join(act(file.read_bytes().splitlines(keepends=True))))
    return read_month(file)


def with_fields(line: bytes, **changes: Any) -> bytes:  # noqa: ANN401 - any JSON
    """Return a line with other values in some fields."""
    return json.dumps({**json.loads(line), **changes}).encode() + b"\n"
