"""Pydantic's way to a value in terms of the data that was given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Path = tuple[str | int, ...]
# What pydantic appends to the way when the key of a mapping is at fault, not its value.
KEY = "[key]"


def locate(data: Any, loc: Sequence[str | int], *, tag: str | None = None) -> Path:  # noqa: ANN401 - any shape
    """Return the steps of pydantic's `loc` that stand in the data; union tags and validators do not.

    Args:
        data: plain data.
        loc: pydantic's way to the error.
        tag: the arm of the union that the data chose. It comes first, and may be spelled like a field: an
            entry of kind `notes` may have `notes`.
    """
    path: list[str | int] = []
    for step in loc[1:] if tag is not None and loc[:1] == (tag,) else loc:
        inside_mapping = isinstance(data, dict) and step in data
        inside_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if inside_mapping or inside_list:
            data = data[step]
            path.append(step)
    return tuple(path)


def at(data: Any, path: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return the value at a path that `locate` has found."""
    for step in path:
        data = data[step]
    return data


def fields_place(path: Path) -> str:
    """Return the name under which the known fields of a mapping are kept: its path without indexes."""
    return ".".join(step for step in path if isinstance(step, str))
