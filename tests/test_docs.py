"""The generated pages are current, and the examples of the contribution guide are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.pages import pages
from rescatalog.core.explain.example import FIRST, PATH
from rescatalog.core.explain.registry import PAGES
from rescatalog.core.report.advice import Group
from rescatalog.core.report.registry import RUN_FORMATS
from tests.files.sandbox import sandbox_in

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_a_generated_page_is_what_the_code_would_make_today(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages()[path] + "\n"


def test_the_shortest_entry_of_the_guide_is_sound(tmp_path: Path) -> None:
    sandbox = sandbox_in(tmp_path)
    (example,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    sandbox.write("resources/book/hefferon-linear-algebra.yaml", example.replace("linear-algebra]", "algebra]"))
    assert sandbox.problems() == []
    # The file of an entry, and the field that may be left out, are told as they are.
    assert "catalog/resources/<kind>/<id>.yaml" in GUIDE
    assert (sandbox.root / FIRST).is_file()
    assert (sandbox.root / PATH).is_file()


def test_every_field_and_code_named_in_the_guide_exists() -> None:
    fields = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    for name in ("requires", "status", "lint_allow", "summary", "topics"):
        assert f"`{name}`" in fields
    assert set(re.findall(r"CAT\d{3}", GUIDE)) <= PAGES.keys()


def test_every_link_of_the_guide_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        assert (ROOT / ".github" / target).is_file()


def test_the_page_on_reports_names_every_format_and_every_heading() -> None:
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \|", page, re.MULTILINE)
    assert [f"`{name}`" for name in RUN_FORMATS] == [row for row in rows if row.startswith("`")]
    assert set(Group) <= set(rows)
