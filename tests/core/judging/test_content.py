"""Pages that answer 200 and are not what was asked for: walls, logins, domains for sale, home pages, apologies."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.judging.content import is_front
from rescatalog.core.judging.observation import Observation, Request, Trail
from rescatalog.core.judging.signature import Where
from rescatalog.core.judging.skim import ENOUGH_CHARS
from rescatalog.core.judging.verdict import judge
from rescatalog.core.judging.walls import Wall, walls_that
from rescatalog.core.words import Failure, Verdict
from tests.core.making import failed, trail

# Answers of walls that others have recorded, by vendor, where the tester has them.
SHARED = os.environ.get("RESCATALOG_SHARED_DATA", "")
RECORDED = sorted(Path(SHARED, "bot-walls", "providers").glob("*/*.json")) if SHARED else []
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


def walled(wall: Wall, status: int) -> list[Observation]:
    """Return answers of one status, each with one sign of a wall."""
    host = wall.signature.hosts[0] if wall.signature.hosts else "a.lan"
    url = f"https://{host}/courses/algebra"
    if wall.signature.where is Where.HEADER:
        signed: list[dict[str, Any]] = [{name: text or "1"} for name, text in wall.headers]
        return [page("x", status=status, url=url, **sign) for sign in signed]
    if wall.signature.where is Where.TITLE:
        # What may stand in a gap is anything.
        return [page(titled(text.replace("…", "something")), status=status, url=url) for text in wall.signature.texts]
    if wall.signature.where is Where.WITHIN:
        return [page(titled("A", f"<p>Please: {text}.</p>"), status=status, url=url) for text in wall.signature.texts]
    return [page(titled("One moment", mark.decode()), status=status, url=url) for mark in wall.marks]


@pytest.mark.parametrize("status", [200, 202, 403, 429, 503])
@pytest.mark.parametrize(
    "wall", walls_that("bot-wall"), ids=lambda wall: f"{wall.signature.name}-{wall.signature.where}"
)
def test_a_wall_is_told_by_each_of_its_signs_whatever_its_status(status: int, wall: Wall) -> None:
    counts = (status >= 400 or not wall.signature.errors) and status in (wall.signature.statuses or {status})
    # The title of an error is not read, since it is hardly ever that of a page.
    read = status < 400 or wall.signature.where is not Where.TITLE
    if counts and read:
        for answer in walled(wall, status):
            assert word(answer) == (Verdict.BLOCKED, "bot-wall"), answer.body


def test_a_vendor_who_signs_every_answer_is_no_wall_before_a_page() -> None:
    assert word(page(titled("Algebra"), x_iinfo="1-2-3")) == (Verdict.ALIVE, "ok")


def test_a_page_with_a_captcha_in_its_login_box_is_a_page() -> None:
    box = '<p>Our shop.</p><form><input type="password"><div class="g-recaptcha"></div></form>'
    assert word(page(titled("Shop for books", box))) == (Verdict.ALIVE, "ok")


@pytest.mark.parametrize("host", ["consent.google.com", "consent.youtube.com", "guce.yahoo.com"])
def test_who_asks_for_consent_first_blocks_the_page(host: str) -> None:
    hop = page("", status=302, location=f"https://{host}/m?continue=x")
    end = page(titled("Weiter"), url=f"https://{host}/m?continue=x")
    assert word(hop, end) == (Verdict.BLOCKED, "consent-wall")


@pytest.mark.parametrize("status", [404, 410])
def test_a_missing_page_behind_a_wall_is_missing(status: int) -> None:
    assert word(page("", status=status, x_iinfo="1-2-3"))[0] is Verdict.MISSING


def test_a_long_page_that_writes_about_walls_is_a_page() -> None:
    body = titled("How walls work", "<p>They set _cf_chl_opt.</p>" + "<p>More to read.</p>" * ENOUGH_CHARS)
    assert word(page(body)) == (Verdict.ALIVE, "ok")


@pytest.mark.skipif(not RECORDED, reason="RESCATALOG_SHARED_DATA names no folder with recorded answers of walls")
@pytest.mark.parametrize("recorded", RECORDED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_recorded_wall_is_blocked_and_a_recorded_page_is_not(recorded: Path) -> None:
    entry = json.loads(recorded.read_text("utf-8"))["log"]["entries"][0]
    url, answer = entry["request"]["url"], entry["response"]
    seen = Observation(
        request=Request.of(url, url),
        status=answer["status"],
        headers=tuple((one["name"].lower(), one["value"]) for one in answer["headers"]),
        body=answer["content"].get("text", "").encode(),
    )
    assert (judge(trail((seen,))).verdict is Verdict.BLOCKED) == (recorded.stem == "failed")


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
        # The pages of a template share most of their words.
        page(APOLOGY.replace("<p>", "<h1>Nothing here</h1><p>")),
        failed(Failure.ROBOTS_DISALLOWED),
    ],
)
def test_it_stays_suspect_where_the_sibling_says_otherwise(sibling: Observation) -> None:
    assert _probed(APOLOGY, sibling) == (Verdict.SUSPECT, "says-not-found")
