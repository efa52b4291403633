"""Fixtures of the conformance cases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conformance.httpbin_site import Httpbin, serving


@pytest.fixture(scope="session")
def httpbin_server() -> Iterator[Httpbin]:
    """Yield the one httpbin of all tests."""
    with serving() as site:
        yield site


@pytest.fixture
def httpbin(httpbin_server: Httpbin) -> Httpbin:
    """Return an httpbin that nobody has asked yet."""
    httpbin_server.asked.clear()
    return httpbin_server
