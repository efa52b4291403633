"""What page rules of providers find on pages that imitate the real ones, pinned; what they say is never wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.judging.observation import Observation, Request, Trail
from rescatalog.core.judging.verdict import judge
from rescatalog.core.providers.registry import PROVIDERS
from rescatalog.core.words import Verdict
from tests.core.providers.showing import shown

PAGES = sorted((Path(__file__).parent / "providers").glob("*/*.json"))
# Share of what a careful reader knows that the rules find, in percent, rounded down. It may rise.
FLOORS = {
    "coursera": 93, "edx": 100, "fastai": 90, "khan": 100, "medium": 100, "quora": 100, "stack-exchange": 100,
    "stanford": 86, "udemy": 100, "wikipedia": 100,
}  # fmt: skip
# Of these the page alone does not show that it is no resource; the providers' APIs or the judge's signatures must.
SILENT = {"stanford/login", "youtube/consent", "youtube/removed", "youtube/private"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A page with what is right about it."""

    name: str
    provider: str
    kind: str
    right: dict[str, Any]
    found: dict[str, Any]
    ungraded: frozenset[str]
    verdict: Verdict


@cache
def graded(path: Path) -> Graded:
    said = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".html").read_text(encoding="utf-8")
    url = said["url"]
    answer = Observation(
        request=Request.of(url, url), status=said["status"], headers=tuple(said["headers"].items()), body=text.encode()
    )
    return Graded(
        name=f"{path.parent.name}/{path.stem}",
        provider=path.parent.name,
        kind=said["kind"],
        right=said["claims"],
        found=found_on(path.parent.name, text, url) if path.parent.name in PROVIDERS else {},
        ungraded=frozenset(said.get("ungraded", ())),
        verdict=judge(Trail(target=url, looks=((answer,),))).verdict,
    )


def found_on(name: str, text: str, url: str) -> dict[str, Any]:
    """Return what the page rules of a provider claim, as JSON writes it."""
    item = PROVIDERS[name].item_of(url)
    assert item is not None, f"{url} is no item of {name}"
    claims = PROVIDERS[name].claims_of(item, shown(text, url))
    return {claim.field: list(claim.value) if isinstance(claim.value, tuple) else claim.value for claim in claims}


def known(path: Path) -> Graded:
    page = graded(path)
    if page.provider not in PROVIDERS:
        pytest.skip(f"{page.provider} is not listed")
    return page


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_rules_find_no_less_than_they_did(name: str) -> None:
    pages = [page for page in map(graded, PAGES) if page.provider == name]
    wanted = sum(len(page.right) for page in pages)
    hits = sum(page.found.get(field) == value for page in pages for field, value in page.right.items())
    assert hits * 100 // wanted >= FLOORS[name], [
        (page.name, field) for page in pages for field, value in page.right.items() if page.found.get(field) != value
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_rules_say_nothing_that_is_wrong(path: Path) -> None:
    page = known(path)
    wrong = {field: value for field, value in page.found.items() if page.right.get(field) != value}
    assert not wrong.keys() - page.ungraded, wrong


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_pages_that_are_there_are_alive_and_no_other_is(path: Path) -> None:
    page = graded(path)
    if page.kind == "alive":
        assert page.verdict is Verdict.ALIVE
    elif page.kind == "closed":
        assert page.verdict in {Verdict.ALIVE, Verdict.RESTRICTED}
    elif page.name not in SILENT:
        assert page.verdict is not Verdict.ALIVE
    if page.kind == "wall":
        assert page.verdict is not Verdict.MISSING
