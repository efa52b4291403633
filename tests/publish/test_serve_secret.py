"""The secret with which Datasette signs: given from outside, or of one process only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rescatalog.jobs import serve as job
from rescatalog.publish.serve import site_app
from rescatalog.settings import Settings


def test_processes_with_one_secret_sign_alike_and_others_do_not(small: Path) -> None:
    first, second, other, none = (site_app(small, secret=secret) for secret in ("one", "one", "two", None))
    assert second.unsign(first.sign("text")) == "text"
    assert len({app.sign("text") for app in (first, other, none)}) == 3


@pytest.mark.parametrize("secret", ["from outside", None])
def test_the_secret_comes_from_the_environment(
    small: Path, monkeypatch: pytest.MonkeyPatch, secret: str | None
) -> None:
    told: list[dict[str, Any]] = []
    monkeypatch.setattr("rescatalog.jobs.serve.site.serve", lambda _, **given: told.append(given))
    monkeypatch.delenv("DATASETTE_SECRET", raising=False)
    if secret is not None:
        monkeypatch.setenv("DATASETTE_SECRET", secret)
    job.serve(Settings(database=small), ready=print)
    assert [one["secret"] for one in told] == [secret]
