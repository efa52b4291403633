"""Wikipedia: which addresses are articles, what the summary says, and what the page's own marks mean there."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.word import Life
from rescatalog.core.providers import registry, wikipedia
from rescatalog.core.providers.provider import Item, Reply
from tests.core.providers.showing import answered, said, shown, with_data

HERE = "https://en.wikipedia.org/wiki/Adaptive_filter"
ITEM = Item(provider="wikipedia", kind="article", name="en:Adaptive_filter")
QUESTION = wikipedia.questions(ITEM, wikipedia.API)[0]
SUMMARY = {
    "type": "standard",
    "title": "Adaptive filter",
    "lang": "en",
    "description": "System with a linear filter",
    "extract": "An adaptive filter is a system with a linear filter that ...",
    "timestamp": "2025-03-04T05:06:07Z",
    "originalimage": {"source": "https://upload.wikimedia.org/a/filter.svg", "width": 1, "height": 1},
}
MISSING = {
    "type": "https://mediawiki.org/wiki/HyperSwitch/errors/not_found",
    "title": "Not found.",
    "method": "get",
    "detail": "Page or revision not found.",
}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://en.wikipedia.org/wiki/Adaptive_filter", "en:Adaptive_filter"),
        ("https://en.m.wikipedia.org/wiki/Adaptive_filter", "en:Adaptive_filter"),
        ("https://en.wikipedia.org/w/index.php?title=Adaptive_filter&oldid=7", "en:Adaptive_filter"),
        ("https://en.wikipedia.org/wiki/Adaptive%20filter", "en:Adaptive_filter"),
        ("https://en.wikipedia.org/wiki/Rectifier_%28neural_networks%29", "en:Rectifier_(neural_networks)"),
        ("https://de.wikipedia.org/wiki/Fr%C3%A9chet-Raum", "de:Fréchet-Raum"),
        ("https://simple.wikipedia.org/wiki/Matrix", "simple:Matrix"),
        ("https://zh-min-nan.wikipedia.org/wiki/S%C3%B2%CD%98-ha%CC%8Dk", "zh-min-nan:Sò͘-ha̍k"),
        ("https://zh.wikipedia.org/zh-tw/%E6%95%B8%E5%AD%B8", "zh:數學"),
        ("https://en.wikipedia.org/wiki/2001:_A_Space_Odyssey", "en:2001:_A_Space_Odyssey"),
        ("https://en.wikipedia.org/wiki/TCP/IP", "en:TCP/IP"),
    ],
)
def test_an_address_names_an_article_in_its_language(url: str, name: str) -> None:
    assert wikipedia.item_of(url) == Item(provider="wikipedia", kind="article", name=name)


@pytest.mark.parametrize(
    "url",
    [
        "https://en.wikipedia.org/",
        "https://www.wikipedia.org/",
        "https://en.wikipedia.org/wiki/Special:Random",
        "https://en.wikipedia.org/wiki/File:Matrix.pdf",
        "https://en.wikipedia.org/wiki/User_talk:Somebody",
        "https://en.wikipedia.org/wiki/%FF%FE",
        "https://en.wikipedia.org/w/index.php?search=matrix",
        "https://en.wikipedia.org.evil.example/wiki/Matrix",
        "https://en.wikibooks.org/wiki/Linear_Algebra",
    ],
)
def test_other_addresses_are_no_articles(url: str) -> None:
    assert wikipedia.item_of(url) is None


def test_an_identifier_names_an_english_article_or_one_of_the_language_before_it() -> None:
    assert wikipedia.item_named("wikipedia", "Adaptive_filter") == ITEM
    assert wikipedia.item_named("wikipedia", "de:Hilbertraum") == Item(
        provider="wikipedia", kind="article", name="de:Hilbertraum"
    )
    assert wikipedia.item_named("doi", "Adaptive_filter") is None


def test_each_language_is_asked_on_its_own_host_and_a_mirror_for_all() -> None:
    item = Item(provider="wikipedia", kind="article", name="de:TCP/IP (Netz)")
    own = "https://de.wikipedia.org/api/rest_v1/page/summary/TCP%2FIP%20%28Netz%29"
    assert [question.url for question in wikipedia.questions(item, wikipedia.API)] == [own]
    assert wikipedia.questions(item, "http://wiki.lan:81/api")[0].url.startswith("http://wiki.lan:81/api/page/summary/")


def test_a_summary_says_that_the_article_is_here_and_what_it_is() -> None:
    reply = wikipedia.reply_of(QUESTION, answered(QUESTION, SUMMARY))
    assert (reply.life, reply.renews) == (Life.HERE, True)
    assert said(reply.claims) == {
        Field.TITLE: "Adaptive filter",
        Field.DESCRIPTION: "System with a linear filter",
        Field.MODIFIED: "2025-03-04",
        Field.LANGUAGE: "en",
        Field.IMAGE: "https://upload.wikimedia.org/a/filter.svg",
    }
    assert {claim.source for claim in reply.claims} == {"wikipedia-api"}


def test_a_list_of_articles_of_one_name_is_here_and_described_as_nothing_else() -> None:
    reply = wikipedia.reply_of(QUESTION, answered(QUESTION, {**SUMMARY, "type": "disambiguation"}))
    assert reply.life is Life.HERE
    assert reply.because == "a list of articles of that name"
    assert said(reply.claims) == {Field.TITLE: "Adaptive filter"}


@pytest.mark.parametrize(
    "body", [MISSING, {"errorKey": "rest-nonexistent-title", "httpCode": 404}, {"type": "Internal error", **MISSING}]
)
def test_an_article_that_the_api_does_not_know_is_gone(body: object) -> None:
    reply = wikipedia.reply_of(QUESTION, answered(QUESTION, body, 404))
    assert (reply.life, reply.claims, reply.renews) == (Life.GONE, (), False)


def test_a_page_of_another_namespace_is_not_called_gone_for_being_no_article() -> None:
    question = wikipedia.questions(
        Item(provider="wikipedia", kind="article", name="de:Kategorie:Algebra"), "https://a.lan"
    )
    assert wikipedia.reply_of(question[0], answered(question[0], MISSING, 404)) == Reply()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, b"<html>not here</html>"), (404, {}), (429, {"title": "Too many requests"}), (500, SUMMARY),
        (200, {}), (200, []), (200, {"title": "Adaptive filter"}), (200, {"type": 1, "title": ["x"]}), (403, b""),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_says_nothing(status: int, body: object) -> None:
    assert wikipedia.reply_of(QUESTION, answered(QUESTION, body, status)) == Reply()


ARTICLE = {
    "@type": "Article",
    "name": "Adaptive filter",
    "headline": "System with a linear filter",
    "author": {"@type": "Organization", "name": "Contributors to Wikimedia projects"},
    "datePublished": "2004-01-02T00:00:00Z",
    "dateModified": "2025-03-04T05:06:07Z",
}
LICENSED = '<link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/deed.en">'
HEADING = '<h1 id="firstHeading">Adaptive filter</h1>'


def test_on_the_page_name_is_the_title_and_headline_a_description() -> None:
    page = shown(with_data("Adaptive filter - Wikipedia", ARTICLE, body=LICENSED + HEADING), HERE)
    assert said(wikipedia.claims_of(ITEM, page)) == {
        Field.TITLE: "Adaptive filter",
        Field.DESCRIPTION: "System with a linear filter",
        Field.MODIFIED: "2025-03-04",
        Field.LICENCE: "CC-BY-SA-4.0",
    }


def test_where_name_and_heading_differ_the_heading_counts() -> None:
    page = shown(with_data("Adaptive filter - Wikipedia", {**ARTICLE, "name": "Q4680775"}, body=HEADING), HERE)
    claims = said(wikipedia.claims_of(ITEM, page))
    assert claims[Field.TITLE] == "Adaptive filter"
    assert Field.DESCRIPTION not in claims


def test_what_general_readers_take_for_authors_and_dates_of_an_article_is_dropped() -> None:
    page = shown(with_data("Adaptive filter - Wikipedia", ARTICLE, body=HEADING), HERE)
    general = (
        Claim(field=Field.CREATORS, value=("Contributors to Wikimedia projects",), source="json-ld"),
        Claim(field=Field.PUBLISHED, value="2004-01-02", source="json-ld"),
        Claim(field=Field.LANGUAGE, value="en", source="text"),
    )
    claims = said(registry.page_claims(page, general))
    assert claims[Field.LANGUAGE] == "en"
    assert not {Field.CREATORS, Field.PUBLISHED} & claims.keys()


def test_a_page_that_lies_elsewhere_is_not_read_as_an_article() -> None:
    page = shown(with_data("Adaptive filter", ARTICLE, body=HEADING), "https://a.lan/")
    general = (Claim(field=Field.CREATORS, value=("Ada",), source="json-ld"),)
    assert registry.page_claims(page, general) == general
