"""arXiv: one paper whatever its version, and withdrawn only in clear words."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from rescatalog.core.facts.fact import Field
from rescatalog.core.judging.word import Life
from rescatalog.core.providers import arxiv
from rescatalog.core.providers.provider import Item
from tests.core.providers.asking import answered, gold, page_of, question_about, shared, told, values

PAPER = Item(provider="arxiv", kind="paper", name="2001.00001")
FEED = gold("arxiv", "paper.xml")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://arxiv.org/abs/2001.00001", "2001.00001"),
        ("http://www.arxiv.org/abs/2001.00001v12", "2001.00001"),
        ("https://export.arxiv.org/abs/2001.00001", "2001.00001"),
        ("https://arxiv.org/pdf/1710.09829v1.pdf", "1710.09829"),
        ("https://arxiv.org/pdf/0808.0539", "0808.0539"),
        ("https://arxiv.org/abs/astro-ph/0601001v2", "astro-ph/0601001"),
        ("https://arxiv.org/abs/math.GT/0309136", "math/0309136"),
        ("https://arxiv.org/ftp/arxiv/papers/1801/1801.00631.pdf", "1801.00631"),
        ("https://doi.org/10.48550/arXiv.2501.14787", "2501.14787"),
    ],
)
def test_every_version_and_form_names_the_paper(url: str, name: str) -> None:
    assert arxiv.item_of(url) == Item(provider="arxiv", kind="paper", name=name)


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/",
        "https://arxiv.org/list/cs.LG/recent",
        "https://arxiv.org/abs/20010.1",
        "https://arxiv.org/abs/2001.00001v0",
        "https://arxiv.org/abs/2001.00001/extra",
        "https://arxiv.org/search/?query=vectors",
        "https://arxiv.org.evil.lan/abs/2001.00001",
        "https://doi.org/10.48550/other.2501.14787",
    ],
)
def test_other_addresses_name_no_paper(url: str) -> None:
    assert arxiv.item_of(url) is None


def test_the_question_leaves_the_version_out_and_three_seconds_between() -> None:
    assert question_about(arxiv, PAPER).url == "https://export.arxiv.org/api/query?id_list=2001.00001"
    old = question_about(arxiv, arxiv.item_of("https://arxiv.org/abs/astro-ph/0601001"))
    assert old.url.endswith("?id_list=astro-ph%2F0601001")
    assert (arxiv.GAP_S, arxiv.AT_ONCE) == (3.0, 1)


def test_a_feed_tells_of_its_paper_with_titles_in_one_line() -> None:
    reply = told(arxiv, PAPER, 200, FEED)
    assert (reply.life, reply.renews) == (Life.HERE, True)
    assert values(reply.claims) == {
        Field.TITLE: "Slow vectors and their bases",
        Field.DESCRIPTION: "We walk along a vector & back.",
        Field.CREATORS: ("Ada B. Meadow", "Dov Brook"),
        Field.PUBLISHED: "2020-01-01",
        Field.MODIFIED: "2021-06-01",
        Field.DOI: "10.5555/slow.vectors",
        Field.TOPICS: ("math.CO", "stat.ML"),
    }


def test_a_withdrawn_paper_is_here_and_withdrawn() -> None:
    reply = told(arxiv, PAPER, 200, gold("arxiv", "withdrawn.xml"))
    assert reply.life is Life.HERE
    assert values(reply.claims)[Field.WITHDRAWN] is True


@pytest.mark.parametrize(
    ("comment", "withdrawn"),
    [
        ("This paper has been withdrawn by the author due to a crucial sign error in equation 1", True),
        ("Withdrawn: the main theorem is wrong", True),
        ("The paper is withdrawn", True),
        ("paper withdrawn", True),
        ("This submission has been withdrawn from arXiv", True),
        ("This paper was withdrawn from ICLR 2020", False),
        ("Money withdrawn from accounts, 12 pages", False),
        ("Comment on a paper that has been retracted", False),
        ("Withdrawal rates in retirement; 20 pages", False),
        ("20 pages, 3 figures", False),
    ],
)
def test_only_clear_words_withdraw(comment: str, withdrawn: bool) -> None:  # noqa: FBT001 - a table of examples
    feed = FEED.replace(b"20 pages; this paper is withdrawn from no conference", comment.encode())
    assert (Field.WITHDRAWN in values(told(arxiv, PAPER, 200, feed).claims)) is withdrawn


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, gold("arxiv", "none.xml")),
        (200, gold("arxiv", "error.xml")),
        (400, gold("arxiv", "error.xml")),
        (400, FEED),
        (403, b""),
        (503, b"Retry later"),
        (200, FEED[:900]),
        (200, b""),
        (200, b"<!doctype html><title>arXiv is busy</title>"),
        (200, b"<rss/>"),
        (200, FEED.replace(b"abs/2001.00001v3", b"abs/2002.22222v3")),
        (200, FEED.replace(b"Slow vectors and their\n  bases", b" \n ")),
    ],
    ids=["none", "error", "400", "feed of 400", "403", "503", "cut", "empty", "page", "rss", "another", "untitled"],
)
def test_a_feed_without_the_paper_says_nothing(status: int, body: bytes) -> None:
    reply = told(arxiv, PAPER, status, body)
    assert (reply.life, reply.claims, reply.renews) == (None, (), False)


def test_an_answer_that_has_not_changed_says_that_the_paper_is_still_here() -> None:
    reply = told(arxiv, PAPER, 304)
    assert (reply.life, reply.claims, reply.renews) == (Life.HERE, (), False)


def test_a_feed_that_was_cut_says_nothing_even_if_it_can_be_read() -> None:
    question = question_about(arxiv, PAPER)
    cut = replace(answered(question, 200, FEED), truncated=True)
    assert not arxiv.reply_of(question, cut).renews


def test_entities_of_a_hostile_feed_are_not_expanded_nor_files_read() -> None:
    bomb = b'<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + b"&a;" * 1000 + b'"><!ENTITY c "' + b"&b;" * 1000
    feed = FEED.replace(b"<feed ", bomb + b'"><!ENTITY f SYSTEM "file:///etc/passwd">]><feed ')
    reply = told(arxiv, PAPER, 200, feed.replace(b"Slow vectors", b"&c;&f; vectors"))
    assert len(str(values(reply.claims).get(Field.TITLE, ""))) <= 300
    assert "root:" not in str(reply)


def test_an_address_of_a_doi_and_one_of_a_rendering_speak_for_other_pages() -> None:
    html = arxiv.item_of("https://arxiv.org/html/2001.00001v1")
    assert told(arxiv, html, 200, FEED).life is None
    named = arxiv.item_named("arxiv", "2001.00001")
    assert told(arxiv, named, 200, FEED).life is None
    assert told(arxiv, named, 200, FEED).renews


def test_its_pages_are_read_as_every_page_is() -> None:
    assert values(arxiv.claims_of(PAPER, page_of(b"<title>x</title>", arxiv.address_of(PAPER)))) == {}


def test_recorded_feeds_are_read() -> None:
    read = 0
    for path in sorted((shared() / "arxiv-api" / "tests" / "fixtures").glob("id_*.json")):
        recorded = json.loads(path.read_text(encoding="utf-8"))
        name = parse_qs(urlsplit(recorded["url"]).query)["id_list"][0].split(",")[-1]
        item = arxiv.item_named("arxiv", name)
        if item is None:
            assert recorded["status_code"] == 400
            continue
        reply = told(arxiv, item, recorded["status_code"], recorded["body"].encode())
        assert reply.renews is ("<entry>" in recorded["body"])
        if reply.renews:
            read += 1
            assert values(reply.claims).keys() >= {Field.TITLE, Field.CREATORS, Field.PUBLISHED, Field.TOPICS}
    assert read >= 5
