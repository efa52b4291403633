"""What title a page has."""

from __future__ import annotations

import pytest

from rescatalog.core.judging.page import HEAD_BYTES, MAX_TITLE, one_line, title_of

WORD = "Матанализ"
META = '<meta charset="{}">'


@pytest.mark.parametrize(
    ("body", "content_type", "title"),
    [
        (b"<!doctype html><html><head><title>Sets</title></head><body>", "text/html", "Sets"),
        (b"<title>Sets</title>", None, "Sets"),
        (b"<TITLE>Sets</TITLE>", "", "Sets"),
        (b"<title>Sets", "text/html", "Sets"),
        (b"<title>\n  Sets\n\tand   maps </title>", "text/html", "Sets and maps"),
        (b"<title>First</title><title>Second</title>", "text/html", "First"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>X</title>", "application/xhtml+xml", "X"),
        (b"<?xml version='1.0' encoding='bogus'?><html><head><title>X</title>", "application/xml", "X"),
        (b"<title>Sets</title>", "text/plain", None),
        (b"<title>Sets</title>", "application/pdf", None),
        (b"%PDF-1.7", None, None),
        (b"", "text/html", None),
        (b"<", "text/html", None),
        (b"<!---->", "text/html", None),
        (b"<title></title>", "text/html", None),
        (b"<title> \n </title>", "text/html", None),
        (b"<h1>Sets</h1>", "text/html", None),
    ],
)
def test_the_title_is_the_text_of_the_first_title_element(
    body: bytes, content_type: str | None, title: str | None
) -> None:
    assert title_of(body, content_type) == title


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Sets &amp; maps", "Sets & maps"),
        ("&eacute;t&#233; &#x41;", "été A"),
        ("a&nbsp;b", "a b"),
        ("&lt;script&gt;", "<script>"),
        ("<b>Sets</b>", "<b>Sets</b>"),
        ("&bogus; & co", "&bogus; & co"),
    ],
)
def test_entities_are_read_and_markup_in_a_title_is_text(written: str, title: str) -> None:
    assert title_of(f"<title>{written}</title>".encode(), "text/html; charset=utf-8") == title


@pytest.mark.parametrize(
    ("charset", "python_name"),
    [
        ("windows-1251", "cp1251"),
        ("Windows-1251", "cp1251"),
        ('"windows-1251"', "cp1251"),
        ("koi8-r", "koi8-r"),
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8"),
        ("iso-8859-5", "iso-8859-5"),
        ("utf-16", "utf-16"),
    ],
)
def test_the_header_names_the_charset(charset: str, python_name: str) -> None:
    body = f"<title>{WORD}</title>".encode(python_name)
    assert title_of(body, f"text/html; charset={charset}") == WORD


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
@pytest.mark.parametrize("content_type", [None, "text/html", "text/html; charset=x-unheard-of"])
def test_without_a_usable_header_the_page_names_its_charset(charset: str, content_type: str | None) -> None:
    body = f"<head>{META.format(charset)}<title>{WORD}</title></head>".encode(charset)
    assert title_of(body, content_type) == WORD


def test_the_older_form_of_naming_a_charset_counts_too() -> None:
    meta = "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"
    assert title_of(f"{meta}<title>{WORD}</title>".encode("cp1251"), "text/html") == WORD


def test_the_header_outweighs_the_page() -> None:
    body = f"{META.format('utf-8')}<title>{WORD}</title>".encode("cp1251")
    assert title_of(body, "text/html; charset=windows-1251") == WORD


def test_a_byte_order_mark_names_the_charset() -> None:
    assert title_of(f"\ufeff<title>{WORD}</title>".encode(), "text/html") == WORD


def test_without_any_declaration_utf_8_is_read_as_utf_8() -> None:
    assert title_of(f"<title>{WORD}</title>".encode(), "text/html") == WORD


def test_a_page_may_name_its_charset_after_its_title() -> None:
    assert title_of(f"<title>{WORD}</title>{META.format('utf-8')}".encode(), "text/html") == WORD


@pytest.mark.parametrize(
    "charset",
    [
        "euc-kr",
        "euc-jp",
        "iso-2022-jp",
        "macintosh",
        "utf-16le",
        "utf-8-sig",
        "ibm437",
        "hex",
        "rot13",
        "undefined",
    ],
)
def test_a_charset_the_parser_cannot_read_is_no_fault_of_ours(charset: str) -> None:
    assert title_of(b"<title>Sets</title>", f"text/html; charset={charset}") in {"Sets", None}


def test_broken_bytes_are_replaced_and_the_rest_is_kept() -> None:
    assert title_of(b"<title>Se\xffts</title>", "text/html; charset=utf-8") == "Se\ufffdts"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (b"<!-- <title>No</title> --><title>Yes</title>", "Yes"),
        (b"<script>document.write('<title>No</title>')</script><title>Yes</title>", "Yes"),
        (b"<script>var t = '<title>No</title>'</script>", None),
        (b"<head></head><body><title>No</title>", None),
        (b"<head><title>Yes</title></head><body><svg><title>No</title></svg>", "Yes"),
        (b"<body><svg><title>No</title></svg>", None),
        (b"<!doctype html><p>No head<svg><title>No</title></svg>", None),
    ],
)
def test_titles_elsewhere_are_not_the_page_s(body: bytes, title: str | None) -> None:
    assert title_of(body, "text/html; charset=utf-8") == title


def test_a_huge_head_that_ends_is_read_whole() -> None:
    filler = b"<meta name=x content=y>" * 5_000
    assert len(filler) > HEAD_BYTES
    assert title_of(b"<head>" + filler + b"<title>Late</title></head>", "text/html") == "Late"


def test_a_head_without_an_end_is_read_so_far_and_no_further() -> None:
    filler = b" " * HEAD_BYTES
    assert title_of(b"<head><title>Early</title>" + filler, "text/html") == "Early"
    assert title_of(b"<head>" + filler + b"<title>Late</title>", "text/html") is None


@pytest.mark.parametrize("length", [MAX_TITLE, MAX_TITLE + 1, 100_000])
def test_a_long_title_is_cut(length: int) -> None:
    title = title_of(b"<title>" + b"x" * length + b"</title>", "text/html")
    assert title is not None
    assert len(title) == MAX_TITLE
    assert title.endswith("…") == (length > MAX_TITLE)


@pytest.mark.parametrize(
    "point",
    [0x01, 0x07, 0x08, 0x1B, 0x7F, 0x85, 0x9B, 0x200B, 0x200F, 0x202E, 0x2066, 0x2069, 0xFEFF, 0x061C],
)
def test_control_and_bidi_characters_are_left_out(point: int) -> None:
    assert one_line(f"a{chr(point)}b") == "ab"


@pytest.mark.parametrize("blank", ["\n", "\r\n", "\t", "\u00a0", "\u2028", "\u2029", "  "])
def test_every_kind_of_blank_becomes_one_space(blank: str) -> None:
    assert one_line(f" a{blank}b ") == "a b"


def test_a_text_of_invisible_characters_is_no_text() -> None:
    assert one_line("\u200b \x1b\u202e") is None


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        # The header lies, as many servers do for whatever they serve.
        (f"<title>{WORD}</title>".encode(), "text/html; charset=iso-8859-1"),
        (f"<meta charset=windows-1251><title>{WORD}</title>".encode("cp1251"), "text/html; charset=utf-8"),
        (b"\xef\xbb\xbf" + f"<title>{WORD}</title>".encode(), "text/html; charset=koi8-r"),
        (f"<title>{WORD}</title>".encode("utf-16"), "text/html"),
        (f"<title>{WORD}</title>я".encode()[:-1], "text/html; charset=windows-1251"),
    ],
    ids=["latin-1 said", "utf-8 said", "marked", "marked as utf-16", "cut inside a letter"],
)
def test_bytes_that_can_only_be_one_charset_are_read_in_it(body: bytes, content_type: str) -> None:
    assert title_of(body, content_type) == WORD


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "unicode_escape", "utf-7", "rot13", "hex", "zlib", "undefined", "\x00"]
)
def test_codecs_that_are_no_charsets_of_pages_are_not_used(charset: str) -> None:
    assert title_of(b"<title>d\xe9j\xe0</title>", f"text/html; charset={charset}") == "déjà"


def test_gb2312_means_its_larger_successor() -> None:
    assert title_of("<meta charset=gb2312><title>镕基</title>".encode("gb18030"), "text/html") == "镕基"
