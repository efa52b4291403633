"""What the last answer of an address is good for when it is asked again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rescatalog.core.judging.observation import Recorded
from rescatalog.core.judging.remembered import MAX_VALIDATOR_CHARS, Remembered, renewed
from rescatalog.core.judging.verdict import judge
from rescatalog.core.judging.word import Life, Word
from rescatalog.core.words import Verdict
from tests.core.making import answer, page, trail

ASKED = replace(page(), conditions=(("if-none-match", "x"),))
KNOWN = Remembered(
    headers=(("etag", "x"), ("content-type", "text/html")),
    recorded=Recorded(size=5, title="Algebra", headlines=("Vectors",)),
    word=Word(provider="some", life=Life.HERE),
)


@pytest.mark.parametrize(
    ("headers", "names"),
    [
        ((), []),
        ((("etag", "x"),), ["if-none-match"]),
        ((("last-modified", "d"),), ["if-modified-since"]),
        ((("last-modified", "d"), ("etag", 'W/"x"')), ["if-none-match", "if-modified-since"]),
        ((("etag", ""),), []),
        ((("etag", "x" * (MAX_VALIDATOR_CHARS + 1)),), []),
    ],
)
def test_conditions_are_what_the_server_offered(headers: tuple[tuple[str, str], ...], names: list[str]) -> None:
    assert [name for name, _ in Remembered(headers=headers).conditions] == names


def test_of_two_validators_the_first_counts_as_everywhere() -> None:
    assert Remembered(headers=(("etag", "a"), ("etag", "b"))).conditions == (("if-none-match", "a"),)


def test_not_modified_shows_what_it_speaks_of() -> None:
    seen = renewed(answer(304, ASKED, body=b"", server="s"), KNOWN)
    assert (seen.title, seen.headlines, seen.size, seen.word) == ("Algebra", ("Vectors",), 5, KNOWN.word)
    assert dict(seen.headers) == {"server": "s", "etag": "x", "content-type": "text/html"}


@pytest.mark.parametrize("seen", [answer(304, page(), body=b""), answer(200, ASKED), answer(404, ASKED)])
def test_any_other_answer_stays_as_it_is(seen: object) -> None:
    assert renewed(seen, KNOWN) is seen  # type: ignore[arg-type]


def test_without_a_memory_not_modified_means_nothing() -> None:
    seen = answer(304, ASKED, body=b"")
    assert renewed(seen, None) is seen
    assert judge(trail((seen,))).verdict is Verdict.UNSURE


def test_a_page_that_has_not_changed_is_judged_as_it_was() -> None:
    judgement = judge(trail((renewed(answer(304, ASKED, body=b""), KNOWN),)))
    assert (judgement.verdict, judgement.reason, judgement.notes) == (Verdict.ALIVE, "ok", ("not-modified",))
    assert (judgement.title, judgement.http_status) == ("Algebra", 304)
    gone = replace(KNOWN, recorded=Recorded(size=5, title="Page not found"))
    assert judge(trail((renewed(answer(304, ASKED, body=b""), gone),))).reason == "says-not-found"


MUCH = b"<p>What is meant by this, and what is not, in a few more words. " * 60
LIVING = [
    b"<title>Log in | Handbook</title><h1>Log in</h1>" + MUCH,
    b"<title>404 Not Found</title><h1>404 Not Found</h1>" + MUCH,
    b"<title>Not found: a history</title>" + MUCH,
    b"<title>It works!</title><h1>It works!</h1>" + MUCH,
    b"<title>Account suspended</title>" + MUCH,
    b"<title>Just a moment...</title>" + MUCH,
    b"<title>Cookie consent</title>" + MUCH,
    b"<title>Captcha</title><p>A drawing of a robot.</p><a href=x>One</a>" + MUCH,
    b"<title>Vectors</title><div id=app></div><script src=app.js></script>" + b"<!-- -->" * 900,
    b"<p>Words without a title.",
    b"<img src=proof.png>",
]


@pytest.mark.parametrize("body", LIVING)
@pytest.mark.parametrize("with_count", [True, False])
def test_no_rule_on_what_a_page_says_speaks_against_one_that_was_alive_and_has_not_changed(
    body: bytes,
    with_count: bool,  # noqa: FBT001
) -> None:
    before = answer(200, ASKED, body=body)
    assert judge(trail((before,))).verdict is Verdict.ALIVE
    recorded = Recorded(
        size=before.size,
        title=before.title,
        headlines=before.headlines,
        own_chars=before.known_chars if with_count else None,
    )
    known = Remembered(headers=(("etag", "x"), ("content-type", "text/html")), recorded=recorded)
    judgement = judge(trail((renewed(answer(304, ASKED, body=b""), known),)))
    named = ("names-not-found",) if before.title == "404 Not Found" else ()
    assert (judgement.verdict, judgement.reason) == (Verdict.ALIVE, "ok")
    assert judgement.notes == ("not-modified", *named)
