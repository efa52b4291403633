"""Fixtures of the tests of the publish door."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.making import built, own_catalog


@pytest.fixture
def anyio_backend() -> str:
    """Name the event loop that Datasette runs on."""
    return "asyncio"


@pytest.fixture(scope="session")
def _small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return built(tmp_path_factory.mktemp("small") / "catalog.db").path.read_bytes()


@pytest.fixture
def small(tmp_path: Path, _small: bytes) -> Path:
    """Return a copy of the database of the small catalog, free to be spoiled."""
    path = tmp_path / "catalog.db"
    path.write_bytes(_small)
    return path


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of the repository's own catalog, to be read only."""
    return built(tmp_path_factory.mktemp("own") / "catalog.db", own_catalog(), []).path
