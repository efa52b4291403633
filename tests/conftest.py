"""Fixtures that many tests share, and the figures that a session states at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.figures import Figure, hand_over, kept, take_over
from tests.web.server import LoopbackWeb


@pytest.fixture
def web() -> Iterator[LoopbackWeb]:
    """Yield a fresh loopback web."""
    with LoopbackWeb() as web:
        yield web


@pytest.fixture
def other_web() -> Iterator[LoopbackWeb]:
    """Yield a second one, with a name server of its own."""
    with LoopbackWeb() as web:
        yield web


@pytest.fixture(scope="session")
def figure(pytestconfig: pytest.Config) -> Figure:
    """Return what takes one line for the summary."""
    return kept(pytestconfig).append


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the figures of a worker over."""
    hand_over(session.config)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # noqa: ANN401 - a worker of pytest-xdist
    """Take the figures of a worker over."""
    take_over(node.config, getattr(node, "workeroutput", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """State the figures of this session, if there are any."""
    if kept(config):
        terminalreporter.section("figures")
        for line in kept(config):
            terminalreporter.line(line)
