"""The rest of httpbin: redirects, cookies, logins, encodings, slowness, robots.txt and all kinds of bodies."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from rescatalog.core.judging.observation import Observation
from tests.conformance.httpbin_site import Httpbin

ALIVE = ("alive", "ok")
MOVED = ("moved", "redirect-permanent")
LOGIN = ("restricted", "login-required")


def _told(page: Observation) -> dict[str, Any]:
    """Return what httpbin says in JSON, which it can only when the body came decoded and whole."""
    said: dict[str, Any] = json.loads(page.body)
    return said


@pytest.mark.parametrize("kind", ["redirect", "relative-redirect", "absolute-redirect"])
@pytest.mark.parametrize("hops", [1, 2, 7, 20])
def test_a_chain_of_redirects_is_followed_to_its_page(httpbin: Httpbin, kind: str, hops: int) -> None:
    judgement = httpbin.checked(f"/{kind}/{hops}")[0].judgement
    assert (judgement.verdict, judgement.reason, judgement.final_url) == (*ALIVE, httpbin.url("/get"))
    assert [hop.status for hop in judgement.hops] == [302] * hops
    assert len(httpbin.paths()) == hops + 1


@pytest.mark.parametrize("kind", ["redirect", "relative-redirect", "absolute-redirect"])
def test_the_twenty_first_redirect_is_one_too_many(httpbin: Httpbin, kind: str) -> None:
    assert httpbin.word(f"/{kind}/21") == ("unsure", "too-many-redirects")
    assert len(httpbin.paths()) == 21


@pytest.mark.parametrize(
    ("status", "word", "notes"),
    [
        (301, MOVED, ()),
        (302, ALIVE, ("redirect-temporary",)),
        (303, ALIVE, ("redirect-temporary",)),
        (307, ALIVE, ("redirect-temporary",)),
        (308, MOVED, ()),
    ],
)
def test_only_a_permanent_redirect_moves_a_page(
    httpbin: Httpbin, status: int, word: tuple[str, str], notes: tuple[str, ...]
) -> None:
    judgement = httpbin.checked(f"/redirect-to?url=/html&status_code={status}")[0].judgement
    assert (judgement.verdict, judgement.reason, judgement.notes) == (*word, notes)
    assert judgement.final_url == httpbin.url("/html")


@pytest.mark.parametrize(
    ("to", "word"),
    [
        ("/status/404", ("missing", "not-found")),
        ("/status/503", ("unsure", "server-error")),
        ("/basic-auth/user/secret", LOGIN),
        ("/deny", ("refused", "robots-disallowed")),
        ("http://169.254.169.254/latest/meta-data/", ("refused", "forbidden-address")),
        ("http://user:secret@127.0.0.1/", ("refused", "bad-address")),
        ("file:///etc/passwd", ("refused", "forbidden-scheme")),
    ],
)
def test_what_stands_at_the_end_of_a_redirect_decides(httpbin: Httpbin, to: str, word: tuple[str, str]) -> None:
    assert httpbin.word(f"/redirect-to?url={to}&status_code=301") == word


def test_a_cookie_is_carried_along_its_own_chain_and_to_no_other_target(httpbin: Httpbin) -> None:
    pages = httpbin.ends("/cookies/set?x=1", "/cookies/set/y/2", "/cookies")
    assert {path: _told(page)["cookies"] for path, page in pages.items()} == {
        "/cookies/set?x=1": {"x": "1"},
        "/cookies/set/y/2": {"y": "2"},
        "/cookies": {},
    }


def test_a_cookie_that_is_taken_back_is_not_sent(httpbin: Httpbin) -> None:
    assert _told(httpbin.ends("/cookies/delete?x=1")["/cookies/delete?x=1"])["cookies"] == {}
    assert all("COOKIE" not in asked.headers for asked in httpbin.asked)


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/basic-auth/user/secret", LOGIN),
        ("/bearer", LOGIN),
        ("/digest-auth/auth/user/secret", LOGIN),
        ("/digest-auth/auth/user/secret/SHA-256", LOGIN),
        ("/digest-auth/auth-int/user/secret/SHA-512/never", LOGIN),
        # It hides that there is a login; nobody could tell it from a page that is gone.
        ("/hidden-basic-auth/user/secret", ("missing", "not-found")),
    ],
)
def test_behind_a_login_there_is_a_page_and_no_login_is_tried(
    httpbin: Httpbin, path: str, word: tuple[str, str]
) -> None:
    assert httpbin.word(path) == word
    assert all("AUTHORIZATION" not in asked.headers for asked in httpbin.asked)


def test_an_address_with_credentials_is_not_asked(httpbin: Httpbin) -> None:
    named = replace(httpbin, origin=httpbin.origin.replace("//", "//user:secret@"))
    assert named.word("/basic-auth/user/secret") == ("refused", "bad-address")
    assert httpbin.asked == []


@pytest.mark.parametrize(("path", "word"), [("/gzip", "gzipped"), ("/deflate", "deflated"), ("/brotli", "brotli")])
def test_every_encoding_that_we_ask_for_is_unpacked(httpbin: Httpbin, path: str, word: str) -> None:
    page = httpbin.ends(path)[path]
    assert _told(page)[word] is True
    assert not page.truncated


def test_robots_txt_is_asked_once_and_obeyed(httpbin: Httpbin) -> None:
    results = httpbin.checked("/deny", "/html", "/json")
    assert [result.judgement.reason for result in results] == ["robots-disallowed", "ok", "ok"]
    assert [asked.path for asked in httpbin.asked].count("/robots.txt") == 1
    assert sorted(httpbin.paths()) == ["/html", "/json"]


def test_without_robots_txt_everything_is_asked(httpbin: Httpbin) -> None:
    assert httpbin.word("/deny", robots=False) == ALIVE
    assert [asked.path for asked in httpbin.asked] == ["/deny"]


@pytest.mark.parametrize(
    ("path", "notes", "attempts"),
    [
        ("/delay/0.1", (), 1),
        ("/delay/0.6", ("second-look",), 2),
        ("/drip?duration=0.1&numbytes=5", (), 1),
        ("/drip?duration=0.6&numbytes=6", ("second-look",), 2),
    ],
)
def test_a_slow_page_gets_more_time_in_the_second_look(
    httpbin: Httpbin, path: str, notes: tuple[str, ...], attempts: int
) -> None:
    result = httpbin.checked(path, timeout=0.4)[0]
    assert (result.judgement.verdict, result.judgement.reason, result.judgement.notes) == (*ALIVE, notes)
    assert result.attempts == attempts


def test_a_page_that_is_too_slow_for_both_looks_is_unsure(httpbin: Httpbin) -> None:
    assert httpbin.word("/delay/5", timeout=0.2) == ("unsure", "timeout")


def test_a_drip_without_an_end_is_alive_and_cut(httpbin: Httpbin) -> None:
    judgement = httpbin.checked("/drip?duration=10&numbytes=100", timeout=0.3)[0].judgement
    assert (judgement.verdict, judgement.notes) == ("alive", ("second-look", "truncated"))


def test_a_dripping_404_is_a_404(httpbin: Httpbin) -> None:
    assert httpbin.word("/drip?duration=0.1&numbytes=5&code=404") == ("missing", "not-found")


@pytest.mark.parametrize("header", ["Retry-After=3600", "Refresh=60", "Location=/status/404", "Link=</x>;rel=next"])
def test_a_header_that_a_living_page_does_not_need_changes_nothing(httpbin: Httpbin, header: str) -> None:
    path = f"/response-headers?{header}"
    assert httpbin.word(path) == ALIVE
    assert len(httpbin.paths()) == 1


def test_a_header_that_asks_to_load_another_page_is_followed(httpbin: Httpbin) -> None:
    judgement = httpbin.checked("/response-headers?Refresh=0;%20url=/html")[0].judgement
    assert judgement.final_url == httpbin.url("/html")
    assert judgement.notes == ("redirect-by-page",)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "httpbin(1): HTTP Client Testing Service"),
        ("/links/5/0", "Links"),
        ("/xml", "Wake up to WonderWidgets!"),
        ("/html", None),
        ("/encoding/utf8", None),
        ("/forms/post", None),
        ("/json", None),
        ("/robots.txt", None),
        ("/image/png", None),
        ("/image/jpeg", None),
        ("/image/webp", None),
        ("/image/svg", None),
        ("/bytes/1", None),
        ("/bytes/102400", None),
        ("/stream-bytes/65536?chunk_size=100", None),
        ("/stream/20", None),
        ("/range/1024", None),
        ("/etag/abc", None),
        ("/cache", None),
        ("/cache/60", None),
        ("/anything/x?y=1&y=2", None),
        ("/base64/aGVsbG8=", None),
        ("/uuid", None),
        ("/ip", None),
    ],
)
def test_every_kind_of_body_is_alive_at_first_sight(httpbin: Httpbin, path: str, title: str | None) -> None:
    result = httpbin.checked(path)[0]
    assert (result.judgement.verdict, result.judgement.reason, result.judgement.notes) == (*ALIVE, ())
    assert (result.judgement.title, result.attempts) == (title, 1)


@pytest.mark.parametrize(
    ("path", "bytes_read"), [("/bytes/1024", 1024), ("/bytes/1025", 1024), ("/stream-bytes/5000", 1024)]
)
def test_no_more_is_read_than_the_settings_say(httpbin: Httpbin, path: str, bytes_read: int) -> None:
    page = httpbin.ends(path, max_bytes=1024)[path]
    assert len(page.body) == bytes_read


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/bytes/0", ("suspect", "empty")),
        ("/stream/0", ("suspect", "empty")),
        ("/post", ("unsure", "unexpected-status")),
        ("/no-such-path", ("missing", "not-found")),
        ("/status/no-number", ("unsure", "unexpected-status")),
        # It knows no `*/*`, so no form of page that it has is one that we asked for.
        ("/image", ("blocked", "not-acceptable")),
    ],
)
def test_what_is_no_page_is_called_what_it_is(httpbin: Httpbin, path: str, word: tuple[str, str]) -> None:
    assert httpbin.word(path) == word


def test_we_say_who_we_are_and_whom_we_ask(httpbin: Httpbin) -> None:
    said = _told(httpbin.ends("/headers", user_agent="mybot/1.0 (links of a catalog)")["/headers"])["headers"]
    assert said["User-Agent"] == "mybot/1.0 (links of a catalog)"
    assert f"http://{said['Host']}" == httpbin.origin
    assert {"Referer", "Authorization", "Cookie", "Origin"}.isdisjoint(said)
