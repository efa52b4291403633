"""What each layer but JSON-LD claims."""

from __future__ import annotations

import pytest

from rescatalog.core.extract.headers import claims_of as claims_of_headers
from rescatalog.core.facts.fact import Confidence, Field
from tests.core.extract.reading_pages import PROSE, claimed, facts_in, linked, value_in


def test_opengraph_and_its_vocabularies_claim() -> None:
    page = """
        <meta property="og:title" content="Sets | Some School"><meta property="og:site_name" content="Some School">
        <meta property="og:description" content="A first course."><meta property="og:locale" content="de_DE">
        <meta property="og:image" content="/a.png"><meta property="og:url" content="https://sets.example/sets">
        <meta property="article:author" content="https://facebook.com/ada">
        <meta property="article:author" content="Ada Lind"><meta property="article:tag" content="sets">
        <meta property="article:published_time" content="2020-02-03T00:00:00Z">
        <meta property="article:modified_time" content="2021-02-03"><meta property="video:duration" content="600">
        <meta property="book:isbn" content="9780521833783"><meta property="product:price:amount" content="9.5">
        <meta property="product:price:currency" content="EUR"><meta property="product:availability" content="in stock">
        <meta name="twitter:title" content="Sets!"><meta name="twitter:image" content="//img.example/b.png">"""
    wanted = {
        Field.TITLE: "Sets",
        Field.SITE: "Some School",
        Field.DESCRIPTION: "A first course.",
        Field.LANGUAGE: "de",
        Field.IMAGE: "https://sets.example/a.png",
        Field.CANONICAL: "https://sets.example/sets",
        Field.CREATORS: ("Ada Lind",),
        Field.TOPICS: ("sets",),
        Field.PUBLISHED: "2020-02-03",
        Field.MODIFIED: "2021-02-03",
        Field.MINUTES: 10,
        Field.ISBN13: "9780521833783",
        Field.PRICE: "9.50 EUR",
        Field.AVAILABILITY: "open",
    }
    assert {field: claimed(page, field)["og"] for field in wanted} == wanted
    assert claimed(page, Field.TITLE)["twitter"] == "Sets!"
    assert claimed(page, Field.IMAGE)["twitter"] == "https://img.example/b.png"


def test_a_price_of_nothing_is_free() -> None:
    page = '<meta property="product:price:amount" content="0"><meta property="product:price:currency" content="USD">'
    assert claimed(page, Field.FREE) == {"og": True}
    assert claimed(page, Field.PRICE) == {}


def test_citation_and_dublin_core_claim() -> None:
    page = """
        <meta name="citation_title" content="On sets"><meta name="citation_author" content="Noether, Emmy">
        <meta name="citation_author" content="Lind, Ada"><meta name="citation_date" content="2017/06/12">
        <meta name="citation_doi" content="10.1000/sets"><meta name="citation_isbn" content="978-0-521-83378-3">
        <meta name="citation_publisher" content="Some House"><meta name="citation_language" content="eng">
        <meta name="citation_keywords" content="sets; maps"><meta name="DC.Title" content="On sets (DC)">
        <meta name="dc.creator" content="Noether, E."><meta name="dc.date" content="2017-06-12">
        <meta name="DC.rights" content="https://creativecommons.org/licenses/by/4.0/">
        <meta name="dc.identifier" content="local 7"><meta name="dc.identifier" content="doi:10.1000/sets">"""
    assert claimed(page, Field.TITLE) == {"citation": "On sets", "dublin-core": "On sets (DC)"}
    assert claimed(page, Field.CREATORS) == {"citation": ("Emmy Noether", "Ada Lind"), "dublin-core": ("E. Noether",)}
    assert claimed(page, Field.PUBLISHED) == {"citation": "2017-06-12", "dublin-core": "2017-06-12"}
    assert claimed(page, Field.DOI) == {"citation": "10.1000/sets", "dublin-core": "10.1000/sets"}
    assert claimed(page, Field.ISBN13) == {"citation": "9780521833783"}
    assert claimed(page, Field.TOPICS) == {"citation": ("sets", "maps")}
    assert claimed(page, Field.LICENCE) == {"dublin-core": "CC-BY-4.0"}
    assert claimed(page, Field.LANGUAGE) == {"citation": "en"}


def test_microdata_claims_for_the_thing_the_page_is_about() -> None:
    page = """<title>Sets</title><div itemscope itemtype="https://schema.org/BlogPosting">
        <h1 itemprop="headline">Sets</h1>
        <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada Lind</b></span>
        <time itemprop="datePublished" datetime="2020-02-03">3 Feb</time><meta itemprop="duration" content="PT5M">
        <div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
        <i itemprop="author">Bo Berg</i></div></div>
        <div itemscope itemtype="https://schema.org/BlogPosting"><i itemprop="author">Cy Carl</i></div>"""
    assert claimed(page, Field.TITLE)["microdata"] == "Sets"
    assert claimed(page, Field.CREATORS) == {"microdata": ("Ada Lind",)}
    assert claimed(page, Field.PUBLISHED) == {"microdata": "2020-02-03"}
    assert claimed(page, Field.MINUTES) == {"microdata": 5}


def test_microdata_of_something_beside_the_page_claims_nothing() -> None:
    beside = """<article itemscope itemtype="https://schema.org/Article"><h3 itemprop="headline">Maps</h3>
        <i itemprop="author">Bo Berg</i></article>"""
    assert claimed(f"<title>Sets</title><aside>{beside}</aside><h1>Sets</h1>", Field.CREATORS) == {}
    own = beside.replace("h3", "h1").replace("Maps", "Sets").replace("Bo Berg", "Ada Lind")
    assert claimed(f"<title>Sets</title>{beside}{own}", Field.CREATORS) == {"microdata": ("Ada Lind",)}
    assert claimed(f"<title>Sets</title>{beside}{beside}", Field.CREATORS) == {}
    assert claimed(f"<title>Sets</title><h1>Sets</h1>{beside}", Field.CREATORS) == {}
    assert claimed(f"<title>The Vector Letter</title>{beside}", Field.CREATORS) == {"microdata": ("Bo Berg",)}


def test_who_asks_a_question_is_its_author_under_whatever_name() -> None:
    page = """<title>What is a set?</title><div itemscope itemtype="https://schema.org/Question">
        <h1 itemprop="name">What is a set?</h1>
        <p itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">slowpoke</b></p>
        <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer">
        <p itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">quickfox</b></p></div>"""
    assert claimed(page, Field.CREATORS) == {"microdata": ("slowpoke",)}


def test_a_citation_names_people_as_libraries_do() -> None:
    many = '<meta name=citation_author content="de Witt, Jan"><meta name=citation_author content="Ruiz Vega, Ana Eva">'
    assert claimed(many, Field.CREATORS) == {"citation": ("Jan de Witt", "Ana Eva Ruiz Vega")}
    two = '<meta name=citation_author content="Ada Lind, Bo Berg">'
    assert claimed(two, Field.CREATORS) == {"citation": ("Ada Lind", "Bo Berg")}
    assert claimed('<meta name=citation_author content="greyowl">', Field.CREATORS) == {"citation": ("greyowl",)}


def test_the_head_claims() -> None:
    page = """<html lang="en-GB"><title>Sets - Sets Example</title><link rel="canonical" href="/sets">
        <meta name="description" content="A first course."><meta name="author" content="Ada Lind">
        <meta name="date" content="2020-02-03"><body><h1>Sets</h1>
        <a rel="license noopener" href="https://creativecommons.org/licenses/by/4.0/">CC</a>"""
    assert claimed(page, Field.TITLE) == {"h1": "Sets", "title": "Sets"}
    assert claimed(page, Field.CANONICAL) == {"meta": "https://sets.example/sets"}
    assert claimed(page, Field.LICENCE) == {"meta": "CC-BY-4.0"}
    assert claimed(page, Field.LANGUAGE) == {"html-lang": "en"}
    assert claimed(page, Field.CREATORS) == {"meta": ("Ada Lind",)}
    assert claimed(page, Field.PUBLISHED) == {"meta": "2020-02-03"}


def test_the_day_in_a_path_is_believed_and_a_month_is_not() -> None:
    assert claimed("<p>", Field.PUBLISHED, "https://x.example/2020/02/03/sets") == {"address": "2020-02-03"}
    assert claimed("<p>", Field.PUBLISHED, "https://x.example/posts/2020-02-03-sets/") == {"address": "2020-02-03"}
    assert claimed("<p>", Field.PUBLISHED, "https://x.example/uploads/2020/02/sets.html") == {}
    assert claimed("<p>", Field.PUBLISHED, "https://x.example/2020/23/03/sets") == {}


def test_a_byline_is_claimed_where_there_is_one_only() -> None:
    assert claimed("<p class='byline'>By Ada Lind</p>", Field.CREATORS) == {"byline": ("Ada Lind",)}
    assert claimed("<a rel='author'>Ada Lind</a><i class='author'>Bo Berg</i>", Field.CREATORS) == {}
    assert claimed("<a rel='author' href='/mitmath'>mitmath</a>", Field.CREATORS) == {}


def test_a_time_counts_only_when_it_says_that_it_is_of_publication() -> None:
    assert claimed("<time class='entry-date published' datetime='2020-02-03'>", Field.PUBLISHED) == {
        "time": "2020-02-03"
    }
    assert claimed("<time class='updated published' datetime='2020-02-03'>", Field.PUBLISHED) == {}
    assert claimed("<time pubdate>3 February 2020</time><time pubdate>4 May 2020</time>", Field.PUBLISHED) == {}


def test_a_time_that_stands_alone_with_the_text_is_believed_least() -> None:
    alone = "<p><time datetime='2020-02-03'>Monday</time></p>"
    assert claimed(alone, Field.PUBLISHED) == {"lone-time": "2020-02-03"}
    assert facts_in(alone)[Field.PUBLISHED].confidence is Confidence.LOW
    assert claimed(alone + "<time datetime='2020-05-04'></time>", Field.PUBLISHED) == {}
    assert claimed("<time>3 February 2020</time>", Field.PUBLISHED) == {}
    assert claimed("<p>Last updated <time datetime='2020-02-03'>x</time>", Field.PUBLISHED) == {}
    assert claimed("<time itemprop='dateModified' datetime='2020-02-03'>x</time>", Field.PUBLISHED) == {}


@pytest.mark.parametrize("place", ["<aside>", "<footer>", "<ul><li>", "<table><td>", "<div class='comments'>"])
def test_a_time_beside_the_text_or_in_a_list_is_no_publication(place: str) -> None:
    assert claimed(f"{place}<time datetime='2020-02-03'>x</time>", Field.PUBLISHED) == {}
    assert claimed(f"{place}<p>Posted on August 27, 2015", Field.PUBLISHED) == {}
    assert claimed("<time class='event-start' datetime='2020-02-03'>x</time>", Field.PUBLISHED) == {}


@pytest.mark.parametrize(
    "line",
    ["Posted on August 27, 2015", "This entry was posted on Thursday, August 27th, 2015 at 9:14 pm.",
     "By Ada Lind, published 27 August 2015", "Veröffentlicht am 27. August 2015", "Publié le 27 août 2015"],
)  # fmt: skip
def test_a_line_that_says_when_it_was_posted_is_believed_little(line: str) -> None:
    assert claimed(f"<body><p><small>{line}</small>", Field.PUBLISHED) == {"dateline": "2015-08-27"}
    assert facts_in(f"<body><p>{line}")[Field.PUBLISHED].confidence is Confidence.LOW


@pytest.mark.parametrize(
    "text",
    ["Registration closed on 1 June 2018", "It was posted on a wall", "It was published on 3 May 1905.",
     "Posted on August 2015",
     "Posted on August 27, 2015. " + "Much is said of sets here. " * 20,
     "Posted on August 27, 2015</p><p>Posted on August 28, 2015"],
)  # fmt: skip
def test_other_days_in_a_text_are_no_publication(text: str) -> None:
    assert claimed(f"<body><p>{text}</p>", Field.PUBLISHED) == {}


def test_an_abbreviation_may_hold_the_whole_day() -> None:
    page = "<h1>Sets</h1><div itemscope itemtype='https://schema.org/BlogPosting'>{}</div>"
    marked = "<abbr itemprop='datePublished' title='2020-02-03T10:00:00Z'>10 am</abbr>"
    assert claimed(page.format(marked), Field.PUBLISHED) == {"microdata": "2020-02-03"}
    old = "<abbr class='published' title='2020-02-03T10:00:00Z'>10 am</abbr>"
    assert claimed(old, Field.PUBLISHED) == {"time": "2020-02-03"}
    assert claimed("<abbr title='2020-02-03'>soon</abbr>", Field.PUBLISHED) == {}


def test_a_day_that_is_marked_is_the_word_of_the_markup_alone() -> None:
    lone = "<time itemprop='datePublished' datetime='2020-02-03'>x</time>"
    assert claimed(lone, Field.PUBLISHED) == {"time": "2020-02-03"}
    thing = f"<div itemscope itemtype='https://schema.org/Article'>{lone}</div>"
    assert claimed(thing, Field.PUBLISHED) == {"microdata": "2020-02-03"}


def test_the_licence_of_a_web_page_is_that_of_what_stands_on_it() -> None:
    page = linked('{"@type": "WebPage", "license": "https://creativecommons.org/licenses/by-nc-sa/4.0/"}')
    assert claimed(page, Field.LICENCE) == {"json-ld-web": "CC-BY-NC-SA-4.0"}
    both = '[{"@type":"Book","name":"Sets","license":"MIT"},{"@type":"WebPage","license":"Apache-2.0"}]'
    assert claimed(linked(both), Field.LICENCE) == {"json-ld": "MIT"}


def test_the_language_is_told_from_the_text() -> None:
    german = (
        "<html lang='en'><p>" + "Dieses Buch ist eine Einführung in die lineare Algebra für alle Studierenden. " * 3
    )
    assert claimed(german, Field.LANGUAGE) == {"html-lang": "en", "text": "de"}
    assert value_in(german, Field.LANGUAGE) == "de"
    assert claimed(PROSE, Field.LANGUAGE) == {"text": "en"}
    assert claimed("<p>Sets", Field.LANGUAGE) == {}


def test_the_markup_decides_where_the_text_leaves_the_language_open() -> None:
    short = "<p>Este curso presenta las bases del álgebra lineal para estudiantes del primer año.</p>"
    assert claimed(f"<html lang='es'>{short}", Field.LANGUAGE)["text"] == "es"
    assert "text" not in claimed(f"<html lang='nl'>{short}", Field.LANGUAGE)
    assert claimed(short, Field.LANGUAGE) == {}


def test_the_language_of_noise_is_none() -> None:
    assert claimed("<p>" + "xq7 zzk9 bvb wqx " * 20, Field.LANGUAGE) == {}


def test_the_language_is_not_told_from_scripts() -> None:
    script = "<script>" + "function und der die das ist nicht ein " * 20 + "</script>"
    assert claimed(f"<body>{script}<p>Sets</p>", Field.LANGUAGE) == {}


def test_headers_claim_a_change_a_language_and_a_licence() -> None:
    headers = [
        ("last-modified", "Mon, 04 Mar 2019 10:00:00 GMT"),
        ("content-language", "en-US"),
        ("link", '<https://a.example/>; rel="next", <https://creativecommons.org/licenses/by/4.0/>; rel="license"'),
        ("etag", "x"),
    ]
    assert {claim.source: claim.value for claim in claims_of_headers(headers)} == {
        "last-modified": "2019-03-04",
        "content-language": "en",
        "link-header": "CC-BY-4.0",
    }
    assert (
        list(claims_of_headers([("content-language", "en, de"), ("last-modified", "soon"), ("link", "<license")])) == []
    )


def test_addresses_that_never_were_are_no_claims() -> None:
    page = '<link rel=canonical href="https://x.example/https://x.example/"><meta property="og:image" content="data:x">'
    assert claimed(page, Field.CANONICAL) == {}
    assert claimed(page, Field.IMAGE) == {}
    assert claimed("<link rel=canonical href='//[x'>", Field.CANONICAL) == {}
    assert claimed("<link rel=canonical href='/a\u202eb'>", Field.CANONICAL) == {}
