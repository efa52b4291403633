"""The command that reads pages side by side."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks.facts.__main__ import MISSED, NOT_MEASURED, main

PAGE = "<!DOCTYPE html><title>Slow Sums</title><h1>Slow Sums</h1><p>Words about sums, and more of them."
RIVAL = """#!{python}
import json, sys
print(json.dumps({{"reader": sys.argv[-1] + " 1.0"}}))
for line in sys.stdin:
    page = json.loads(line)
    print(json.dumps({{"values": {{"title": "Slow Sums", "published": "2001-01-01"}}, "read_ms": 2.0}}))
"""
SILENT = "#!{python}\nraise SystemExit('the library is not installed')\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Return a folder of two pages that have no date."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("one", "two"):
        about = {"url": f"https://sums.example/{name}", "expected": {"title": "Slow Sums", "published": None}}
        (folder / f"{name}.json").write_text(json.dumps(about), encoding="utf-8")
        (folder / f"{name}.html").write_text(PAGE, encoding="utf-8")
    return folder


def program(folder: Path, text: str) -> Path:
    path = folder / "python"
    path.write_text(text.format(python=sys.executable), encoding="utf-8")
    path.chmod(0o755)
    return path


def test_readers_stand_side_by_side(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--pages", str(pages), "--rivals", str(program(tmp_path, RIVAL)), "--readers", "extruct"])
    said = capsys.readouterr().out
    heading = next(line for line in said.splitlines() if "blank" in line)
    assert heading.split()[-2:] == ["rescatalog", "extruct"]
    published = next(line for line in said.splitlines() if line.startswith("published") and "by" not in line)
    assert published.split()[-2:] == ["-;", "2"]
    assert "extruct 1.0" in said


def test_json_has_every_figure(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rival = str(program(tmp_path, RIVAL))
    code = main(["--pages", str(pages), "--rivals", rival, "--readers", "extruct", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    ours, theirs = found["corpora"][0]["readers"]
    assert theirs["accuracy"]["all"]["title"]["exact_percent"] == 100
    assert theirs["accuracy"]["all"]["published"]["invented"] == 2
    assert theirs["ms"]["read"]["mean"] == 2
    assert ours["ms"]["judge"]["mean"] > 0
    assert found["corpora"][0]["false_alarms"] == []
    assert code == (0 if all(target["met"] for target in found["targets"]) else MISSED)


def test_a_rival_that_is_not_there_is_told_with_its_last_words(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--pages", str(pages), "--rivals", str(program(tmp_path, SILENT)), "--readers", "extruct"])
    assert code == NOT_MEASURED
    assert "extruct stopped after 0 of 2 pages: the library is not installed" in capsys.readouterr().err


def test_a_folder_without_pages_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pages", str(tmp_path)]) == NOT_MEASURED
    assert "holds no pages" in capsys.readouterr().err


def test_living_pages_and_walls_are_judged(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = {"status": 403, "headers": [], "content": {}}
    recorded = {"log": {"entries": [{"request": {"url": "https://x.example/"}, "response": answer}]}}
    (tmp_path / "walls").mkdir()
    (tmp_path / "walls" / "failed.json").write_text(json.dumps(recorded), encoding="utf-8")
    (tmp_path / "living").mkdir()
    (tmp_path / "living" / "gone.html").write_text("<title>404 Not Found</title><h1>Not Found</h1>", encoding="utf-8")
    main(["--pages", str(pages), "--walls", str(tmp_path / "walls"), "--living", str(tmp_path / "living")])
    said = capsys.readouterr().out
    assert "1 living pages, 1 false alarms" in said
    assert "walls/failed.json  wall  blocked  right" in said


def test_a_page_has_every_table_and_no_path_of_this_machine(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rival = str(program(tmp_path, RIVAL))
    main(["--pages", str(pages), "--rivals", rival, "--readers", "extruct", "--format", "markdown"])
    said = capsys.readouterr().out
    assert "| extruct 1.0 | 2.00 | 2.00 | 2.00 | 2.00 |" in said
    assert "## pages: 2 pages" in said
    assert str(tmp_path) not in said
