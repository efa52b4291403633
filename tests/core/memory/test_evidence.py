"""What is kept of a trail, and that it is enough to judge the trail again."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.explain.reasons_registry import REASONS
from rescatalog.core.extract.version import READER
from rescatalog.core.judging.expectation import Expected
from rescatalog.core.judging.observation import Observation, Trail
from rescatalog.core.judging.verdict import judge
from rescatalog.core.memory.evidence import MAX_SAMPLE, evidence_of, trail_of
from rescatalog.core.memory.replay import rejudged
from rescatalog.core.words import Failure, Purpose, Verdict
from tests.core.making import KEY, answer, check, failed, page, trail

BODIES = [
    b"",
    b"<title>Linear algebra</title><h1>Vectors</h1><p>Much to read, and more than that.",
    b"<title>Page not found</title><p>We looked everywhere.",
    b"<title>Course</title><h1>404</h1>",
    b"<title>this domain is for sale</title>",
    b"<html>" + b" " * 900 + b"sedoparking.com/frmpark",
    b"<title>Just a moment...</title><script>window._cf_chl_opt={}</script>",
    b"<title>Log in</title>",
    b"<title>Algebra</title><h1>Sign in</h1><form><input type=password></form>",
    b"<title>Algebra</title><p>Please log in to view this course.",
    b"<title>Log in | Handbook</title><h1>Log in</h1>" + b"<p>How the pages of this handbook are edited." * 60,
    b"<title>404 Not Found</title><h1>404 Not Found</h1>" + b"<p>What servers say when nothing is there." * 60,
    b"<title>It works!</title>" + b"<p>How we built a machine that works, and why." * 60,
    b"<p>closed for ever</p>" + b"x" * 70_000,
    b"\xff\xfe\x00not text",
]
EXPECTED = (Expected(title="algebra"), Expected(not_contains=("closed", "for sale")), Expected(final_host="a.lan"))
law = settings(max_examples=150, deadline=None)


@st.composite
def observations(draw: st.DrawFn, look: int, hop: int) -> Observation:
    """Draw what one exchange showed."""
    url = draw(st.sampled_from([KEY, "https://a.lan/login", "https://b.lan/", "https://a.lan/courses/x"]))
    request = page(url, target=KEY, hop=hop, look=look)
    if draw(st.booleans()):
        failure = draw(st.sampled_from([*Failure]))
        return failed(failure, request, detail=draw(st.sampled_from(["", "why"])), asked=draw(st.booleans()))
    seen = answer(
        draw(st.sampled_from([200, 200, 200, 204, 301, 302, 403, 404, 410, 429, 503, 999])),
        request,
        body=draw(st.sampled_from(BODIES)),
        elapsed_s=draw(st.sampled_from([0.1, 11.5])),
        content_type=draw(st.sampled_from(["text/html", "text/html; charset=utf-8", "application/pdf"])),
        set_cookie="secret=1",
    )
    return replace(seen, truncated=draw(st.booleans()))


@st.composite
def trails(draw: st.DrawFn) -> Trail:
    """Draw what one run saw of one target."""
    looks = tuple(
        tuple(draw(observations(look, hop)) for hop in range(draw(st.integers(1, 3))))
        for look in range(1, draw(st.integers(1, 2)) + 1)
    )
    probe = draw(st.one_of(st.just(()), observations(1, 0).map(lambda seen: (_probing(seen),))))
    return Trail(target=KEY, looks=looks, probe=probe)


def _probing(seen: Observation) -> Observation:
    return replace(seen, request=replace(seen.request, purpose=Purpose.PROBE))


@law
@given(trails(), st.lists(st.sampled_from(EXPECTED), max_size=2))
def test_what_was_kept_is_judged_as_what_was_seen(seen: Trail, expectations: list[Expected]) -> None:
    kept = json.loads(json.dumps(evidence_of(seen, expectations)))
    assert judge(trail_of(KEY, kept), expectations) == judge(seen, expectations)
    assert trail_of(KEY, kept).attempts == seen.attempts


@law
@given(trails(), st.lists(st.sampled_from(EXPECTED), max_size=2))
def test_every_word_and_every_note_can_be_explained(seen: Trail, expectations: list[Expected]) -> None:
    judgement = judge(seen, expectations)
    assert REASONS[judgement.reason].of == judgement.verdict
    assert {REASONS[note].of for note in judgement.notes} <= {"note"}


@law
@given(trails())
def test_no_cookie_is_kept_and_no_page(seen: Trail) -> None:
    kept = json.dumps(evidence_of(seen))
    assert "secret" not in kept
    assert len(kept) < 9_000


def test_a_page_against_which_its_bytes_spoke_is_kept_as_far_as_rules_look() -> None:
    wall = b"<script>window._cf_chl_opt={}</script>" + b"." * 50_000
    (record,) = evidence_of(trail((answer(403, body=wall),)))
    assert trail_of(KEY, [record]).looks[0][0].body == wall[:MAX_SAMPLE]
    (record,) = evidence_of(trail((answer(200),)))
    assert "sample" not in record


@pytest.mark.parametrize(
    "body",
    [
        b"<title>Algebra</title><h1>Sign in</h1><form><input type=password></form>",
        b"<title>Algebra</title><p>Please log in to view this course.",
        b"<title>Essays</title><p>Subscribe to continue reading.",
    ],
)
def test_a_door_told_by_what_stands_on_the_page_is_told_again_from_what_was_kept(body: bytes) -> None:
    seen = trail((answer(200, body=body),))
    assert judge(seen).verdict is Verdict.RESTRICTED
    assert judge(trail_of(KEY, evidence_of(seen))) == judge(seen)


def test_of_a_living_page_only_how_much_it_said_is_kept() -> None:
    (record,) = evidence_of(trail((answer(200, body=BODIES[-4]),)))
    assert "sample" not in record
    assert record["own_chars"] > 1_000


def test_a_sample_unpacks_no_farther_than_rules_look() -> None:
    bomb = b64encode(zlib.compress(bytes(50_000_000))).decode()
    record = {"url": KEY, "look": 1, "elapsed_ms": 1, "status": 403, "sample": bomb}
    assert len(trail_of(KEY, [record]).looks[0][0].body) == MAX_SAMPLE


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"url": KEY, "look": "x", "elapsed_ms": 1},
        {"url": KEY, "look": 1},
        {"url": KEY, "look": 1, "elapsed_ms": 1, "failure": "no such failure"},
        {"url": KEY, "look": 1, "elapsed_ms": 1, "headers": ["x"]},
        {"url": KEY, "look": 1, "elapsed_ms": 1, "sample": "!!"},
    ],
)
def test_what_is_no_record_is_said_to_be_none(record: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        trail_of(KEY, [record])
    with pytest.raises(ValueError, match="nothing"):
        trail_of(KEY, [])


def test_an_earlier_version_kept_no_titles_beside_the_exchanges() -> None:
    old = {"url": KEY, "look": 1, "elapsed_ms": 1, "status": 200, "headers": {}, "bytes": 9}
    before = replace(check(Verdict.ALIVE, title="Page not found"), evidence=(old,))
    assert rejudged(before).judgement.verdict is Verdict.SUSPECT


def test_a_check_without_evidence_keeps_its_word() -> None:
    bare = check(Verdict.MOVED)
    assert rejudged(bare) == bare


def test_evidence_has_one_plain_record_per_observation() -> None:
    seen = Observation(
        request=page(look=2),
        status=200,
        headers=(("etag", "x"),),
        body=b"abc",
        truncated=True,
        elapsed_s=0.1234,
    )
    first, second = evidence_of(trail((failed(Failure.TIMEOUT, detail="10 s"),), (seen,)))
    assert first == {
        "url": "https://a.lan/",
        "look": 1,
        "started_ms": 0,
        "elapsed_ms": 100,
        "failure": "timeout",
        "detail": "10 s",
    }
    assert second == {
        "url": "https://a.lan/", "look": 2, "started_ms": 0, "elapsed_ms": 123, "status": 200,
        "headers": {"etag": "x"}, "bytes": 3, "body_hash": second["body_hash"], "truncated": True,
        "title": None, "headlines": [], "reader": READER, "own_chars": 3,
    }  # fmt: skip
    assert json.loads(json.dumps([first, second])) == [first, second]


def test_equal_bodies_have_equal_hashes_and_others_have_others() -> None:
    looks = [(answer(200, body=body),) for body in (b"abc", b"abc", b"abd")]
    one, same, other = (record["body_hash"] for record in evidence_of(trail(*looks)))
    assert one == same != other
    assert len(one) == 32


def test_evidence_tells_what_was_not_asked() -> None:
    (record,) = evidence_of(trail((failed(Failure.ROBOTS_DISALLOWED, asked=False),)))
    assert record["asked"] is False
