"""What a PDF says of itself, whole or cut."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.extract.pdf import claims_of
from rescatalog.core.facts.fact import Confidence, Field, Value
from rescatalog.core.providers.reading import facts_of

END = b"trailer << /Root 9 0 R /Info 1 0 R >>\n%%EOF\n"


def pdf(info: bytes, rest: bytes = b"") -> bytes:
    return b"%PDF-1.5\n1 0 obj\n<< " + info + b" >>\nendobj\n" + rest + END


def said(body: bytes) -> dict[Field, Value]:
    return {claim.field: claim.value for claim in claims_of(body)}


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (b"(On Sets)", "On Sets"),
        (b"(On \\(all\\) Sets)", "On (all) Sets"),
        (b"(On (all) Sets)", "On (all) Sets"),
        (b"(On \\\nSets)", "On Sets"),
        (b"(\\117n Sets)", "On Sets"),
        (b"<4F6E2053657473>", "On Sets"),
        (b"<FEFF041C>", "М"),
        (b"(\xfe\xff\x04\x1c)", "М"),
        (b"(\xef\xbb\xbfd\xc3\xa9j\xc3\xa0)", "déjà"),
        (b"(d\xe9j\xe0)", "déjà"),
    ],
)
def test_a_title_is_read_in_every_spelling(written: bytes, title: str) -> None:
    assert said(pdf(b"/Title " + written))[Field.TITLE] == title


@pytest.mark.parametrize("written", [b"()", b"(notes.tex)", b"(Microsoft Word - lec1.doc)", b"(untitled)", b"7", b"("])
def test_the_name_of_a_file_is_no_title(written: bytes) -> None:
    assert Field.TITLE not in said(pdf(b"/Title " + written + b"\nendobj"))


def test_document_information_claims_little_and_low() -> None:
    body = pdf(
        b"/Title (On Sets) /Author (Emmy Noether and Ada Lind) /CreationDate (D:20190304120000Z) /ModDate (D:2020)"
    )
    facts = {
        fact.field: fact for fact in facts_of(body, [("content-type", "application/pdf")], "https://x.example/a.pdf")
    }
    assert facts[Field.CREATORS].value == ("Emmy Noether", "Ada Lind")
    assert facts[Field.PUBLISHED].value == "2019-03-04"
    assert facts[Field.MODIFIED].value == "2020"
    assert {fact.confidence for fact in facts.values()} == {Confidence.LOW}


def test_pages_are_counted_only_where_the_whole_file_says_them() -> None:
    tree = b"2 0 obj << /Type /Pages /Count 12 /Kids [] >> endobj 3 0 obj << /Type /Pages /Count 40 >> endobj "
    assert said(pdf(b"", tree))[Field.PAGES] == 40
    assert Field.PAGES not in said(pdf(b"", tree)[: -len(END)] + b"x" * 4_000)
    assert said(b"%PDF-1.4\n7 0 obj << /Linearized 1 /L 9 /N 88 >> endobj")[Field.PAGES] == 88


def test_objects_that_are_packed_are_unpacked() -> None:
    inner = b"1 0 << /Title (On Sets) >> 2 1"
    index = b"1 0 "
    packed = zlib.compress(index + inner[4:])
    stream = b"5 0 obj << /Type /ObjStm /N 1 /First 4 /Length 99 >> stream\n" + packed + b"\nendstream endobj "
    assert said(b"%PDF-1.5\n" + stream + END)[Field.TITLE] == "On Sets"


def test_the_metadata_packet_is_read_where_there_is_no_information() -> None:
    packet = (
        b"<x:xmpmeta><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>On Sets &amp; Maps</rdf:li></rdf:Alt></dc:title>"
        b"<dc:creator><rdf:Seq><rdf:li>Emmy Noether</rdf:li></rdf:Seq></dc:creator>"
        b"<prism:doi>10.1000/Sets</prism:doi><xmp:CreateDate>2019-03-04T10:00:00Z</xmp:CreateDate></x:xmpmeta>"
    )
    facts = said(b"%PDF-1.5\n" + packet)
    assert facts == {
        Field.TITLE: "On Sets & Maps",
        Field.CREATORS: ("Emmy Noether",),
        Field.DOI: "10.1000/sets",
        Field.PUBLISHED: "2019-03-04",
    }


def test_texts_of_an_encrypted_file_are_noise() -> None:
    assert said(pdf(b"/Title (\x93\x12\xaa)", b"4 0 obj << /Encrypt 8 0 R >> endobj ")) == {}


def test_what_is_no_pdf_says_nothing() -> None:
    assert said(b"PK\x03\x04 /Info 1 0 R /Title (x)") == {}


WHOLE = pdf(
    b"/Title (On \\(all\\) Sets) /Author <FEFF0041> /CreationDate (D:20190304)", b"2 0 obj << /Count 3 /Pages >> "
)


@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)), st.binary(max_size=30))
def test_a_pdf_that_is_cut_or_broken_is_survived(start: int, end: int, noise: bytes) -> None:
    assert all(claim.source.startswith("pdf") for claim in claims_of(WHOLE[:start] + noise + WHOLE[end:]))


@pytest.mark.parametrize(
    "hostile",
    [b"/Info 1 0 R " * 5_000, b"/Info 1 0 R 1 0 obj<</Title " + b"(" * 60_000, b"/Info 1 0 R" + b" 1 0 obj" * 8_000,
     b"/ObjStm" * 9_000, b"/Info 7 0 R" + b"/ObjStm stream\n" * 4_000, b"<x:xmpmeta><dc:title>" + b"<rdf:li " * 8_000,
     b"/Linearized" * 5_000, b"/Info 7 0 R /ObjStm /First 9 stream\n" + zlib.compress(b"0" * 50_000_000)],
    ids=range(8),
)  # fmt: skip
def test_a_hostile_pdf_says_nothing(hostile: bytes) -> None:
    assert Field.TITLE not in said(b"%PDF-1.4\n" + hostile)
