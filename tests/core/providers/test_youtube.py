"""YouTube: oEmbed has the word, the page has the length."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.word import Life
from rescatalog.core.providers import registry, youtube
from rescatalog.core.providers.provider import Item
from rescatalog.core.providers.youtube_page import word_on
from tests.core.providers.asking import gold, page_of, question_about, told, values

VIDEO = Item(provider="youtube", kind="video", name="AbCdEfGhIjK")
PLAYLIST = Item(provider="youtube", kind="playlist", name="PLaaaaaaaaaaaaaaaa")
WATCH = "https://www.youtube.com/watch?v=AbCdEfGhIjK"


@pytest.mark.parametrize(
    "url",
    [
        WATCH,
        "http://youtube.com/watch?app=desktop&v=AbCdEfGhIjK&t=33s",
        "https://m.youtube.com/watch?v=AbCdEfGhIjK&list=PLaaaaaaaaaaaaaaaa&index=3",
        "https://music.youtube.com/watch?v=AbCdEfGhIjK",
        "https://youtu.be/AbCdEfGhIjK?si=xyz",
        "https://youtu.be/AbCdEfGhIjK/",
        "https://www.youtube.com/embed/AbCdEfGhIjK?rel=0",
        "https://www.youtube-nocookie.com/embed/AbCdEfGhIjK",
        "https://www.youtube.com/v/AbCdEfGhIjK",
        "https://www.youtube.com/shorts/AbCdEfGhIjK",
        "https://www.youtube.com/live/AbCdEfGhIjK?feature=share",
        "https://www.youtube.com/watch/AbCdEfGhIjK",
        "https://WWW.YouTube.com./watch?v=AbCdEfGhIjK#t=1",
        "https://www.youtube.com/watch?%76=AbCdEfGhIjK",
        "https://www.youtube.com/attribution_link?a=x&u=/watch%3Fv%3DAbCdEfGhIjK%26feature%3Dshare",
    ],
)
def test_a_video_has_many_addresses(url: str) -> None:
    assert youtube.item_of(url) == VIDEO


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/playlist?list=PLaaaaaaaaaaaaaaaa",
        "https://m.youtube.com/playlist?list=PLaaaaaaaaaaaaaaaa&si=1",
        "https://www.youtube.com/watch?list=PLaaaaaaaaaaaaaaaa",
        "https://www.youtube.com/embed/videoseries?list=PLaaaaaaaaaaaaaaaa",
    ],
)
def test_so_has_a_playlist(url: str) -> None:
    assert youtube.item_of(url) == PLAYLIST


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.youtube.com/@3blue1brown", "@3blue1brown"),
        ("https://www.youtube.com/@3blue1brown/videos", "@3blue1brown"),
        ("https://www.youtube.com/c/Meadow/about", "c/Meadow"),
        ("https://www.youtube.com/user/meadow", "user/meadow"),
        ("https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa", "channel/UCaaaaaaaaaaaaaaaaaaaaaa"),
    ],
)
def test_a_channel_is_known_and_oembed_is_not_asked_about_it(url: str, name: str) -> None:
    item = youtube.item_of(url)
    assert item == Item(provider="youtube", kind="channel", name=name)
    assert item is not None
    assert youtube.questions(item, youtube.API) == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=AbCdEfGhIjKL",
        "https://www.youtube.com/watch?v=AbCdEfGhIj%2F",
        "https://www.youtube.com/watch?v=",
        "https://www.youtube.com/watch?" + "&".join(f"a{n}=1" for n in range(200)) + "&v=AbCdEfGhIjK",
        "https://www.youtube.com/playlist?list=RDAbCdEfGhIjK",
        "https://www.youtube.com/playlist?list=WL",
        "https://www.youtube.com/results?search_query=algebra",
        "https://www.youtube.com/attribution_link?u=https%3A%2F%2Fevil.lan%2Fwatch%3Fv%3DAbCdEfGhIjK",
        "https://www.youtube.com/attribution_link?u=%2Fattribution_link%3Fu%3D%2Fwatch%3Fv%3DAbCdEfGhIjK",
        "https://www.youtube.com.evil.lan/watch?v=AbCdEfGhIjK",
        "https://notyoutube.com/watch?v=AbCdEfGhIjK",
        "https://youtu.be/",
        "ftp://www.youtube.com/watch?v=AbCdEfGhIjK",
    ],
)
def test_other_addresses_name_nothing(url: str) -> None:
    assert youtube.item_of(url) is None


def test_the_question_goes_to_oembed_and_is_needed_to_judge() -> None:
    question = question_about(youtube, VIDEO)
    assert question.url == (
        "https://www.youtube.com/oembed?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DAbCdEfGhIjK&format=json"
    )
    assert question.judges
    (elsewhere,) = youtube.questions(PLAYLIST, "http://tube.lan:8080/oembed")
    assert elsewhere.url.startswith(
        "http://tube.lan:8080/oembed?url=https%3A%2F%2Fwww.youtube.com%2Fplaylist%3Flist%3D"
    )


def test_a_public_video_is_here_with_title_and_channel() -> None:
    reply = told(youtube, VIDEO, 200, gold("youtube", "oembed.json"))
    assert reply.life is Life.HERE
    assert reply.renews
    assert values(reply.claims) == {
        Field.TITLE: "Vectors, slowly | Lecture 1",
        Field.CREATORS: ("Meadow Lectures",),
        Field.IMAGE: "https://i.ytimg.com/vi/AbCdEfGhIjK/hqdefault.jpg",
    }


@pytest.mark.parametrize(
    ("status", "life"),
    [(401, Life.HERE), (403, Life.PRIVATE), (404, Life.GONE)]
    + [(status, None) for status in (204, 302, 400, 410, 429, 500, 502, 503)],
)
def test_the_status_of_oembed_is_its_word_and_an_outage_is_none(status: int, life: Life | None) -> None:
    reply = told(youtube, VIDEO, status, b"Not Found")
    assert reply.life is life
    assert (reply.claims, reply.renews) == ((), False)


@pytest.mark.parametrize(
    "body", [b"Forbidden", b"<!doctype html><title>Sign in</title>", b"{}", b'{"title": ["x"]}', b""]
)
def test_a_success_without_a_title_is_no_word(body: bytes) -> None:
    assert told(youtube, VIDEO, 200, body).life is None


def test_who_answers_for_another_origin_has_no_word_on_what_is_gone() -> None:
    assert told(youtube, VIDEO, 404, by="https://hotel-wifi.lan/login").life is None


@pytest.mark.parametrize(
    ("name", "life"),
    [
        ("watch.html", Life.HERE),
        ("removed.html", Life.GONE),
        ("private.html", Life.PRIVATE),
        ("asked.html", None),
        ("elsewhere.html", None),
        ("empty.html", None),
        ("playlist.html", None),
    ],
)
def test_the_player_of_a_page_says_whether_there_is_something_to_play(name: str, life: Life | None) -> None:
    word = word_on(gold("youtube", name))
    assert (word.life if word else None) is life


def test_the_word_of_a_page_quotes_its_reason_in_one_line() -> None:
    word = word_on(b'{"playabilityStatus": {"status": "ERROR", "reason": "Video\\n\\u001b[31munavailable"}}')
    assert word is not None
    assert word.because == "its player says ERROR: Video [31munavailable"


@pytest.mark.parametrize(
    "body",
    [
        b'"playabilityStatus":{"status":"ERR',
        b'"playabilityStatus":' + b'{"a":' * 50_000,
        b'"playabilityStatus":{"status":["ERROR"]}',
        b'"playabilityStatus":{"status":"ERROR","reason":"Sign in to confirm you are not a bot"}',
        b'{\\"playabilityStatus\\":{\\"status\\":\\"ERROR\\"}}',
    ],
    ids=["cut", "deep", "list", "bot", "quoted by somebody"],
)
def test_what_cannot_be_read_is_no_word(body: bytes) -> None:
    assert word_on(body) is None


def test_a_watch_page_tells_length_channel_and_day() -> None:
    page = page_of(gold("youtube", "watch.html"), WATCH)
    assert values(youtube.claims_of(VIDEO, page)) == {
        Field.TITLE: "Vectors, slowly | Lecture 1",
        Field.CREATORS: ("Meadow Lectures",),
        Field.MINUTES: 50,
        Field.PUBLISHED: "2019-05-06",
        Field.LANGUAGE: "en",
    }


def test_the_language_of_a_video_is_that_of_its_own_words_and_not_of_the_visitor() -> None:
    page = page_of(gold("youtube", "watch.html").replace(b"<html", b"<html lang=es-ES", 1), WATCH)
    visitor = (Claim(field=Field.LANGUAGE, value="es", source="html-lang"),)
    said = {claim.source: claim.value for claim in registry.page_claims(page, visitor) if claim.field is Field.LANGUAGE}
    assert said == {"youtube-page": "en"}
    silent = page_of(gold("youtube", "removed.html"), WATCH)
    assert Field.LANGUAGE not in values(registry.page_claims(silent, visitor))


@pytest.mark.parametrize("name", ["removed.html", "private.html", "asked.html", "empty.html"])
def test_a_page_without_its_video_claims_nothing(name: str) -> None:
    assert values(youtube.claims_of(VIDEO, page_of(gold("youtube", name), WATCH))) == {}


def test_what_a_page_says_of_another_video_is_left_out() -> None:
    other = Item(provider="youtube", kind="video", name="ZZZZZZZZZZZ")
    assert values(youtube.claims_of(other, page_of(gold("youtube", "watch.html"), WATCH))) == {}


@pytest.mark.parametrize("length", ["0", "-5", "9999999", "12s", ""])
def test_an_impossible_length_is_none(length: str) -> None:
    body = gold("youtube", "watch.html").replace(b'"lengthSeconds":"2983"', f'"lengthSeconds":"{length}"'.encode())
    assert Field.MINUTES not in values(youtube.claims_of(VIDEO, page_of(body, WATCH)))


@pytest.mark.parametrize(
    ("name", "episodes"), [("playlist.html", 34), ("playlist-new.html", 1034), ("empty.html", None)]
)
def test_the_page_of_a_playlist_tells_how_many_videos_it_has(name: str, episodes: int | None) -> None:
    page = page_of(gold("youtube", name), "https://www.youtube.com/playlist?list=PLaaaaaaaaaaaaaaaa")
    assert values(youtube.claims_of(PLAYLIST, page)).get(Field.EPISODES) == episodes


def test_views_are_no_episodes() -> None:
    body = b'<script>x = {"stats":[{"runs":[{"text":"291,955"},{"text":" views"}]}]}</script>'
    assert values(youtube.claims_of(PLAYLIST, page_of(body, WATCH))) == {}


def test_a_recording_named_by_an_entry_is_not_its_homepage() -> None:
    assert youtube.item_named("youtube_video", "AbCdEfGhIjK") is None
