"""Providers over real sockets: ETags go round, quotas are kept, renamed repositories are found, removed videos too."""

from __future__ import annotations

from pathlib import Path

import pytest

from rescatalog.core.facts.fact import Field
from tests.network.asking import asked, words
from tests.network.observing import Observatory
from tests.web.acts import SHORT_BODY, Act, Page, Reset, redirect
from tests.web.providers import RESET_S, Providers, in_json, repository, with_date, with_etag
from tests.web.server import LoopbackWeb

PAGE = Page("<title>Vectors</title><h1>Vectors</h1><p>Lists of numbers that are added entry by entry.")
REPOSITORY_PAGE = Page("<title>GitHub - ada/vectors: What it is for</title><p>Code.")
WATCH = "/watch?v=kjBOesZCoqc"
LIVING = Page("<title>Linear algebra - YouTube</title><p>A video on vectors.")
REMOVED = Page("<title>- YouTube</title><p>This video isn't available any more.")
OEMBED = "/oembed?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DkjBOesZCoqc&format=json"
REPO = "/repos/ada/vectors"
SECRET = "ghp_example"  # noqa: S105 - it opens nothing


def _observatory(web: LoopbackWeb, folder: Path, *places: tuple[str, str, Act]) -> Observatory:
    for host, path, act in places:
        web.route(host, path, act)
        web.route(host, "/robots.txt", Page("", status=404))
    return Observatory(web, folder, tuple(web.url(host, path, "https") for host, path, _ in places))


def _conditions(web: LoopbackWeb, host: str, path: str) -> list[bool]:
    """Return of each request whether it was asked only if something has changed."""
    return [
        bool({"if-none-match", "if-modified-since"} & seen.headers.keys())
        for seen in web.seen
        if (seen.host, seen.path) == (host, path)
    ]


@pytest.mark.parametrize("act", [with_etag(PAGE), with_date(PAGE, "Fri, 20 Feb 2026 02:00:00 GMT")])
def test_a_page_that_has_not_changed_is_not_sent_again_and_nothing_new_is_stored(
    web: LoopbackWeb, tmp_path: Path, act: Act
) -> None:
    sky = _observatory(web, tmp_path, ("alpha.lan", "/page", act))
    sky.night()
    known, rows = sky.facts(), sky.changes()
    assert known[Field.TITLE] == "Vectors"
    for _ in range(2):
        report = sky.night_without_whole_looks()
        assert (report.results[0].judgement.verdict, report.results[0].judgement.notes) == ("alive", ("not-modified",))
    assert (sky.facts(), sky.changes()) == (known, rows)
    assert _conditions(web, "alpha.lan", "/page") == [False, True, True]


def test_within_a_fortnight_every_page_is_read_whole_again(web: LoopbackWeb, tmp_path: Path) -> None:
    sky = _observatory(web, tmp_path, ("alpha.lan", "/page", with_etag(PAGE)))
    for _ in range(9):
        sky.night(days=2)
    conditions = _conditions(web, "alpha.lan", "/page")
    assert conditions.count(False) in {2, 3}, "the first time, and on its days"


def test_a_page_that_has_changed_is_stored_anew_with_what_it_said_before(web: LoopbackWeb, tmp_path: Path) -> None:
    sky = _observatory(web, tmp_path, ("alpha.lan", "/page", with_etag(PAGE)))
    sky.night()
    web.route("alpha.lan", "/page", with_etag(Page("<title>Matrices</title><h1>Matrices</h1><p>Tables of numbers.")))
    sky.night_without_whole_looks()
    assert sky.facts()[Field.TITLE] == "Matrices"
    assert [seen.headers.get("if-none-match") is not None for seen in web.seen if seen.path == "/page"] == [False, True]


def test_github_tells_stars_and_true_subscribers_and_its_etag_goes_round(web: LoopbackWeb, tmp_path: Path) -> None:
    sky = _observatory(web, tmp_path, ("github.com", "/ada/vectors", REPOSITORY_PAGE))
    sky.night()
    known = sky.facts()
    assert (known[Field.STARS], known[Field.SUBSCRIBERS], known[Field.LICENCE]) == (42, 5, "MIT")
    rows = sky.changes()
    sky.night_without_whole_looks()
    assert ["if-none-match" in seen.headers for seen in sky.providers.asked("github")] == [False, True]
    assert (sky.facts(), sky.changes()) == (known, rows)


def test_the_token_goes_to_the_api_alone_and_stands_in_no_evidence(web: LoopbackWeb, tmp_path: Path) -> None:
    sky = _observatory(web, tmp_path, ("github.com", "/ada/vectors", REPOSITORY_PAGE))
    sky.night(github_token=SECRET)
    told = {seen.host: seen.headers.get("authorization") for seen in web.seen}
    assert {host for host, secret in told.items() if secret} == {"api.github.com"}
    assert told["api.github.com"] == f"Bearer {SECRET}"
    assert SECRET.encode() not in (tmp_path / "state.db").read_bytes()


def test_a_used_up_quota_ends_the_questions_and_hurts_no_page(web: LoopbackWeb, tmp_path: Path) -> None:
    names = [f"/ada/vectors{number}" for number in range(4)]
    sky = _observatory(web, tmp_path, *(("github.com", name, REPOSITORY_PAGE) for name in names))
    limits = {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(RESET_S)}
    for name in names:
        sky.providers.answers["api.github.com", f"/repos{name}"] = in_json({"message": "rate limit"}, 403, **limits)
    report = sky.night()
    assert len(sky.providers.asked("github")) == 1
    assert [str(result.judgement.verdict) for result in report.results] == ["alive"] * 4
    assert sum(Field.PUSHED in sky.facts(number) for number in range(4)) == 0


def test_a_renamed_repository_is_followed_and_its_new_name_is_told(web: LoopbackWeb, tmp_path: Path) -> None:
    sky = _observatory(web, tmp_path, ("github.com", "/ada/vectors", REPOSITORY_PAGE))
    sky.providers.answers["api.github.com", REPO] = redirect("/repositories/7", 301)
    sky.providers.answers["api.github.com", "/repositories/7"] = in_json(repository("ada/matrices"))
    sky.night()
    assert sky.facts()[Field.RENAMED_TO] == "ada/matrices"


@pytest.mark.parametrize("act", [Page("", status=500), Page("<html>", status=200), Reset(), Page("", status=404)])
def test_where_an_api_is_out_of_reach_the_page_speaks(web: LoopbackWeb, tmp_path: Path, act: Act) -> None:
    sky = _observatory(web, tmp_path, ("github.com", "/ada/vectors", REPOSITORY_PAGE))
    sky.night()
    sky.providers.answers["api.github.com", REPO] = act
    report = sky.night()
    assert str(report.results[0].judgement.verdict) == "alive"
    assert sky.facts()[Field.STARS] == 42, "what was known stays known"
    assert Field.TITLE in sky.facts()


@pytest.mark.parametrize(
    ("page", "status", "expected"),
    [
        (LIVING, 200, ("alive", "ok")),
        (LIVING, 401, ("alive", "ok")),
        (LIVING, 403, ("restricted", "private")),
        (REMOVED, 404, ("missing", "removed")),
        (LIVING, 404, ("suspect", "said-to-be-gone")),
        (Page("", status=429), 200, ("alive", "vouched-for")),
        (Page("", status=429), 404, ("suspect", "said-to-be-gone")),
    ],
)
def test_a_plain_check_asks_oembed_about_a_video(
    web: LoopbackWeb, page: Page, status: int, expected: tuple[str, str]
) -> None:
    providers = Providers(web)
    providers.open()
    web.route("www.youtube.com", WATCH, page)
    if status != 200:
        providers.answers["www.youtube.com", OEMBED] = Page("", status=status)
    url = web.url("www.youtube.com", WATCH, "https")
    assert words(web, url, apis=providers.apis()) == expected


def test_a_plain_check_asks_for_nothing_that_it_does_not_need_to_judge(web: LoopbackWeb) -> None:
    providers = Providers(web)
    providers.open()
    web.route("github.com", "/ada/vectors", REPOSITORY_PAGE)
    asked(web, web.url("github.com", "/ada/vectors", "https"), apis=providers.apis())
    assert providers.asked("github") == []


def test_a_wall_and_a_login_change_no_stored_fact(web: LoopbackWeb, tmp_path: Path) -> None:
    sky = _observatory(web, tmp_path, ("alpha.lan", "/page", PAGE))
    sky.night()
    known, rows = sky.facts(), sky.changes()
    walls: list[Act] = [
        Page("<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", status=403),
        Page("<title>Just a moment...</title><script>window._cf_chl_opt={}</script>"),
        Page("<title>Log in</title><h1>Log in</h1><form><input type=password></form>"),
        Page("<title>Page not found</title><h1>Page not found</h1>"),
        Page("<title>This domain is for sale</title>"),
        Page("", status=503),
        SHORT_BODY,
    ]
    for wall in walls:
        web.route("alpha.lan", "/page", wall)
        sky.night()
        assert (sky.facts(), sky.changes()) == (known, rows)


def test_a_run_with_far_fewer_successes_changes_no_stored_fact(web: LoopbackWeb, tmp_path: Path) -> None:
    places = [("alpha.lan", f"/page{number}", PAGE) for number in range(6)]
    sky = _observatory(web, tmp_path, *places)
    sky.night()
    known = [sky.facts(number) for number in range(6)]
    for number in range(6):
        fine = number < 4
        web.route(
            "alpha.lan", f"/page{number}", Page(f"<title>Other {number}</title>") if fine else Page("", status=500)
        )
    report = sky.night()
    assert report.facts_void == "few-successes"
    assert [str(result.judgement.verdict) for result in report.results] == ["alive"] * 4 + ["unsure"] * 2
    assert [sky.facts(number) for number in range(6)] == known
    for number in range(6):
        web.route("alpha.lan", f"/page{number}", Page(f"<title>Other {number}</title>"))
    assert sky.night().facts_void is None
    assert sky.facts(0)[Field.TITLE] == "Other 0", "the run that did not count is no reason to ask less of the next"


def test_what_the_page_says_against_the_catalog_is_told_with_the_run_and_changes_no_file(
    web: LoopbackWeb, tmp_path: Path
) -> None:
    course = Page(
        "<title>Matrices | Ada's school</title><meta property='og:title' content='Matrices'><h1>Matrices</h1>"
        '<script type="application/ld+json">{"@type": "Course", "name": "Matrices"}</script><p>Tables of numbers.'
    )
    sky = _observatory(web, tmp_path, ("alpha.lan", "/page", course))
    (file,) = (tmp_path / "catalog" / "resources" / "article").iterdir()
    written = file.read_bytes()
    (told,) = [one for one in sky.night().differences if one.field is Field.TITLE]
    assert (told.curated, told.observed) == ("Article number 0", "Matrices")
    assert file.read_bytes() == written
