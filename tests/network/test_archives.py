"""Looking up copies at an archive: politely, through the door of every page, believing what may be believed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from rescatalog.core.memory.archive import Archived
from rescatalog.core.words import Status
from rescatalog.files.load import load
from rescatalog.jobs.archive import GAP_S, added_on, look_up_archives
from rescatalog.settings import Settings
from tests.cli.catalogs import write_catalog
from tests.core.making import known
from tests.web.acts import Act, Page, Reset, redirect
from tests.web.server import LoopbackWeb

GONE = "http://gone.example/a page?x=1&y=2".replace(" ", "%20")
ADDED = date(2020, 1, 2)
COPY = "http://web.archive.org/web/20200103000000/http://gone.example/a"


def said(url: str = COPY, status: str = "200") -> Page:
    closest = {"status": status, "available": True, "url": url, "timestamp": "20200103000000"}
    return Page(json.dumps({"url": GONE, "archived_snapshots": {"closest": closest}}), content_type="application/json")


NONE = Page('{"archived_snapshots": {}}', content_type="application/json")


def path_for(key: str, day: str = "20200102") -> str:
    return f"/available?url={quote(key, safe='')}&timestamp={day}"


def settings_on(web: LoopbackWeb, **changes: Any) -> Settings:  # noqa: ANN401 - settings by name
    quick = {
        "allow_network": ("127.0.0.0/8",),
        "dns_servers": (web.dns,),
        "timeout": 3.0,
        "second_look_pause": 0.0,
        "per_host_gap": 0.0,
        # One exchange less, which at the archive's pace is a second less.
        "robots": False,
        "archive_api": web.url("archive.lan", "/available"),
    }
    return Settings.model_validate(quick | changes)


def looked_up(web: LoopbackWeb, *acts: Act, **changes: Any) -> Archived:  # noqa: ANN401 - settings by name
    web.route("archive.lan", path_for(GONE), *acts)
    (answer,) = look_up_archives({GONE: known(Status.DEAD)}, {GONE: ADDED}, settings_on(web, **changes))
    return answer


def test_the_copy_nearest_to_the_day_of_the_entry_is_asked_for_and_found(web: LoopbackWeb) -> None:
    answer = looked_up(web, said())
    assert (answer.key, answer.reason) == (GONE, "found")
    assert answer.snapshot_url == COPY.replace("http://web", "https://web")
    assert answer.snapshot_at == datetime(2020, 1, 3, tzinfo=UTC)
    assert answer.asked_at.tzinfo is UTC
    (path,) = web.asked("archive.lan")
    assert parse_qs(urlsplit(path).query) == {"url": [GONE], "timestamp": ["20200102"]}
    assert {seen.host for seen in web.seen} == {"archive.lan"}, "neither the page nor its copy is asked"


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (NONE, "no-copy"),
        (said(status="404"), "no-copy"),
        (Page("<h1>We are busy"), "unreadable"),
        (Page(b"\xff" * 300_000), "unreadable"),
        (said(url="http://evil.example/web/20200103000000/http://gone.example/a"), "not-a-copy"),
        (said(url="http://web.archive.org/web/20200103000000/http://elsewhere.example/a"), "not-a-copy"),
        (said(url="javascript:alert(1)//\x1b[2J"), "not-a-copy"),
        (Page(status=500), "server-error"),
        (Page(status=404), "unexpected-status"),
        (Reset(), "reset"),
    ],
)
def test_what_is_no_copy_is_none_and_the_reason_is_kept(web: LoopbackWeb, act: Act, reason: str) -> None:
    answer = looked_up(web, act)
    assert (answer.snapshot_url, answer.snapshot_at, answer.reason) == (None, None, reason)


def test_an_archive_that_is_busy_for_a_second_is_asked_again_after_it(web: LoopbackWeb) -> None:
    busy = Page(status=429, headers=(("Retry-After", "1"),))
    assert looked_up(web, busy, said()).reason == "found"
    first, second = (seen.at_s for seen in web.seen if seen.path.startswith("/available"))
    assert second - first >= 1.0


def test_an_archive_that_wants_an_hour_of_quiet_is_left_alone(web: LoopbackWeb) -> None:
    answer = looked_up(web, Page(status=429, headers=(("Retry-After", "3600"),)), said())
    assert (answer.snapshot_url, answer.reason) == (None, "rate-limited")
    assert len(web.asked("archive.lan")) == 1


def test_the_robots_txt_of_the_archive_counts(web: LoopbackWeb) -> None:
    web.route("archive.lan", "/robots.txt", Page("User-agent: *\nDisallow: /available\n", content_type="text/plain"))
    assert looked_up(web, said(), robots=True).reason == "robots-disallowed"
    assert web.asked() == []


def test_an_archive_that_sends_us_to_a_private_address_does_not_get_us_there(web: LoopbackWeb) -> None:
    assert looked_up(web, redirect("http://10.0.0.5/secret", 301)).reason == "forbidden-address"


def test_two_questions_are_a_second_apart_however_fast_the_rest_may_go(web: LoopbackWeb) -> None:
    keys = ["http://gone.example/1", "http://gone.example/2"]
    for key in keys:
        web.route("archive.lan", path_for(key), NONE)
    kept: list[Archived] = []

    def keep(answers: Sequence[Archived]) -> None:
        kept.extend(answers)

    statuses = {key: known(Status.SUSPECT) for key in keys}
    answers = look_up_archives(statuses, dict.fromkeys(keys, ADDED), settings_on(web), keep=keep)
    assert {answer.key for answer in answers} == set(keys)
    assert tuple(kept) == answers
    first, second = (seen.at_s for seen in web.seen if seen.path.startswith("/available"))
    # The starts are a second apart; the first may have taken a moment to arrive.
    assert second - first >= GAP_S / 2


def test_an_address_of_several_entries_has_the_day_of_the_first(tmp_path: Path) -> None:
    write_catalog(tmp_path, [f"{GONE}#one", f"{GONE}#two", "http://other.example/"])
    for number, day in (("0", "2021-01-01"), ("1", str(ADDED))):
        with (tmp_path / f"catalog/resources/article/article-{number}.yaml").open("a") as file:
            file.write(f"added: {day}\n")
    assert added_on(load(tmp_path / "catalog", shown_from=tmp_path)[0]) == {GONE: ADDED}


def test_a_link_without_a_day_is_asked_for_without_one(web: LoopbackWeb) -> None:
    web.route("archive.lan", f"/available?url={quote(GONE, safe='')}", said())
    (answer,) = look_up_archives({GONE: known(Status.DEAD)}, {}, settings_on(web))
    assert answer.reason == "found"


def test_nobody_is_asked_without_a_reason_or_without_an_archive(web: LoopbackWeb) -> None:
    found = looked_up(web, said())
    web.seen.clear()
    settings = settings_on(web)
    dead = {GONE: known(Status.DEAD)}
    assert look_up_archives({GONE: known(Status.FAILING)}, {}, settings) == ()
    assert look_up_archives(dead, {}, settings, known={GONE: found}) == ()
    assert look_up_archives(dead, {}, settings_on(web, archive_api="")) == ()
    assert web.seen == []
