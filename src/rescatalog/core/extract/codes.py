"""Names that others have given: ISBN, DOI, languages, licences; each checked before it is believed."""

from __future__ import annotations

import re
from urllib.parse import unquote

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from stdnum import isbn

# No ISBN with its hyphens and no SPDX name is longer.
MOST_LETTERS = 40
# Source: DOI Handbook, section 2.2; and https://www.crossref.org/blog/dois-and-matching-regular-expressions/.
_DOI = re.compile(r"(?:^|doi:\s*|doi\.org/)(10\.\d{4,9}/[^\s\"<>]{1,200})", re.IGNORECASE | re.ASCII)
# Source: RFC 5646, 2.1; the primary language and the script, which is what a reader chooses by.
_LANGUAGE = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_][A-Za-z0-9]{2,8})*\s*", re.ASCII)
_LANGUAGE_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "portuguese": "pt", "italian": "it", "dutch": "nl", "russian": "ru", "polish": "pl",
    "swedish": "sv", "chinese": "zh", "japanese": "ja", "korean": "ko", "arabic": "ar", "hindi": "hi",
}  # fmt: skip
# Retired codes. Source: IANA language subtag registry, Preferred-Value.
_RETIRED = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "eng": "en", "deu": "de", "ger": "de",
            "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "zho": "zh", "chi": "zh", "jpn": "ja"}  # fmt: skip
# Source: https://creativecommons.org/licenses/ (addresses) and the SPDX licence list (names).
_CREATIVE = re.compile(
    r"creativecommons\.org/licen[sc]es/(by(?:-nc)?(?:-nd|-sa)?)/(\d\.\d)(?:/([a-z]{2})\b)?", re.IGNORECASE
)
_PUBLIC = re.compile(r"creativecommons\.org/publicdomain/(zero|mark)/1\.0", re.IGNORECASE)
_SPOKEN = re.compile(r"\bCC[ -](BY(?:-NC)?(?:-ND|-SA)?)[ -](\d\.\d)\b", re.IGNORECASE)
_OTHERS = {
    "opensource.org/licenses/mit": "MIT", "opensource.org/license/mit": "MIT",
    "apache.org/licenses/license-2.0": "Apache-2.0", "gnu.org/licenses/fdl-1.3": "GFDL-1.3-or-later",
    "gnu.org/copyleft/fdl": "GFDL-1.3-or-later", "gnu.org/licenses/gpl-3.0": "GPL-3.0-or-later",
    "opensource.org/licenses/bsd-3-clause": "BSD-3-Clause",
    "arxiv.org/licenses/nonexclusive-distrib": "LicenseRef-arXiv",
}  # fmt: skip


def isbn13_of(text: object) -> str | None:
    """Return an ISBN as its 13 digits, or None when its check digit is wrong.

    Source: ISO 2108; check digits by python-stdnum.
    """
    if not isinstance(text, str) or len(text) > MOST_LETTERS:
        return None
    digits = re.sub(r"(?i)^\s*(?:urn:)?isbn(?:-?1[03])?[:\s]*", "", text).strip()
    if not isbn.is_valid(digits):
        return None
    return str(isbn.compact(isbn.to_isbn13(digits)))


def doi_of(text: object) -> str | None:
    """Return the DOI in a text in lower case, or None."""
    found = _DOI.search(unquote(text[:400]).strip()) if isinstance(text, str) else None
    if not found:
        return None
    doi = found[1].lower().rstrip(".,;")
    # A parenthesis that was opened inside belongs to it.
    return doi if doi.count("(") >= doi.count(")") else doi.rstrip(").,;")


def language_of(text: object) -> str | None:
    """Return a language as a BCP 47 tag without region, such as `en` or `zh-Hant`, or None."""
    if not isinstance(text, str):
        return None
    text = text.strip()[:35]
    named = _LANGUAGE_NAMES.get(text.lower())
    found = _LANGUAGE.fullmatch(text)
    if named or not found:
        return named
    primary = _RETIRED.get(found[1].lower(), found[1].lower())
    return f"{primary}-{found[2].title()}" if found[2] else primary


def licence_of(text: object) -> str | None:
    """Return a licence as an SPDX expression, or None when it is none that is known.

    Args:
        text: address of the licence, or its name.
    """
    if not isinstance(text, str):
        return None
    text = text.strip()[:400]
    if found := _CREATIVE.search(text):
        country = f"-{found[3].upper()}" if found[3] else ""
        return _spdx(f"CC-{found[1].upper()}-{found[2]}{country}") or _spdx(f"CC-{found[1].upper()}-{found[2]}")
    if found := _PUBLIC.search(text):
        return "CC0-1.0" if found[1].lower() == "zero" else "CC-PDM-1.0"
    if found := _SPOKEN.search(text):
        return _spdx(f"CC-{found[1].upper()}-{found[2]}")
    known = next((name for part, name in _OTHERS.items() if part in text.lower()), None)
    return known or (_spdx(text) if len(text) <= MOST_LETTERS else None)


def _spdx(text: str) -> str | None:
    try:
        return str(canonicalize_license_expression(text))
    except (InvalidLicenseExpression, ValueError):
        return None
