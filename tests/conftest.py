"""Fixtures that many tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

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
