"""Every address of the site leads somewhere: all links of all pages, and each route of the registry."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from rescatalog.publish.serve import site_app
from tests.publish.addresses import PATTERNS, Answer, Walk, plain, route_of, walk
from tests.publish.making import rows
from tests.publish.pages import read

pytestmark = pytest.mark.anyio

DRAWING = re.compile("<svg.*?</svg>", re.DOTALL)
_walked: dict[Path, Walk] = {}


@pytest.fixture
async def everything(own: Path) -> Walk:
    """Return all that the site of the repository's own catalog answers; walked once."""
    if own not in _walked:
        _walked[own] = await walk(site_app(own).client)
    return _walked[own]


def own_pages(seen: Walk) -> dict[str, Answer]:
    return {one: answer for one, answer in seen.answers.items() if route_of(one) and answer.page is not None}


async def test_every_internal_link_of_every_page_resolves(everything: Walk) -> None:
    broken = {
        f"{address} on {everything.found_on[address]}": answer.status
        for address, answer in everything.answers.items()
        if answer.status >= 400
    }
    assert broken == {}


async def test_every_link_into_a_page_finds_its_place_there(everything: Walk) -> None:
    lost = []
    for address, answer in own_pages(everything).items():
        for link in answer.leads_to:
            target, _, fragment = link.partition("#")
            page = everything.answers[target].page if target in everything.answers else None
            if fragment and page is not None:
                names = {one.attributes.get("id") for one in page.elements}
                lost += [f"{link} on {address}"] * (unquote(fragment) not in names)
    assert lost == []


@pytest.mark.parametrize("pattern", PATTERNS)
async def test_every_route_answers_something_that_readers_are_led_to(everything: Walk, pattern: str) -> None:
    answers = [everything.answers[address] for address in everything.of(pattern)]
    assert answers, f"nothing leads to {pattern}"
    assert {answer.status for answer in answers} <= {200, 301, 302, 303, 307, 308}


async def test_everything_that_is_listed_can_be_reached(everything: Walk, own: Path) -> None:
    wanted = {f"/{table}/{name}" for table in ("topics", "paths") for (name,) in rows(own, f"select id from {table}")}  # noqa: S608
    wanted |= {f"/resources/{name}" for (name,) in rows(own, "select id from resources where listed = 1")}
    for table in ("guides", "roles"):
        if any(pattern.startswith(f"^/{table}/") for pattern in PATTERNS):
            wanted |= {f"/{table}/{name}" for (name,) in rows(own, f"select id from {table}")}  # noqa: S608
    assert wanted - everything.answers.keys() == set()


async def test_no_page_of_ours_leads_over_a_redirect(everything: Walk) -> None:
    pages = own_pages(everything)
    detours = {
        f"{link} on {address}"
        for address, answer in pages.items()
        for link in answer.leads_to
        if (target := everything.answers.get(link.partition("#")[0])) and 300 <= target.status < 400
    }
    assert detours == set()


async def test_every_page_is_whole_and_can_be_read_in_order(everything: Walk) -> None:
    for address, answer in own_pages(everything).items():
        page = read(answer.text)
        assert page.faults == [], address
        assert [one.attributes["lang"] for one in page.all("html")] == ["en"], address
        assert [len(page.all(tag)) for tag in ("h1", "main")] == [1, 1], address
        # Drawings have titles of their own.
        assert len(read(DRAWING.sub("", answer.text)).all("title")) == 1, address
        names = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
        assert len(names) == len(set(names)), address
        levels = [int(one.tag[1]) for one in page.elements if one.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), address


async def test_every_answer_of_ours_says_its_type_and_what_browsers_should_know(everything: Walk) -> None:
    for address, answer in everything.answers.items():
        if route_of(address) is None:
            continue
        assert answer.type, address
        assert answer.headers["x-content-type-options"] == "nosniff", address
        assert answer.headers["referrer-policy"], address
        assert "set-cookie" not in answer.headers, address
        if answer.page is not None:
            policy = answer.headers["content-security-policy"]
            assert policy.startswith("default-src 'none'"), address
            assert "unsafe" not in policy, address


def test_the_routes_that_name_nothing_are_told_from_those_that_do() -> None:
    assert {"/", "/search", "/search.json", "/robots.txt", "/-/health"} <= set(plain())
    assert route_of("/resources/some-book?x=1") == r"^/resources/(?P<name>[^/]+)$"
    assert route_of("/catalog/resources") is None
