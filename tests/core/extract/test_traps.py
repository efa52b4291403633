"""Pages that lead readers astray; each is a small imitation of a real one."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Confidence, Field
from tests.core.extract.reading_pages import PROSE, facts_in, linked, value_in


def test_the_name_of_a_web_page_is_not_the_title() -> None:
    page = (
        "<title>Sets and Maps | Mathematics | Open Lessons</title><h1>Sets and Maps</h1>"
        '<meta property="og:title" content="Sets and Maps | Mathematics | Open Lessons">'
        + linked(
            '{"@type": "WebPage", "name": "Open Lessons", '
            '"publisher": {"@type": "CollegeOrUniversity", "name": "Open Lessons"}}'
        )
    )
    fact = facts_in(page)[Field.TITLE]
    assert (fact.value, fact.confidence) == ("Sets and Maps", Confidence.HIGH)


def test_an_encyclopedia_has_its_short_description_for_a_headline_and_no_author() -> None:
    page = (
        "<title>Set (mathematics) - Wikipedia</title><h1>Set (mathematics)</h1>"
        + linked(
            '{"@type": "Article", "name": "Set (mathematics)", "headline": "collection of objects", '
            '"datePublished": "2001-10-15",'
            '"author": {"@type": "Organization", "name": "Contributors"}, "dateModified": "2024-05-06"}'
        )
        + PROSE
    )
    facts = facts_in(page, "https://en.wikipedia.org/wiki/Set")
    assert facts[Field.TITLE].value == "Set (mathematics)"
    assert facts[Field.MODIFIED].value == "2024-05-06"
    assert Field.CREATORS not in facts


@pytest.mark.parametrize("url", ["https://en.wikipedia.org/wiki/Category:Sets", "https://mirror.example/sets"])
def test_the_day_on_which_somebody_began_what_all_may_change_is_no_publication(url: str) -> None:
    page = "<title>Sets</title><h1>Sets</h1>" + linked(
        '{"@type": "Article", "name": "Sets", "datePublished": "2001-10-15",'
        '"author": {"@type": "Organization", "name": "Contributors to Wikimedia projects"}}'
    )
    assert Field.PUBLISHED not in facts_in(page, url)


def test_a_blog_hangs_its_own_name_onto_the_name() -> None:
    page = "<title>Why sets? | by Ada L. | Medium</title><h1>Why sets?</h1>" + linked(
        '{"@type": "NewsArticle", "name": "Why sets? - Medium", "headline": "Why sets?"}'
    )
    assert value_in(page, Field.TITLE, "https://medium.com/p/1") == "Why sets?"


def test_the_first_heading_of_a_chapter_is_the_book() -> None:
    page = """<title>Chapter 3 Matrices | Algebra for All</title>
        <meta property="og:title" content="Chapter 3 Matrices | Algebra for All">
        <h1><i></i><a href="./">Algebra for All</a></h1><h1><span>Chapter 3</span> Matrices</h1>"""
    assert value_in(page, Field.TITLE) == "Chapter 3 Matrices"


@pytest.mark.parametrize("first", ["The Vector Letter", "690", "Computer Science > Computation"])
def test_the_first_heading_is_the_site_a_number_or_a_subject(first: str) -> None:
    page = f"<title>On sets</title><meta property='og:title' content='On sets'><h1>{first}</h1><h1>On sets</h1>"
    fact = facts_in(page)[Field.TITLE]
    assert (fact.value, fact.confidence) == ("On sets", Confidence.HIGH)


def test_a_paper_is_titled_by_its_citation() -> None:
    page = """<title>[1706.03762] On Sets</title><meta name="citation_title" content="On Sets">
        <h1>Mathematics</h1><h1><span>Title:</span>On Sets</h1>"""
    fact = facts_in(page)[Field.TITLE]
    assert (fact.value, fact.source, fact.confidence) == ("On Sets", "citation", Confidence.HIGH)


def test_who_answers_a_question_did_not_write_it() -> None:
    page = """<title>set theory - What is a set? - Questions</title><div itemscope itemtype="https://schema.org/QAPage">
        <div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
        <h1 itemprop="name">What is a set?</h1>
        <div itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer">
        <b itemprop="author" itemscope itemtype="https://schema.org/Person"><i itemprop="name">Bo Berg</i></b>
        </div></div></div>"""
    facts = facts_in(page)
    assert facts[Field.TITLE].value == "What is a set?"
    assert Field.CREATORS not in facts


def test_a_repository_has_neither_author_nor_date() -> None:
    page = """<title>GitHub - ada/sets: A course</title><meta property="og:title" content="GitHub - ada/sets: A course">
        <a rel="author" href="/ada">ada</a><relative-time datetime="2020-02-03T00:00:00Z">Feb 3</relative-time>"""
    facts = facts_in(page, "https://github.com/ada/sets")
    assert facts[Field.TITLE].value == "ada/sets: A course"
    assert not {Field.CREATORS, Field.PUBLISHED} & facts.keys()


def test_the_language_of_the_visitor_is_not_that_of_the_page() -> None:
    assert value_in(f'<html lang="es-ES">{PROSE}', Field.LANGUAGE) == "en"


@pytest.mark.parametrize("day", ["2001-01-01", "2020-01-01", "1970-03-04"])
def test_a_day_that_templates_write_is_believed_only_when_two_say_it(day: str) -> None:
    once = f'<meta property="article:published_time" content="{day}">'
    assert value_in(once, Field.PUBLISHED) is None
    twice = once + linked(f'{{"@type": "Article", "headline": "Sets", "datePublished": "{day}"}}')
    assert value_in(twice, Field.PUBLISHED) == day


def test_a_change_is_never_taken_for_the_publication() -> None:
    page = '<meta property="article:modified_time" content="2020-02-03">' + linked(
        '{"@type": "Article", "headline": "Sets", "dateModified": "2020-02-03"}'
    )
    assert Field.PUBLISHED not in facts_in(page)
    assert value_in(page, Field.MODIFIED) == "2020-02-03"


def test_of_two_dates_that_differ_neither_is_sure() -> None:
    page = '<meta property="article:published_time" content="2020-02-03">' + linked(
        '{"@type": "Article", "headline": "Sets", "datePublished": "2019-02-03"}'
    )
    fact = facts_in(page, "https://x.example/2020/02/03/sets")[Field.PUBLISHED]
    assert fact.confidence is Confidence.MEDIUM
    assert ("json-ld", "2019-02-03") in fact.others


def test_two_sources_of_one_day_are_sure() -> None:
    page = '<meta property="article:published_time" content="2020-02-03T23:00:00Z">' + linked(
        '{"@type": "Article", "headline": "Sets", "datePublished": "2020-02-03"}'
    )
    assert facts_in(page)[Field.PUBLISHED].confidence is Confidence.HIGH


@pytest.mark.parametrize("author", ["The Vector Letter", "Vector Letter Team", "https://vectors.example/ada", "admin"])
def test_a_site_a_desk_and_an_address_are_no_authors(author: str) -> None:
    page = (
        f'<meta property="og:site_name" content="The Vector Letter"><meta name="author" content="{author}">'
        + linked(
            f'{{"@type": "Article", "headline": "Sets", "author": {{"@type": "Person", "name": "{author}"}},'
            '"publisher": {"@type": "Organization", "name": "The Vector Letter"}}'
        )
    )
    assert Field.CREATORS not in facts_in(page)


def test_a_page_without_anything_says_nothing() -> None:
    assert facts_in("<p>") == {}
