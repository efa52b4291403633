"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from rescatalog.files.replacing import replace_text


def test_the_text_is_new_and_the_permissions_are_old(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o640)
    replace_text(path, "né\n")
    assert path.read_bytes() == b"n\xc3\xa9\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["chmod", "replace"])
def test_when_a_step_fails_all_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, step, refuse)
    with pytest.raises(PermissionError):
        replace_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
