"""A search as an Atom feed, newest first."""

from __future__ import annotations

import re
import sqlite3
from xml.etree import ElementTree as ET

from rescatalog.publish.searching.kept import Kept
from rescatalog.publish.searching.search import browse, find
from rescatalog.publish.searching.wanted import Wanted

_ATOM = "http://www.w3.org/2005/Atom"
# Source: XML 1.0, section 2.2: no other characters may stand in a document.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Of a feed in which nothing has a day; a feed must have one.
_BEGINNING = "1970-01-01"


def feed(connection: sqlite3.Connection, wanted: Wanted, kept: Kept, *, catalog: str, root: str) -> bytes:
    """Return the feed of a search; a search that finds nothing is a feed without entries.

    Source: RFC 4287, sections 4.1.1 and 4.1.2.

    Args:
        connection: to a published database.
        wanted: what is asked.
        kept: what search read of the database before.
        catalog: the catalog's name.
        root: address of the site without the last slash.
    """
    # Near spellings and loose matches would fill a reader's feed with what was not asked.
    asked = bool(wanted.query.strip())
    results = (find(connection, wanted, kept, strictly=True) if asked else browse(connection, wanted, kept)).results
    top = ET.Element(f"{{{_ATOM}}}feed")
    _text(top, "title", f"{wanted.query or 'Search'} · {catalog}")
    _text(top, "id", root + wanted.address("/search.atom"))
    _text(top, "updated", _time(max((result.added or "" for result in results), default="")))
    _link(top, root + wanted.address("/search.atom"), rel="self")
    _link(top, root + wanted.address("/search"), rel="alternate")
    for result in results:
        entry = ET.SubElement(top, f"{{{_ATOM}}}entry")
        _text(entry, "title", result.title)
        _text(entry, "id", f"{root}/resources/{result.id}")
        _text(entry, "updated", _time(result.added))
        _text(ET.SubElement(entry, f"{{{_ATOM}}}author"), "name", result.people or catalog)
        _link(entry, f"{root}/resources/{result.id}", rel="alternate")
        _text(entry, "summary", result.summary)
    ET.register_namespace("", _ATOM)
    return bytes(ET.tostring(top, encoding="utf-8", xml_declaration=True))


def _time(day: str | None) -> str:
    return f"{day or _BEGINNING}T00:00:00Z"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = _ILLEGAL.sub("", text)


def _link(parent: ET.Element, address: str, *, rel: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": _ILLEGAL.sub("", address)})
