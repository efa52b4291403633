"""What the headers of an answer claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rescatalog.core.extract.codes import language_of, licence_of
from rescatalog.core.extract.dates import iso_date
from rescatalog.core.facts.fact import Claim, Field


def claims_of(headers: Iterable[tuple[str, str]]) -> Iterator[Claim]:
    """Yield what headers claim; they speak of the file, so all of it is believed little.

    Source: RFC 9110, 8.5 (Content-Language) and 8.8.2 (Last-Modified); RFC 8288 (Link).

    Args:
        headers: names in lower case with their values.
    """
    for name, text in headers:
        if name == "last-modified" and (day := iso_date(text)):
            yield Claim(field=Field.MODIFIED, value=day, source="last-modified")
        elif name == "content-language" and "," not in text and (language := language_of(text)):
            yield Claim(field=Field.LANGUAGE, value=language, source="content-language")
        elif name == "link" and "license" in text and (licence := licence_of(_target(text))):
            yield Claim(field=Field.LICENCE, value=licence, source="link-header")


def _target(text: str) -> str:
    """Return the address of the `license` link in a Link header, or an empty text."""
    for part in text[:2_000].split("<")[1:]:
        address, _, parameters = part.partition(">")
        if "license" in parameters.split(",")[0]:
            return address
    return ""
