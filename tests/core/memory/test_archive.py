"""What an archive's answer means, whoever wrote it, and which links it is asked for."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core import urls
from rescatalog.core.memory.archive import (
    MAX_ANSWER_BYTES,
    SNAPSHOTS,
    Archived,
    answer_of,
    latest,
    page_of,
    question_of,
    to_ask,
)  # fmt: skip
from rescatalog.core.words import Failure, Status
from tests.core.making import NOW, answer, failed, known

KEY = "http://example.com/page?a=b&c=d"
API = "https://archive.org/wayback/available"
COPY = "http://web.archive.org/web/20130919044612/http://example.com/page?a=b&c=d"


def said(**changes: Any) -> bytes:  # noqa: ANN401 - JSON of any shape
    closest = {"status": "200", "available": True, "url": COPY, "timestamp": "20130919044612"} | changes
    return json.dumps({"url": KEY, "archived_snapshots": {"closest": closest}}).encode()


def meaning(body: bytes, status: int = 200) -> Archived:
    return answer_of(KEY, answer(status, body=body), NOW)


def test_a_copy_is_found_with_its_time_and_its_address_in_https() -> None:
    assert meaning(said()) == Archived(
        key=KEY,
        asked_at=NOW,
        snapshot_url=COPY.replace("http://web", "https://web"),
        snapshot_at=datetime(2013, 9, 19, 4, 46, 12, tzinfo=UTC),
        reason="found",
    )


@pytest.mark.parametrize(
    "body",
    [
        b'{"url": "http://example.com/", "archived_snapshots": {}}',
        said(status="404"),
        said(status=200),
        said(available=False),
        said(available="true"),
    ],
)
def test_no_copy_a_copy_of_an_error_and_one_that_is_not_available_are_none(body: bytes) -> None:
    assert (meaning(body).snapshot_url, meaning(body).reason) == (None, "no-copy")


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/web/20130919044612/http://example.com/",
        "https://web.archive.org.evil.example/web/20130919044612/http://example.com/",
        "https://web.archive.org@evil.example/web/20130919044612/http://example.com/",
        "https://user:word@web.archive.org/web/20130919044612/http://example.com/",
        "https://web.archive.org:8443/web/20130919044612/http://example.com/",
        "https://web.archive.org/web/../save/20130919044612/http://example.com/",
        "https://web.archive.org/save/http://example.com/",
        "https://web.archive.org/web/20130919044612/http://elsewhere.example/",
        "https://web.archive.org/web/20130919044612/javascript:alert(1)",
        "https://web.archive.org/web/20139919044612/http://example.com/",
        "https://web.archive.org/web/2013/http://example.com/",
        "javascript:alert(1)",
        "//web.archive.org/web/20130919044612/http://example.com/",
        "",
        None,
        ["https://web.archive.org/web/20130919044612/http://example.com/"],
        "https://web.archive.org/web/20130919044612/http://example.com/" + "a" * 9000,
    ],
)
def test_an_address_that_is_no_copy_of_a_page_of_that_host_is_not_believed(url: object) -> None:
    assert (meaning(said(url=url)).snapshot_url, meaning(said(url=url)).reason) == (None, "not-a-copy")


def test_what_a_copy_is_called_is_spelled_so_that_it_may_stand_in_a_catalog() -> None:
    hostile = "https://web.archive.org/web/20130919044612/http://www.example.com:80/é \x1b[31m<b>"
    found = meaning(said(url=hostile)).snapshot_url
    assert found is not None
    assert urls.complaint(found) == ""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>busy</html>",
        b"[]",
        b"null",
        b'"text"',
        b"{}",
        b'{"archived_snapshots": 7}',
        b'{"archived_snapshots": {"closest": null}}',
        b'{"archived_snapshots": {"closest": "x"}}',
        b"[" * 60_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
        b"\xff\xfe\x00",
        said() + b" " * MAX_ANSWER_BYTES,
    ],
)
def test_garbage_is_survived_and_told(body: bytes) -> None:
    assert (meaning(body).snapshot_url, meaning(body).reason) == (None, "unreadable")


def test_an_answer_that_was_cut_is_not_read() -> None:
    cut = answer(200, body=said())
    assert answer_of(KEY, type(cut)(**{**vars(cut), "truncated": True}), NOW).reason == "unreadable"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (429, "rate-limited"),
        (500, "server-error"),
        (503, "server-error"),
        (404, "unexpected-status"),
        (204, "unexpected-status"),
    ],
)
def test_any_other_status_says_nothing_whatever_its_body(status: int, reason: str) -> None:
    assert (meaning(said(), status).snapshot_url, meaning(said(), status).reason) == (None, reason)


def test_a_failure_is_told_in_its_own_word() -> None:
    assert answer_of(KEY, failed(Failure.TIMEOUT), NOW).reason == "timeout"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["archived_snapshots", "closest", "url", "status"]), inner)
    ),
)


@given(_JSON)
def test_no_json_is_an_exception_and_only_an_archive_gives_copies(data: Any) -> None:  # noqa: ANN401
    found = meaning(json.dumps(data).encode())
    assert found.snapshot_url is None
    assert found.reason


@given(st.text(max_size=40))
def test_any_address_in_the_answer_is_no_exception(tail: str) -> None:
    found = meaning(said(url=f"{SNAPSHOTS}20130919044612/http://example.com/{tail}")).snapshot_url
    assert found is None or (found.startswith(SNAPSHOTS) and urls.complaint(found) == "")


@given(st.text(max_size=40), st.none() | st.dates(min_value=date(1990, 1, 1)))
def test_a_question_says_the_whole_address_and_the_day(tail: str, near: date | None) -> None:
    key = urls.canonical(f"http://example.com/{tail}?x=1&y=2")
    assert key is not None
    question = question_of(key, near, API)
    wanted = {"url": [key]} if near is None else {"url": [key], "timestamp": [near.strftime("%Y%m%d")]}
    assert parse_qs(urlsplit(question).query) == wanted
    assert urls.canonical(question) == question


def test_an_api_with_a_query_keeps_it() -> None:
    assert question_of("http://a.b/", None, f"{API}?x=1") == f"{API}?x=1&url=http%3A%2F%2Fa.b%2F"


def test_the_page_of_a_copy_is_told_and_only_of_a_copy() -> None:
    assert page_of(COPY.replace("http://web", "https://web")) == KEY
    assert page_of("https://archive.ph/abc") is None


def found(days_ago: float, reason: str = "found", key: str = KEY) -> Archived:
    at = NOW - timedelta(days=days_ago)
    url = COPY if reason == "found" else None
    return Archived(key=key, asked_at=at, snapshot_url=url, snapshot_at=None, reason=reason)


def test_only_suspect_and_dead_links_are_asked_for_and_never_those_of_the_archive() -> None:
    statuses = {f"http://{status}.lan/": known(status) for status in Status}
    statuses["https://web.archive.org/web/2013/x"] = known(Status.DEAD)
    assert to_ask(statuses, {}, now=NOW) == ("http://dead.lan/", "http://suspect.lan/")


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        (found(29.9), False),
        (found(30), True),
        (found(29.9, "no-copy"), False),
        (found(30, "no-copy"), True),
        (found(0.1, "rate-limited"), True),
    ],
)
def test_after_an_answer_a_link_rests_for_thirty_days(before: Archived, asked: bool) -> None:  # noqa: FBT001 - an example
    assert bool(to_ask({KEY: known(Status.DEAD)}, {KEY: before}, now=NOW)) is asked


def test_one_run_asks_for_so_many_and_those_never_asked_for_come_first() -> None:
    statuses = {f"http://{name}.lan/": known(Status.DEAD) for name in "abcd"}
    before = {f"http://{name}.lan/": found(days, key=f"http://{name}.lan/") for name, days in (("a", 40), ("b", 50))}
    assert to_ask(statuses, before, now=NOW, most=3) == ("http://c.lan/", "http://d.lan/", "http://b.lan/")


def test_a_question_without_an_answer_takes_no_answer_away() -> None:
    first, failed_later, none_now = found(9), found(5, "timeout"), found(1, "no-copy")
    assert latest([failed_later, first]) == {KEY: first}
    assert latest([none_now, failed_later, first]) == {KEY: none_now}
    assert latest([failed_later]) == {KEY: failed_later}
