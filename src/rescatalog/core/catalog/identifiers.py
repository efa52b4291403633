"""Identifiers that others have given, each with the check that catches a slip of the hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from stdnum import isbn as stdnum_isbn
from stdnum.iso7064 import mod_11_2

from rescatalog.core.catalog.scalars import Line, Part, written

_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_ISBN13 = re.compile(r"97[89][0-9]{10}")


def _isbn13(text: str) -> str:
    if _ISBN13.fullmatch(text) and stdnum_isbn.is_valid(text):
        return text
    if _ISBN13.fullmatch(text):
        raise PydanticCustomError("CAT211", "the check digit of `{text}` is wrong; copy it again", {"text": text})
    if stdnum_isbn.is_valid(text):
        right = stdnum_isbn.compact(stdnum_isbn.to_isbn13(text))
        raise PydanticCustomError("CAT211", "write the ISBN as its 13 digits: `{right}`", {"right": right})
    message = "an ISBN-13 is 13 digits, 978 or 979 first, without hyphens: `{text}` is not"
    raise PydanticCustomError("CAT211", message, {"text": text})


def _orcid(text: str) -> str:
    if not (_ORCID.fullmatch(text) and mod_11_2.is_valid(text.replace("-", ""))):
        message = "`{text}` is no ORCID iD: four groups of four digits, the last one a check digit"
        raise PydanticCustomError("CAT212", message, {"text": text})
    return text


def spdx(text: str) -> str | None:
    """Return an SPDX licence expression in its canonical spelling, or None when the text is none."""
    try:
        return canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return None


def _licence(text: str) -> str:
    right = spdx(text)
    if right is None:
        message = "`{text}` is no SPDX expression; for all rights reserved write `LicenseRef-all-rights-reserved`"
        raise PydanticCustomError("CAT213", message, {"text": text})
    if right != text:
        raise PydanticCustomError("CAT213", "write the licence as `{right}`", {"right": right})
    return text


@dataclass(frozen=True, slots=True)
class _Shape:
    """A text has this shape, for pydantic and for JSON Schema.

    Attributes:
        pattern: regular expression of the whole text.
        example: of such a text.
    """

    pattern: str
    example: str

    def check(self, text: str) -> str:
        """Return a text once it is known to have this shape."""
        if not re.fullmatch(self.pattern, text):
            message = "`{text}` does not look like `{example}`; copy it again"
            raise PydanticCustomError("CAT214", message, {"text": text, "example": self.example})
        return text

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), **written(self.pattern, f"It looks like `{self.example}`.").keywords}


_IN_ISBN13 = written(_ISBN13.pattern, "The 13 digits of an ISBN, 978 or 979 first, in quotes and without hyphens.")
_IN_ORCID = written(_ORCID.pattern, "Four groups of four digits, such as `0000-0002-1825-0097`.")
_NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
Isbn13 = Annotated[Line, AfterValidator(_isbn13), _IN_ISBN13]
"""Source: ISO 2108; check digits by python-stdnum."""
Orcid = Annotated[Line, AfterValidator(_orcid), _IN_ORCID]
"""Source: ISO 7064 11-2, as ORCID describes it."""
Licence = Annotated[Line, AfterValidator(_licence)]
"""Source: SPDX licence expressions, list of the `packaging` library."""
Doi = Annotated[Line, _Shape(r"10\.\d{4,9}/\S+", "10.1137/16M1080173")]
"""Source: DOI handbook section 2.2."""
Arxiv = Annotated[Line, _Shape(r"\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7}", "1802.01528")]
"""Source: arXiv identifier scheme; without the version."""
YoutubeVideo = Annotated[Line, _Shape(r"[A-Za-z0-9_-]{11}", "kjBOesZCoqc")]
YoutubePlaylist = Annotated[Line, _Shape(r"(PL|UU|OL|FL)[A-Za-z0-9_-]{10,50}", "PL49CF3715CB9EF31D")]
YoutubeChannel = Annotated[Line, _Shape(r"UC[A-Za-z0-9_-]{22}|@[A-Za-z0-9_.-]{3,30}", "UCYO_jab_esuFRV4b17AJtAw")]
Github = Annotated[Line, _Shape(rf"{_NAME}/{_NAME}", "mitmath/1806")]
Ocw = Annotated[Line, _Shape(r"[a-z0-9]+([-_][a-z0-9]+)*", "18-06-linear-algebra-spring-2010")]
Coursera = Annotated[Line, _Shape(r"(learn|specializations|professional-certificates)/[a-z0-9-]+", "learn/pca")]
Wikidata = Annotated[Line, _Shape(r"Q[1-9][0-9]*", "Q82571")]
Openlibrary = Annotated[Line, _Shape(r"OL[1-9][0-9]*[MW]", "OL1234M")]
Gutenberg = Annotated[Line, _Shape(r"[1-9][0-9]*", "33283")]


class Identifiers(Part):
    """Identifiers that others have given the resource, each in quotes."""

    isbn13: tuple[Isbn13, ...] = ()
    """ISBN-13, digits only."""
    doi: tuple[Doi, ...] = ()
    """DOI, without `https://doi.org/`."""
    arxiv: tuple[Arxiv, ...] = ()
    """arXiv id, without the version."""
    youtube_video: tuple[YoutubeVideo, ...] = ()
    """Id of a video."""
    youtube_playlist: tuple[YoutubePlaylist, ...] = ()
    """Id of a playlist."""
    youtube_channel: tuple[YoutubeChannel, ...] = ()
    """Id or handle of a channel."""
    github: tuple[Github, ...] = ()
    """Repository, as `owner/name`."""
    ocw: tuple[Ocw, ...] = ()
    """Last part of a course's address at MIT OpenCourseWare."""
    coursera: tuple[Coursera, ...] = ()
    """Path at Coursera, as `learn/x` or `specializations/x`."""
    edx: tuple[Line, ...] = ()
    """Course key, or path after `learn/`."""
    khan: tuple[Line, ...] = ()
    """Path at Khan Academy."""
    wikipedia: tuple[Line, ...] = ()
    """Title of the article."""
    wikidata: tuple[Wikidata, ...] = ()
    """Item, as `Q42`."""
    openlibrary: tuple[Openlibrary, ...] = ()
    """Work or edition."""
    gutenberg: tuple[Gutenberg, ...] = ()
    """Number of the e-book."""
    course_number: tuple[Line, ...] = ()
    """Number of the course at its university; not unique."""

    def pairs(self) -> Iterator[tuple[str, int, str]]:
        """Yield every identifier as its key, its place in the list, and its text."""
        for key in Identifiers.model_fields:
            for index, text in enumerate(getattr(self, key)):
                yield key, index, text
