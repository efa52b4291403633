"""HTTP as odd servers write it: one run over all of it, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rescatalog.core.report.content import Result
from tests.conformance.wire_cases import CUT, ODDLY_PACKED, OK, READABLE, TITLE, UNREADABLE
from tests.network.asking import asked, words
from tests.web.acts import Raw
from tests.web.server import LoopbackWeb

HOST = "alpha.lan"
Told = dict[str, Result]


@pytest.fixture(scope="module")
def told() -> Iterator[Told]:
    """Yield what one run says of every answer, by its name."""
    answers = READABLE | ODDLY_PACKED | CUT | {name: content for name, (content, _) in UNREADABLE.items()}
    with LoopbackWeb() as web:
        for name, content in answers.items():
            web.route(f"{name}.lan", "/", Raw(content))
        # Each on a host of its own: these servers close without a word, and no other request shall meet that.
        urls = {name: web.url(f"{name}.lan") for name in answers}
        results = asked(web, *urls.values())
        yield {name: results[url] for name, url in urls.items()}


@pytest.mark.parametrize("name", READABLE)
def test_a_page_is_read_however_oddly_it_is_written(told: Told, name: str) -> None:
    judgement = told[name].judgement
    assert (judgement.verdict, judgement.reason, judgement.title) == ("alive", "ok", "Raw"), told[name].detail
    assert (judgement.notes, told[name].attempts) == ((), 1)


@pytest.mark.parametrize("name", ODDLY_PACKED)
def test_a_page_is_read_however_oddly_its_packing_is_called(told: Told, name: str) -> None:
    judgement = told[name].judgement
    assert (judgement.verdict, judgement.reason, judgement.title) == ("alive", "ok", "Raw")


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_called_what_it_is_and_never_missing(told: Told, name: str) -> None:
    judgement = told[name].judgement
    # Whether a connection is seen to end or to be torn down is a matter of microseconds.
    reason = judgement.reason.replace("reset", "empty-reply")
    assert (judgement.verdict, reason) == UNREADABLE[name][1], told[name].detail


@pytest.mark.parametrize("name", CUT)
def test_a_page_that_breaks_off_is_alive_and_noted_as_cut(told: Told, name: str) -> None:
    judgement = told[name].judgement
    assert (judgement.verdict, judgement.reason, judgement.title) == ("alive", "ok", "Raw")
    assert "truncated" in judgement.notes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "shift-jis", "no-such-charset", ""])
def test_a_body_that_its_charset_cannot_read_is_alive(web: LoopbackWeb, encoding: str) -> None:
    body = b"<title>\x93\xfa\x96{\xff\xfe</title>" + bytes(range(256))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=" + encoding.encode() + b"\r\n\r\n"
    web.route(HOST, "/", Raw(head + body))
    assert words(web, web.url(HOST)) == ("alive", "ok")


@pytest.mark.parametrize("encoding", ["compress", "no-such-coding", "gzip, gzip", "gzip, br"])
def test_a_body_packed_in_a_way_that_nobody_asked_for_is_alive(web: LoopbackWeb, encoding: str) -> None:
    web.route(HOST, "/", Raw(OK + f"Content-Encoding: {encoding}\r\n\r\n".encode() + b"packed"))
    assert words(web, web.url(HOST)) == ("alive", "ok")


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_is_not_packed_as_it_says_cannot_be_judged(web: LoopbackWeb, encoding: str) -> None:
    web.route(HOST, "/", Raw(OK + f"Content-Encoding: {encoding}\r\n\r\n".encode() + TITLE))
    assert words(web, web.url(HOST)) == ("unsure", "body-cut")


def test_we_ask_for_nothing_that_we_cannot_unpack(web: LoopbackWeb) -> None:
    web.route(HOST, "/")
    asked(web, web.url(HOST))
    wanted = {seen.headers["accept-encoding"] for seen in web.seen}
    assert {part.strip() for text in wanted for part in text.split(",")} <= {"gzip", "deflate", "br", "zstd"}
