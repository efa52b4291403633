"""The figures of the fault web, printed when its tests have ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figure = Callable[[str], None]
_FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def figure(pytestconfig: pytest.Config) -> Figure:
    """Return what takes one line for the summary."""
    return pytestconfig.stash.setdefault(_FIGURES, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the figures of this session, if there are any."""
    lines = config.stash.get(_FIGURES, [])
    if lines:
        terminalreporter.section("the fault web in figures")
        for line in lines:
            terminalreporter.line(line)
