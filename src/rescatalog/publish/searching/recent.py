"""What was worked out lately, as much of it as fits."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Values by what was asked; what nobody has asked for the longest time leaves first. Threads may share it."""

    def __init__(self, *, most: int, most_size: int) -> None:
        """Make room.

        Args:
            most: how many values at most.
            most_size: how large all may be together, in any unit.
        """
        self._most, self._most_size = most, most_size
        self._size = 0
        self._values: OrderedDict[str, tuple[Value, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, asked: str) -> Value | None:
        """Return the value, or None where it is not kept."""
        with self._lock:
            if asked not in self._values:
                return None
            self._values.move_to_end(asked)
            return self._values[asked][0]

    def put(self, asked: str, value: Value, size: int) -> None:
        """Keep a value; one that is larger than all the room is not kept."""
        with self._lock:
            self._drop(asked)
            if size > self._most_size:
                return
            self._values[asked] = value, size
            self._size += size
            while len(self._values) > self._most or self._size > self._most_size:
                self._drop(next(iter(self._values)))

    def _drop(self, asked: str) -> None:
        _, size = self._values.pop(asked, (None, 0))
        self._size -= size
