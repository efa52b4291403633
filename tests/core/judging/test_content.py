"""Pages that answer 200 and are not what was asked for: walls, logins, domains for sale, home pages, apologies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.judging.content import is_front
from rescatalog.core.judging.observation import MOST_SIGNED_BYTES, Observation, Request, Trail
from rescatalog.core.judging.verdict import judge
from rescatalog.core.judging.walls import WALLS, wall_of
from rescatalog.core.words import Failure, Verdict
from tests.core.making import failed, trail

BOT_WALLS = Path(__file__).parents[3].parent / "shared" / "data" / "bot-walls" / "providers"
ASKED = "https://a.lan/courses/algebra"


def page(body: str, *, url: str = ASKED, status: int = 200, location: str | None = None, **headers: str) -> Observation:
    """Return an answer of a page."""
    given = {
        "content-type": "text/html; charset=utf-8",
        **{name.replace("_", "-"): text for name, text in headers.items()},
    }
    if location:
        given["location"] = location
    return Observation(
        request=Request.of(ASKED, url), status=status, headers=tuple(given.items()), body=body.encode(), elapsed_s=0.1
    )


def word(*chain: Observation) -> tuple[Verdict, str]:
    """Return verdict and reason of one look."""
    judgement = judge(trail(chain))
    return judgement.verdict, judgement.reason


def titled(title: str, rest: str = "<p>Much to read.</p>") -> str:
    return f"<html><head><title>{title}</title></head><body>{rest}</body></html>"


def test_a_page_with_its_own_words_is_alive() -> None:
    assert word(page(titled("Linear Algebra"))) == (Verdict.ALIVE, "ok")


@pytest.mark.parametrize(
    "body",
    [titled("Page not found | A"), titled("A", "<h1>404</h1>"), titled("A", "<h1>Seite nicht <b>gefunden</b></h1>")],
)
def test_a_page_that_says_it_is_not_there_is_suspect_and_no_strike(body: str) -> None:
    assert word(page(body)) == (Verdict.SUSPECT, "says-not-found")


def test_a_heading_in_a_file_that_is_no_page_is_not_read() -> None:
    assert word(page("<h1>404</h1>", content_type="text/plain")) == (Verdict.ALIVE, "ok")


@pytest.mark.parametrize(
    "body",
    [
        titled("a.lan is for sale"),
        titled("This domain may be for sale"),
        titled("a", '<script>window.park = "eyJ1"</script>'),
    ],
)
def test_a_domain_for_sale_is_suspect(body: str) -> None:
    assert word(page(body)) == (Verdict.SUSPECT, "parked")


@pytest.mark.parametrize(
    "home", ["https://a.lan/", "https://www.a.lan/index.html", "https://b.lan/en/", "https://b.lan/pt-br"]
)
def test_a_deep_address_that_leads_to_the_front_page_is_suspect(home: str) -> None:
    hop = page("", status=301, location=home)
    assert word(hop, page(titled("Welcome"), url=home)) == (Verdict.SUSPECT, "redirect-to-home")


def test_a_front_page_that_moves_to_another_front_page_has_moved() -> None:
    first = Request.of("https://a.lan/", "https://a.lan/")
    hop = Observation(request=first, status=301, headers=(("location", "https://b.lan/"),))
    end = Observation(
        request=Request.of("https://a.lan/", "https://b.lan/", hop=1), status=200, body=b"<title>B</title>"
    )
    assert word(hop, end) == (Verdict.MOVED, "redirect-permanent")


@pytest.mark.parametrize(
    ("path", "front"),
    [
        ("/", True),
        ("", True),
        ("/index.php", True),
        ("/de", True),
        ("/en-US/", True),
        ("/de/kurs", False),
        ("/math", False), ("/cs", False), ("/ok", False),
    ],
)  # fmt: skip
def test_front_pages_are_told_from_others(path: str, front: bool) -> None:  # noqa: FBT001
    assert is_front(path) == front
    assert not is_front(path, "id=3")


@pytest.mark.parametrize(
    "end", ["https://a.lan/login?next=/courses/algebra", "https://sso.a.lan/cas/login", "https://a.lan/users/sign_in"]
)
def test_a_page_behind_a_login_is_restricted(end: str) -> None:
    hop = page("", status=302, location=end)
    assert word(hop, page(titled("Welcome"), url=end)) == (Verdict.RESTRICTED, "login-required")


def test_a_page_that_sends_its_readers_to_a_login_is_restricted() -> None:
    first = page('<meta http-equiv="refresh" content="0; url=/login">')
    assert first.location == "https://a.lan/login"
    chain = (first, page(titled("Sign in"), url="https://a.lan/login"))
    assert word(*chain) == (Verdict.RESTRICTED, "login-required")
    assert "redirect-by-page" in judge(trail(chain)).notes


def test_a_page_that_reloads_itself_leads_nowhere() -> None:
    assert page(f'<meta http-equiv="refresh" content="1; url={ASKED}">').location is None


@pytest.mark.parametrize("status", [200, 202, 403, 429, 503])
@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.vendor)
def test_a_wall_is_told_by_its_signature_whatever_its_status(status: int, wall: object) -> None:
    assert isinstance(wall, type(WALLS[0]))
    for script in wall.bodies:
        assert word(page(titled("Just a moment", script.decode()), status=status)) == (Verdict.BLOCKED, "bot-wall")
    for name, text in wall.headers.items():
        if status >= 400 or not wall.errors_only:
            signed: dict[str, Any] = {name: text or "1"}
            assert word(page("x", status=status, **signed)) == (Verdict.BLOCKED, "bot-wall")


@pytest.mark.parametrize("status", [404, 410])
def test_a_missing_page_behind_a_wall_is_missing(status: int) -> None:
    assert word(page("", status=status, x_iinfo="1-2-3"))[0] is Verdict.MISSING


def test_a_long_page_that_writes_about_walls_is_a_page() -> None:
    body = titled("How walls work", "<p>They set _cf_chl_opt.</p>" + "<p>More.</p>" * MOST_SIGNED_BYTES)
    assert word(page(body)) == (Verdict.ALIVE, "ok")


@pytest.mark.skipif(not BOT_WALLS.is_dir(), reason="the recorded answers of walls are not here")
@pytest.mark.parametrize("vendor", ["anubis"])
def test_a_recorded_wall_is_told(vendor: str) -> None:
    entry = json.loads((BOT_WALLS / vendor / "failed.json").read_text("utf-8"))["log"]["entries"][0]["response"]
    headers = {one["name"].lower(): one["value"] for one in entry["headers"]}
    assert wall_of(entry["status"], headers, entry["content"].get("text", "").encode()) == vendor


def _probed(said: str, sibling: Observation) -> tuple[Verdict, str]:
    judgement = judge(Trail(target=ASKED, looks=((page(said),),), probe=(sibling,)))
    return judgement.verdict, judgement.reason


def _sibling(body: str) -> Observation:
    return page(body, url="https://a.lan/courses/no-such-page-12")


APOLOGY = titled("Page not found", "<p>We looked everywhere for /courses/algebra, but there is no such thing here.</p>")


def test_a_page_that_says_it_is_not_there_and_is_the_same_where_nothing_can_be_is_missing() -> None:
    assert _probed(APOLOGY, _sibling(APOLOGY.replace("algebra", "no-such-page-12"))) == (Verdict.MISSING, "soft-404")


@pytest.mark.parametrize(
    "sibling",
    [
        page("", status=404),
        page("", status=503),
        page(titled("Page not found", "<p>Quite another text stands here, of which nobody knows the beginning.</p>")),
        page(APOLOGY.replace("Page not found", "Courses")),
        failed(Failure.ROBOTS_DISALLOWED),
    ],
)
def test_it_stays_suspect_where_the_sibling_says_otherwise(sibling: Observation) -> None:
    assert _probed(APOLOGY, sibling) == (Verdict.SUSPECT, "says-not-found")
