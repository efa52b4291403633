"""Addresses out of other people's files: what is found, on which line, and what is refused."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from rescatalog.errors import InputUnreadableError
from rescatalog.files import links
from rescatalog.files.links import FoundLink, read_links, read_links_file


def found_in(text: str, name: str) -> list[tuple[str, int]]:
    return [(link.url, link.line) for link in read_links(text, name)]


def test_a_plain_list_has_one_address_a_line_and_remarks() -> None:
    text = "# mine\nhttps://a.org/\n\n  https://b.org/x#y  \r\nnot an address\n#https://c.org/\n"
    assert found_in(text, "a.txt") == [("https://a.org/", 2), ("https://b.org/x#y", 4), ("not an address", 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://a.org/)", [("https://a.org/", 1)]),
        ("x\ny [a](<https://a.org/b c> 'title')", [("https://a.org/b c", 2)]),
        ("![a](https://a.org/i.png)", [("https://a.org/i.png", 1)]),
        ("[![b](https://b.org/i.png)](https://a.org)", [("https://a.org", 1), ("https://b.org/i.png", 1)]),
        ("<https://a.org/>", [("https://a.org/", 1)]),
        ("[a]\n\n[a]: https://a.org/", [("https://a.org/", 1)]),
        ("Go to https://a.org/x.", [("https://a.org/x", 1)]),
        ("(see https://a.org/x_(y))", [("https://a.org/x_(y)", 1)]),
        ("(see https://a.org/x)", [("https://a.org/x", 1)]),
        ("**https://a.org/x**", [("https://a.org/x", 1)]),
        ("[https://a.org/](https://a.org/)", [("https://a.org/", 1)]),
        ("- a\n- b\n  [c](https://c.org)", [("https://c.org", 3)]),
        ("> a\n> [c](https://c.org)", [("https://c.org", 2)]),
        ("| a |\n|---|\n| [c](https://c.org) |", [("https://c.org", 3)]),
        ("# [h](https://h.org)\n\ntext\nmore https://m.org", [("https://h.org", 1), ("https://m.org", 4)]),
        ("a\n\n<p>\n<a href='https://a.org'>a</a>\n</p>", [("https://a.org", 4)]),
        ("a <b><a href='https://a.org'>a</a></b>", [("https://a.org", 1)]),
        ("<div>\n\n[in](https://in.org)\n\n<img src='https://i.org/a.png'>\n</div>",
         [("https://in.org", 3), ("https://i.org/a.png", 5)]),
        ("`https://code.org`", []),
        ("```\nhttps://code.org\n```", []),
        ("    https://code.org", []),
        ("<!-- https://hidden.org -->", []),
        ("[a](mailto:me@a.org) [b](/relative) [c](#part) [d](ftp://a.org)", []),
    ],
)  # fmt: skip
def test_markdown_gives_its_links_images_and_bare_addresses(text: str, expected: list[tuple[str, int]]) -> None:
    assert found_in(text, "list.md") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>\n<a href='https://a.org/?a=1&amp;b=2'>a</a>", [("https://a.org/?a=1&b=2", 2)]),
        ("<A HREF=https://a.org/>a</A>", [("https://a.org/", 1)]),
        ("<a href='\n https://a.org/ '>a</a>", [("https://a.org/", 1)]),
        ("<img src='https://i.org/i.png'><video src='https://v.org/v' poster='https://p.org/p'></video>",
         [("https://i.org/i.png", 1), ("https://v.org/v", 1), ("https://p.org/p", 1)]),
        ("<iframe src='https://f.org'></iframe><object data='https://o.org'></object>",
         [("https://f.org", 1), ("https://o.org", 1)]),
        ("<link rel='preconnect' href='https://p.org'>", []),
        ("<link rel='stylesheet dns-prefetch' href='https://d.org'>", []),
        ("<link rel='canonical' href='https://c.org'>", [("https://c.org", 1)]),
        ("<base href='https://b.org/d/'><a href='p'>p</a><a href='/q'>q</a><a href='https://x.org'>x</a>",
         [("https://b.org/d/p", 1), ("https://b.org/q", 1), ("https://x.org", 1)]),
        ("<base href='http://[broken'><a href='p'>p</a><a href='https://x.org'>x</a>", [("https://x.org", 1)]),
        ("<a href='https://a.org/[x]'>a</a><a href='http://[broken'>b</a>",
         [("https://a.org/[x]", 1), ("http://[broken", 1)]),
        ("<a href='/relative'>a</a><a href='#x'>b</a><a name='c'>c</a><a href>d</a>", []),
        ("<p>https://text.org</p><script>'https://script.org'</script>", []),
        ("<!-- <a href='https://a.org'>a</a> -->", []),
        ("<a href='https://a.org'", []),
    ],
)  # fmt: skip
def test_html_gives_what_its_tags_name(text: str, expected: list[tuple[str, int]]) -> None:
    assert found_in(text, "page.html") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("links:\n  - role: homepage\n    url: https://a.org/\n  - url: 'https://b.org/'\n",
         [("https://a.org/", 3), ("https://b.org/", 4)]),
        ('  - {role: pdf, url: "https://a.org/a.pdf"}', [("https://a.org/a.pdf", 1)]),
        ("url: https://a.org/ # remark", [("https://a.org/", 1)]),
        ("licence_evidence: https://a.org/\n# url: https://b.org/\nurl: /relative", []),
        ("id: x\nid: x\nkind: 5\nurl: https://a.org/x,y", [("https://a.org/x,y", 4)]),
        ("url: https://a.org/it's", [("https://a.org/it's", 1)]),
        ("url: https://a.org/{x}", [("https://a.org/{x}", 1)]),
        ("links: [{role: homepage, url: https://a.org/}, {url: https://b.org/}]",
         [("https://a.org/", 1), ("https://b.org/", 1)]),
    ],
)  # fmt: skip
def test_yaml_gives_what_stands_under_url_in_any_mapping(text: str, expected: list[tuple[str, int]]) -> None:
    assert found_in(text, "entry.yaml") == expected


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("<!DOCTYPE html><a href='https://h.org'>h</a>", "https://h.org"),
        ("\n <html><a href='https://h.org'>h</a>", "https://h.org"),
        ("# List\n\n- [m](https://m.org)", "https://m.org"),
        ("id: x\nlinks:\n  - url: https://y.org\n", "https://y.org"),
        ("https://p.org", "https://p.org"),
    ],
)
@pytest.mark.parametrize("name", ["-", "LIST", "list.unknown"])
def test_without_a_suffix_the_text_tells_its_format(name: str, text: str, url: str) -> None:
    assert [link.url for link in read_links(text, name)] == [url]


@pytest.mark.parametrize(("text", "line"), [("a: 1\nb: @x\n", 2), ("a: 1\n\tb: 2", 2), ("a: 'x", 1)])
def test_yaml_that_is_none_is_refused_with_file_and_line(text: str, line: int) -> None:
    with pytest.raises(InputUnreadableError, match=rf"a\.yaml.*\b{line}: ") as raised:
        read_links(text, "a.yaml")
    assert "not YAML" in str(raised.value)


@pytest.mark.parametrize("name", ["A.MD", "a.markdown", "a.HTM", "a.xhtml", "a.YML", "a.lst"])
def test_a_suffix_counts_in_either_case_and_over_the_text(name: str) -> None:
    text = "<a href='https://a.org'>a</a>" if "h" in name.lower().split(".")[1] else "url: https://a.org"
    expected = "url: https://a.org" if name == "a.lst" else "https://a.org"
    assert [link.url for link in read_links(text, name)] == [expected]


def test_a_file_is_read_with_its_name_and_without_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(b"\xef\xbb\xbfhttps://a.org/\r\nhttps://b.org/\r\n")
    name = str(path)
    assert read_links_file(name) == (
        FoundLink(url="https://a.org/", file=name, line=1),
        FoundLink(url="https://b.org/", file=name, line=2),
    )


class Piped:
    """Standard input as a pipe gives it: the text layer over a buffer of bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def test_a_dash_means_standard_input_which_is_utf_8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Piped("\ufeffhttps://a.org/é\n".encode()))
    assert read_links_file("-") == (FoundLink(url="https://a.org/é", file="-", line=1),)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file"),
        (b"https://a.org/\n\xff", "not UTF-8 at byte 15"),
        ("https://a.org/".encode("utf-16"), "not UTF-8 at byte 0"),
        (b"x" * 1_001, "larger than"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, message: str
) -> None:
    monkeypatch.setattr(links, "MAX_BYTES", 1_000)
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputUnreadableError, match=message) as raised:
        read_links_file(str(path))
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadableError, match="Is a directory"):
        read_links_file(str(tmp_path))


def test_a_list_of_exactly_the_largest_size_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MAX_BYTES", 16)
    (tmp_path / "list.txt").write_bytes(b"https://a.org/ab")
    assert len(read_links_file(str(tmp_path / "list.txt"))) == 1
