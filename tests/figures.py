"""Figures that tests measure and the end of a session states, whether it ran in one process or in several."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Figure = Callable[[str], None]
KEPT = pytest.StashKey[list[str]]()


def kept(config: pytest.Config) -> list[str]:
    """Return the figures of this process so far."""
    return config.stash.setdefault(KEPT, [])


def hand_over(config: pytest.Config) -> None:
    """Give the figures of a worker to the process that collects them."""
    output: dict[str, Any] | None = getattr(config, "workeroutput", None)
    if output is not None:
        output["figures"] = kept(config)


def take_over(config: pytest.Config, output: dict[str, Any]) -> None:
    """Add the figures of a worker; tests that every worker needs may have told the same ones."""
    kept(config).extend(line for line in output.get("figures", ()) if line not in kept(config))
