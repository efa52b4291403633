"""Laws of reading links from any text, and what is known to be read wrongly."""

from __future__ import annotations

import contextlib
import time
import warnings

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rescatalog.errors import InputUnreadableError
from rescatalog.files.links import FoundLink, read_links

law = settings(max_examples=200, deadline=None)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.yaml", "-"])
PIECES = st.sampled_from(
    [
        "https://a.org/", "http://", "http://[", "[", "]", "(", ")", "](", "<", ">", "<a href=", "<a ", "'",
        '"', "\n", "\n\n",
        "<base href=", "<img src=", "<!--", "-->", "<![", "<!", "<?", "]]>", "&amp;", "&#x110000;", "&#0;",
        "`", "```\n", "- ", "> ",
        "| a |", "\n|---|\n", "# ", "*", "_", "~~", "\\", "url: ", "links:\n", "{", "}", "\x00", "\x1b",
        "\ufeff", "é", "\u2028",
    ]
)  # fmt: skip
markups = st.lists(PIECES, max_size=30).map("".join)


@law
@given(st.text(max_size=200) | markups, NAMES)
@example("<![n00b", "a.html")
@example("<!DOCTYPE [", "a.html")
@example("<base href='http://[bad'><a href='x'>", "a.html")
@example("> " * 500 + "https://a.org", "a.md")
@example("<div>" * 2_000, "a.html")
@example("[" * 2_000, "a.md")
@example("https://a.org/" + ")" * 2_000, "a.md")
def test_nothing_but_broken_yaml_is_refused_and_every_link_has_a_line_of_the_text(text: str, name: str) -> None:
    found: tuple[FoundLink, ...] = ()
    with contextlib.nullcontext() if name != "a.yaml" else contextlib.suppress(InputUnreadableError):
        found = read_links(text, name)
    assert all(1 <= link.line <= text.count("\n") + text.count("\r") + 1 for link in found)
    if not name.endswith((".txt", "-")):
        assert all(link.url.lower().startswith(("http://", "https://")) for link in found)


@law
@given(st.lists(st.from_regex(r"https://[a-z]{1,9}\.org/[a-z0-9/?=&()-]{0,9}[a-z0-9]", fullmatch=True), max_size=9))
def test_every_address_of_a_list_is_found_once_in_order_in_every_format(urls: list[str]) -> None:
    formats = {
        "a.txt": "\n".join(urls),
        "a.md": "\n".join(f"- [x](<{url}>)" for url in urls),
        "a.html": "\n".join(f'<a href="{url.replace("&", "&amp;")}">x</a>' for url in urls) or "<p>",
        "a.yaml": "\n".join(f'  - url: "{url}"' for url in urls),
    }
    for name, text in formats.items():
        found = [(link.url, link.line) for link in read_links(text, name)]
        assert found == [(url, line) for line, url in enumerate(urls, 1)], name


def test_a_tag_without_an_address_names_no_page() -> None:
    text = "<base href='https://b.org/'><a name='top'>t</a><video src='v.mp4'></video>"
    assert [link.url for link in read_links(text, "a.html")] == ["https://b.org/v.mp4"]


def test_a_bare_address_in_brackets_ends_before_the_bracket() -> None:
    assert [link.url for link in read_links("see [https://a.org/] there", "a.md")] == ["https://a.org/"]


def test_a_tag_over_two_lines_does_not_move_what_follows() -> None:
    text = "x <a\nhref='https://a.org'>y</a>\n[z](https://z.org)"
    assert [(link.url, link.line) for link in read_links(text, "a.md")] == [("https://a.org", 1), ("https://z.org", 3)]


@pytest.mark.parametrize("text", ["https://a.org/", "list.txt"])
def test_a_page_without_tags_is_read_without_a_warning(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_links(text, "a.html") == ()
        assert read_links("<?xml version='1.0'?><html/>", "a.xhtml") == ()


def test_the_lines_of_a_plain_list_are_those_of_an_editor() -> None:
    assert [(link.url, link.line) for link in read_links("# a\x0c\n# \u2028\nhttps://a.org/", "a.txt")][-1][1] == 3


@pytest.mark.parametrize(
    ("piece", "name"),
    [
        ("<!--", "a.html"),
        ("<a ", "a.html"),
        ("<", "a.html"),
        (")", "a.md"),
        ("[", "a.md"),
        ("](\n", "-"),
        ("url: ", "-"),
    ],
)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece: str, name: str) -> None:
    started = time.perf_counter()
    with contextlib.suppress(InputUnreadableError):
        read_links("https://a.org/" + piece * 40_000, name)
    assert time.perf_counter() - started < 10
