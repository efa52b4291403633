"""Fixtures of the tests of the publish door."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.making import built, own_catalog


@pytest.fixture
def anyio_backend() -> str:
    """Name the event loop that Datasette runs on."""
    return "asyncio"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return the database of the small catalog, free to be spoiled."""
    return built(tmp_path / "catalog.db").path


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of the repository's own catalog, to be read only."""
    return built(tmp_path_factory.mktemp("own") / "catalog.db", own_catalog(), []).path
