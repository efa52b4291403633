"""Where the real pages are that some have collected."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

DATA = "RESCATALOG_SHARED_DATA"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of collected pages, or skip."""
    named = os.environ.get(DATA)
    if not named:
        pytest.skip(f"{DATA} names no folder of collected pages")
    return Path(named)
