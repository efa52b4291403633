"""Fixtures that many tests share, and the figures that a session states at its end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests.figures import Figure, hand_over, kept, take_over
from tests.order import group, rank
from tests.web.server import LoopbackWeb

# A loaded machine may take its time; what a law says does not depend on it.
settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")


def pytest_configure(config: pytest.Config) -> None:
    """Keep pytest-xdist from putting files with many tests first; these are often the quickest."""
    if config.pluginmanager.hasplugin("xdist"):
        config.option.loadscopereorder = False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:  # noqa: ANN401 - pytest-xdist ships no types
    """Return what shares the work, where whole files are shared: all that needs the one browser stays together."""
    from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]  # noqa: PLC0415 - it may be absent

    class Together(LoadFileScheduling):  # type: ignore[misc]  # no types
        def _split_scope(self, nodeid: str) -> str:
            return group(super()._split_scope(nodeid))

    return Together(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring the longest files to the front; all others stay in their order."""
    items.sort(key=lambda item: rank(item.path))


def pytest_collection_finish() -> None:
    """Leave ten thousand tests out of every collection of garbage, as the command does with entries."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


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
