"""From a server's behaviour to a verdict: the whole way through, on real sockets."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.cli.asking import SHORT_S, TIMEOUT_S, check_on, words_of
from tests.web.acts import (
    BANNER,
    CUT_CHUNKED,
    EMPTY_REPLY,
    HUGE_HEADERS,
    SHORT_BODY,
    Act,
    Drip,
    During,
    Hang,
    Huge,
    Page,
    Reset,
    redirect,
)  # fmt: skip
from tests.web.names import NXDOMAIN, SERVFAIL, Addresses, For, Record, Silence
from tests.web.server import LoopbackWeb
from tests.web.tls import Fault

HOST = "alpha.lan"
Word = tuple[str, str]


@pytest.mark.parametrize(
    ("act", "word", "notes"),
    [
        pytest.param(Page(), ("alive", "ok"), (), id="page"),
        pytest.param(Page(gzipped=True), ("alive", "ok"), (), id="gzip"),
        pytest.param(Page(""), ("suspect", "empty"), ("second-look",), id="empty"),
        pytest.param(Page("", status=204), ("suspect", "empty"), ("second-look",), id="204"),
        pytest.param(Page(status=401), ("restricted", "login-required"), (), id="401"),
        pytest.param(Page(status=402), ("restricted", "payment-required"), (), id="402"),
        pytest.param(Page(status=403), ("blocked", "forbidden"), ("second-look",), id="403"),
        pytest.param(Page(status=404), ("missing", "not-found"), ("second-look",), id="404"),
        pytest.param(Page(status=410), ("missing", "gone"), ("second-look",), id="410"),
        pytest.param(Page(status=429), ("blocked", "rate-limited"), ("second-look",), id="429"),
        pytest.param(Page(status=451), ("restricted", "legal"), (), id="451"),
        pytest.param(Page(status=500), ("unsure", "server-error"), ("second-look",), id="500"),
        pytest.param(Page(status=418), ("blocked", "forbidden"), ("second-look",), id="418"),
        pytest.param(Page(status=999), ("blocked", "forbidden"), ("second-look",), id="999"),
        pytest.param(Reset(), ("unsure", "reset"), ("second-look",), id="reset"),
        pytest.param(EMPTY_REPLY, ("unsure", "empty-reply"), ("second-look",), id="empty reply"),
        pytest.param(BANNER, ("unsure", "not-http"), ("second-look",), id="banner"),
        pytest.param(HUGE_HEADERS, ("unsure", "not-http"), ("second-look",), id="huge headers"),
        pytest.param(Hang(), ("unsure", "timeout"), ("second-look",), id="hang"),
        pytest.param(Reset(after_bytes=9), ("alive", "ok"), ("second-look", "truncated"), id="mid-body reset"),
        pytest.param(SHORT_BODY, ("alive", "ok"), ("second-look", "truncated"), id="short body"),
        pytest.param(CUT_CHUNKED, ("alive", "ok"), ("second-look", "truncated"), id="cut chunked"),
        pytest.param(Drip(), ("alive", "ok"), ("second-look", "truncated"), id="drip"),
        pytest.param(Huge(4 << 20), ("alive", "ok"), ("truncated",), id="huge"),
        pytest.param(Huge(64 << 20, bomb=True), ("alive", "ok"), ("truncated",), id="bomb"),
    ],
)
def test_each_behaviour_of_a_server_has_its_verdict(
    web: LoopbackWeb, act: Act, word: Word, notes: tuple[str, ...]
) -> None:
    web.route(HOST, "/", act)
    timeout_s = SHORT_S if isinstance(act, Hang | Drip) else TIMEOUT_S
    result = check_on(web, web.url(HOST), timeout=timeout_s)[0]
    assert words_of([result]) == [word]
    assert set(result.judgement.notes) == set(notes)
    assert result.attempts == (2 if "second-look" in notes else 1) == len(web.asked(HOST))


@pytest.mark.parametrize(
    "fault", [Reset(), EMPTY_REPLY, BANNER, Page(status=500), Page(status=404), Page(status=403)], ids=repr
)
def test_what_is_better_in_the_second_look_is_alive(web: LoopbackWeb, fault: Act) -> None:
    web.route(HOST, "/", fault, Page())
    result = check_on(web, web.url(HOST))[0]
    assert words_of([result]) == [("alive", "ok")]
    assert (result.attempts, result.judgement.notes) == (2, ("second-look",))


def test_a_strike_needs_both_looks(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Page(status=404), Page(status=500))
    assert words_of(check_on(web, web.url(HOST))) == [("unsure", "server-error")]


def test_without_a_second_look_each_address_is_asked_once(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Page(status=404), Page())
    result = check_on(web, web.url(HOST), second_look=False)[0]
    assert (words_of([result]), result.attempts) == ([("missing", "not-found")], 1)


def test_a_server_that_fails_for_a_moment_only_is_alive(web: LoopbackWeb) -> None:
    web.route(HOST, "/", During(0.3, Page(status=502)))
    assert words_of(check_on(web, web.url(HOST), second_look_pause=0.4)) == [("alive", "ok")]


@pytest.mark.parametrize(
    ("record", "word"),
    [
        (NXDOMAIN, ("missing", "dns-not-found")),
        (SERVFAIL, ("unsure", "dns-failed")),
        (Silence(), ("unsure", "dns-timeout")),
        (For(0.5, SERVFAIL, Addresses()), ("alive", "ok")),
        (For(0.5, NXDOMAIN, Addresses()), ("alive", "ok")),
        (For(0.5, NXDOMAIN, SERVFAIL), ("unsure", "dns-failed")),
    ],
    ids=["nxdomain", "servfail", "silence", "servfail heals", "nxdomain heals", "nxdomain, then servfail"],
)
def test_each_word_of_the_name_server_has_its_verdict(web: LoopbackWeb, record: Record, word: Word) -> None:
    web.route(HOST, "/")
    web.name(HOST, record)
    timeout_s = 1.2 if isinstance(record, Silence) else TIMEOUT_S
    assert words_of(check_on(web, web.url(HOST), second_look_pause=0.7, timeout=timeout_s)) == [word]


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ("expired", ("unsure", "tls-expired")),
        ("wrong-host", ("unsure", "tls-wrong-host")),
        ("self-signed", ("unsure", "tls-untrusted")),
        (None, ("alive", "ok")),
    ],
)
def test_each_bad_certificate_is_unsure_and_says_why(web: LoopbackWeb, fault: Fault | None, word: Word) -> None:
    web.route(HOST, "/")
    if fault is not None:
        web.tls(HOST, fault)
    result = check_on(web, web.url(HOST, scheme="https"))[0]
    assert words_of([result]) == [word]
    assert bool(result.detail) is (fault is not None)


@pytest.mark.parametrize(
    ("statuses", "word", "notes"),
    [
        ((301,), ("moved", "redirect-permanent"), ()),
        ((308, 301), ("moved", "redirect-permanent"), ()),
        ((302,), ("alive", "ok"), ("redirect-temporary",)),
        ((303,), ("alive", "ok"), ("redirect-temporary",)),
        ((307,), ("alive", "ok"), ("redirect-temporary",)),
        ((301, 302), ("alive", "ok"), ("redirect-temporary",)),
        ((301,) * 20, ("moved", "redirect-permanent"), ("many-redirects",)),
    ],
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, tuple) else None,
)
@pytest.mark.parametrize("hosts", [(HOST,), (HOST, "beta.lan")], ids=["one host", "across hosts"])
def test_a_chain_of_redirects_is_moved_only_when_every_hop_is_permanent(
    web: LoopbackWeb, statuses: tuple[int, ...], word: Word, notes: tuple[str, ...], hosts: tuple[str, ...]
) -> None:
    urls = [web.url(hosts[hop % len(hosts)], f"/{hop}") for hop in range(len(statuses) + 1)]
    for hop, status in enumerate(statuses):
        web.route(hosts[hop % len(hosts)], f"/{hop}", redirect(urls[hop + 1], status))
    web.route(hosts[len(statuses) % len(hosts)], f"/{len(statuses)}")
    judgement = check_on(web, urls[0])[0].judgement
    assert (judgement.verdict, judgement.reason, judgement.notes) == (*word, notes)
    assert judgement.final_url == urls[-1]
    assert [(hop.url, hop.status) for hop in judgement.hops] == list(zip(urls, statuses, strict=False))


@pytest.mark.parametrize(
    ("to", "word", "asked"),
    [
        ("/", ("unsure", "redirect-loop"), 2),
        ("/on", ("unsure", "redirect-loop"), 4),
        ("/gone", ("missing", "not-found"), 4),
        ("javascript:alert(1)", ("refused", "forbidden-scheme"), 1),
        ("http://a:b@alpha.lan/", ("refused", "bad-address"), 1),
        ("http://nobody.lan/", ("missing", "dns-not-found"), 2),
        ("http://[::bad", ("unsure", "redirect-without-address"), 2),
        (b"\xff\xfe", ("unsure", "redirect-without-address"), 4),
    ],
)
def test_a_redirect_that_leads_nowhere_says_why(web: LoopbackWeb, to: str | bytes, word: Word, asked: int) -> None:
    web.route(HOST, "/", redirect(to))
    web.route(HOST, "/on", redirect("/"))
    assert words_of(check_on(web, web.url(HOST))) == [word]
    assert len(web.asked(HOST)) == asked


@pytest.mark.parametrize("path", ["/café", "/数学"])
def test_a_redirect_spelled_in_utf8_is_followed_as_browsers_do(web: LoopbackWeb, path: str) -> None:
    web.route(HOST, "/", redirect(path.encode(), 301))
    web.route(HOST, quote(path))
    assert words_of(check_on(web, web.url(HOST))) == [("moved", "redirect-permanent")]


def test_after_twenty_redirects_nobody_is_asked_any_more(web: LoopbackWeb) -> None:
    for hop in range(40):
        web.route(HOST, f"/{hop}", redirect(f"/{hop + 1}", 301))
    assert words_of(check_on(web, web.url(HOST, "/0"), second_look=False)) == [("unsure", "too-many-redirects")]
    assert len(web.asked()) == 21
