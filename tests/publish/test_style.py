"""The style sheet: every part is in it once, and every class that a template names is told how to look."""

from __future__ import annotations

import re
from importlib.resources import files

from rescatalog.publish.site.style import PARTS, style_sheet

SITE = files("rescatalog.publish.site")
# Classes that data decide: stances, verdicts and states, bands of the chart, how deep a topic stands in the tree.
BY_DATA = {
    "recommended", "recommended-with-reservation", "advised-against", "missing", "restricted", "unsure", "care",
    "moved", "under1", "under2", "under3", "overview",
}  # fmt: skip


def test_every_part_stands_in_the_sheet_once() -> None:
    parts = sorted(one.name.removesuffix(".css") for one in SITE.joinpath("styles").iterdir())
    assert sorted(PARTS) == parts
    assert style_sheet().count("/* Colours") == 1


def test_no_rule_is_for_something_that_no_template_has() -> None:
    named = " ".join(
        one.read_text(encoding="utf-8")
        for folder in ("templates", "static")
        for one in SITE.joinpath(folder).iterdir()
        if one.is_file()
    )
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}|\"[^\"]*\"", " ", style_sheet(), flags=re.DOTALL)
    classes = set(re.findall(r"\.([a-z][\w-]*)", rules)) - BY_DATA
    assert {one for one in classes if not re.search(rf"\b{one}\b", named)} == set()
