"""What a PDF says of itself: its document information, its metadata packet and how many pages it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from rescatalog.core.extract.codes import doi_of, language_of
from rescatalog.core.extract.dates import iso_date
from rescatalog.core.extract.names import names_in
from rescatalog.core.extract.pdf_objects import dictionary_of, inflated, text_entry
from rescatalog.core.extract.wording import plain
from rescatalog.core.facts.fact import Claim, Field, Value

MAX_BYTES = 1_000_000
MOST_PAGES = 20_000
_PACKET_BYTES = 65_536
# Source: ISO 32000-2, 7.5.5 (trailer), 7.7.3.2 (page tree), F.3.3 (linearization), 7.6 (encryption).
_INFO = re.compile(rb"/Info[\x00\s]{0,9}(\d{1,9})[\x00\s]{1,9}(\d{1,5})[\x00\s]{1,9}R\b")
_LINEAR = re.compile(rb"/Linearized\b[^>]{0,300}?/N[\x00\s]{0,9}(\d{1,6})\b")
_COUNT = re.compile(rb"/Count[\x00\s]{0,9}(\d{1,6})\b")
_FILE_NAMES = re.compile(
    r"(?i)\.(docx?|pdf|tex|dvi|ps|pptx?|indd|qxd|odt|pages|eps)$|^(untitled|microsoft word|slide \d|title)\b"
)
_ITEM = re.compile(rb"<rdf:li\b[^>]{0,200}>([^<]{1,1000})<")
_XMP = {
    "title": (b"<dc:title>", b"</dc:title>"),
    "creator": (b"<dc:creator>", b"</dc:creator>"),
    "language": (b"<dc:language>", b"</dc:language>"),
}
_XMP_DOI = re.compile(rb"<(?:prism:doi|pdfx:doi|crossmark:DOI)>([^<]{1,300})<", re.IGNORECASE)
_XMP_MADE = re.compile(rb"<xmp:(?:CreateDate)>([^<]{4,40})<|\bxmp:CreateDate=\"([^\"]{4,40})\"")


def claims_of(body: bytes) -> Iterator[Claim]:
    """Yield what a PDF claims; nothing for any other file.

    Measured on 874 lecture notes: the title is there in 64 of 100 and right in 20, so all of this is believed little.

    Args:
        body: the beginning of the file, or all of it.
    """
    if body[:1024].find(b"%PDF-") < 0:
        return
    body = body[:MAX_BYTES]
    for field, value in (*_info(body), *_packet(body)):
        if value:
            yield Claim(field=field, value=value, source="pdf")
    pages = _pages(body)
    if pages:
        yield Claim(field=Field.PAGES, value=pages, source="pdf-pages")


def _info(body: bytes) -> Iterator[tuple[Field, Value | None]]:
    references = _INFO.findall(body)
    # Strings of an encrypted file are noise.
    if not references or b"/Encrypt" in body:
        return
    number = int(references[-1][0])
    written = dictionary_of(body, number)
    title = text_entry(written, b"Title")
    yield Field.TITLE, title if title and not _FILE_NAMES.search(title) else None
    yield Field.CREATORS, names_in(filter(None, [text_entry(written, b"Author")]))
    yield Field.PUBLISHED, _pdf_date(text_entry(written, b"CreationDate"))
    yield Field.MODIFIED, _pdf_date(text_entry(written, b"ModDate"))


def _packet(body: bytes) -> Iterator[tuple[Field, Value | None]]:
    """Yield what the XMP packet says beside the document information. Source: ISO 16684-1."""
    start = body.rfind(b"<x:xmpmeta")
    if start < 0:
        return
    packet = body[start : start + _PACKET_BYTES]
    title = next(iter(_items(packet, "title")), None)
    yield Field.TITLE, title if title and not _FILE_NAMES.search(title) else None
    yield Field.CREATORS, names_in(_items(packet, "creator"))
    yield Field.LANGUAGE, language_of(next(iter(_items(packet, "language")), None))
    doi = _XMP_DOI.search(packet)
    yield Field.DOI, doi_of(f"doi:{doi[1].decode('ascii', 'replace').removeprefix('doi:')}") if doi else None
    made = _XMP_MADE.search(packet)
    yield Field.PUBLISHED, iso_date((made[1] or made[2]).decode("ascii", "replace")) if made else None


def _items(packet: bytes, name: str) -> list[str]:
    opening, closing = _XMP[name]
    start = packet.find(opening)
    end = packet.find(closing, start)
    if start < 0 or end < 0:
        return []
    texts = (plain(unescape(text.decode("utf-8", "replace"))) for text in _ITEM.findall(packet[start:end])[:20])
    return [text for text in texts if text and text != "x-default"]


def _pages(body: bytes) -> int | None:
    """Return the number of pages, or None when the part of the file that says it may be missing."""
    linear = _LINEAR.search(body, 0, 4_096)
    if linear:
        count = int(linear[1])
    elif b"%%EOF" in body[-2_048:]:
        counts = [
            int(number) for source in (body, inflated(body)) for number in _COUNT.findall(source) if b"/Pages" in source
        ]
        count = max(counts, default=0)
    else:
        count = 0
    return count if 0 < count <= MOST_PAGES else None


def _pdf_date(text: str | None) -> str | None:
    """Return a date such as `D:20190304120000Z`. Source: ISO 32000-2, 7.9.4."""
    found = re.match(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?", text or "", re.ASCII)
    return iso_date("-".join(part for part in found.groups() if part)) if found else None
