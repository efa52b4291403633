"""What strangers wrote (addresses, titles, details, names of files) acts on no reader of a report."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rescatalog.core.catalog.problem import Place
from rescatalog.core.judging.check import Hop, Judgement
from rescatalog.core.report.content import Result, RunReport
from rescatalog.core.report.markdown_safe import address, code
from rescatalog.core.words import Verdict
from tests.core.reports import RUN, cases, sarif, shown

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TRICKS = (
    "::error::", "\n::warning file=x::", "%0A", "\r\n", "<!--", "-->", "]]>", "<script>", "@team", "#1", "GH-1",
    "org/repo#1", "`", "``", "```\n", "![x](http://evil.lan)", "[x](http://evil.lan)", "](", "{0}", "\n# Heading\n",
    "\n- list", "|", "\\", "<http://evil.lan>", "http://evil.lan", "www.evil.lan", "\x1b[31m", "\x00", "\x9b", "\u2028",
    "\ufffe", "\udcff", *BIDI,
)  # fmt: skip
# Everything that Markdown may make of our own words.
OURS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
    "list_item_open", "list_item_close", "inline", "text", "strong_open", "strong_close", "code_inline", "softbreak",
    "link_open", "link_close",
}  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(TRICKS), st.text(max_size=8)), max_size=6).map("".join)
everything = "".join(TRICKS)
checked = settings(max_examples=60, deadline=None)


def _report(text: str, verdict: Verdict = Verdict.MISSING) -> RunReport:
    """Return a run of one link of which everything foreign is `text`."""
    judgement = Judgement(
        verdict=verdict,
        reason="not-found",
        http_status=404,
        final_url=text or "x",
        hops=(Hop(url=text, status=302), Hop(url=text, status=301)),
        title=f"T{text}",
        because=f"the page says {text}",
    )
    return replace(RUN, results=(Result(url=text, judgement=judgement, places=(Place(text or "f", 3),)),))


def _acting(text: str) -> list[str]:
    """Return what a terminal would obey, or not show, line ends left out."""
    return [
        mark for mark in text if mark in BIDI or (unicodedata.category(mark) in {"Cc", "Zl", "Zp"} and mark != "\n")
    ]


def _tokens(text: str) -> list[Token]:
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return [token for outer in parsed for token in (outer, *(outer.children or ()))]


@checked
@given(texts)
@example(everything)
@pytest.mark.parametrize("form", ["text", "markdown", "github", "junit", "json", "sarif"])
def test_nothing_foreign_acts_on_a_terminal_and_every_report_can_be_written(form: str, text: str) -> None:
    report = shown(form, _report(text))
    assert _acting(report) == []
    assert report.encode("utf-8")
    assert len(report.split("\n")) == len(shown(form, _report("x")).split("\n")), "no foreign line break is one"


@checked
@given(texts)
@example(everything)
def test_in_markdown_everything_foreign_is_a_code_span_or_an_address_as_it_stands(text: str) -> None:
    tokens = _tokens(shown("markdown", _report(text)))
    assert {token.type for token in tokens} <= OURS
    assert sum(token.type == "heading_open" for token in tokens) == 2
    for token in tokens:
        if token.type == "link_open":
            assert (token.markup, token.attrGet("href")) == ("autolink", text)
    # What is not in a span could mention, refer, or link.
    linked = 0
    for token in tokens:
        linked += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and not linked:
            assert not re.search(r"[@#<>\[\]`$]|GH-\d|://|www\.", token.content)


@given(texts.filter(lambda text: text.isprintable() and text == " ".join(text.split()) and text))
def test_a_code_span_shows_its_text_to_the_letter(text: str) -> None:
    (span,) = [token for token in _tokens(code(text)) if token.type == "code_inline"]
    assert span.content == text


@pytest.mark.parametrize(
    "url",
    [
        "https://a.lan/x@team",
        "https://github.com/org/repo/issues/1",
        "https://gist.GitHub.com/x",
        "https://git.lan/org/repo/pull/7",
        "https://a.lan/<b>",
        "https://a.lan/`x`",
        "https://a.lan/a b",
        "https://a.lan/ü",
        "https://user:word@a.lan/",
        "javascript:alert(1)",
        "https://a.lan/" + "x" * 400,
        "https://a.lan/\n",
    ],
)
def test_an_address_that_could_do_more_than_lead_to_its_page_is_not_clickable(url: str) -> None:
    assert address(url).startswith("`")


@pytest.mark.parametrize("url", ["https://a.lan/", "http://a.lan:8080/p/x_y~z?q=1&r=%20#top", "https://a.lan"])
def test_an_ordinary_address_is_clickable(url: str) -> None:
    assert address(url) == f"<{url}>"


@checked
@given(texts)
@example(everything)
def test_a_workflow_command_holds_one_annotation_and_its_properties_end_where_they_should(text: str) -> None:
    first, counts = shown("github", _report(text)).splitlines()
    found = re.fullmatch(r"::error file=([^:,]*),line=3,col=1,title=missing%3A not-found::(.*)", first)
    assert found
    for part in found.groups():
        assert re.fullmatch(r"(?:[^%]|%25|%0A|%3A|%2C)*", part), "no escape but ours"
    assert found[2].count("%0A") == 2
    assert counts == "1 address in 3.2 s: 1 missing"


@checked
@given(texts)
@example(everything)
def test_xml_and_sarif_stay_well_formed_and_tell_of_one_link(text: str) -> None:
    (case,) = cases(_report(text)).values()
    assert [part.tag for part in case] == ["failure", "system-out"]
    (result,) = sarif(_report(text))["results"]
    assert "](" not in result["message"]["text"]
    assert not re.search(r"(?<!\{)\{(\{\{)*(?!\{)", result["message"]["text"]), "no placeholder"


@pytest.mark.parametrize("form", ["text", "markdown", "github", "junit", "sarif"])
def test_a_title_of_a_hundred_kilobytes_does_not_swell_a_report(form: str) -> None:
    (result,) = _report("x" * 100_000).results
    named = replace(result, places=(Place("links.txt", 3),))
    assert len(shown(form, replace(RUN, results=(named,)))) < 20_000


def test_json_keeps_what_was_given_to_the_letter() -> None:
    (result,) = json.loads(shown("json", _report(everything)))["results"]
    assert (result["url"], result["title"]) == (everything, f"T{everything}")
