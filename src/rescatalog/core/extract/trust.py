"""How far each source is believed, by field; shares of pages on which it was right, as measured."""

from __future__ import annotations

from rescatalog.core.facts.fact import Claim, Field

# Above everything that a page says of itself.
API = 100.0
RULE = 90.0
# Sources that one and the same plug-in writes from one and the same field speak with one voice.
_VOICES = {
    "twitter": "og",
    "json-ld-web": "json-ld",
    "heading": "h1",
    "h2": "h1",
    "pdf-pages": "pdf",
    "content-language": "header",
}
# For titles: the logarithm of right against wrong on hand-labelled articles, rounded.
_TITLES = {
    "citation": 4.0, "json-ld": 1.4, "microdata": 1.4, "h1": 1.3, "h2": 1.0, "dublin-core": 1.2, "title": 0.8,
    "og": 0.5, "heading": 0.45, "twitter": 0.4, "json-ld-web": 0.3, "pdf": 0.1,
}  # fmt: skip
_PEOPLE = {
    "citation": 4.0, "json-ld": 3.0, "og": 2.5, "dublin-core": 2.2, "microdata": 1.5, "meta": 1.2, "byline": 0.6,
    "pdf": 0.3,
}  # fmt: skip
_DAYS = {
    "citation": 3.5, "address": 3.4, "og": 3.0, "json-ld": 2.8, "microdata": 2.4, "dublin-core": 2.0, "meta": 1.8,
    "json-ld-web": 1.2, "time": 1.0, "lone-time": 0.6, "dateline": 0.5, "pdf": 0.2,
}  # fmt: skip
_LANGUAGES = {"text": 4.0, "citation": 2.0, "json-ld": 1.6, "html-lang": 1.5, "microdata": 1.2, "dublin-core": 1.2,
              "og": 1.0, "content-language": 0.8, "pdf": 0.8}  # fmt: skip
_TEXTS = {"og": 2.0, "json-ld": 1.8, "citation": 1.7, "microdata": 1.5, "twitter": 1.2, "meta": 1.1, "dublin-core": 1.0}
_OTHERS = {"citation": 3.0, "json-ld": 2.5, "microdata": 2.0, "dublin-core": 1.8, "meta": 1.6, "og": 1.5,
           "pdf-pages": 1.4, "twitter": 1.0, "last-modified": 0.3, "link-header": 1.5, "json-ld-web": 1.5,
           "pdf": 0.2}  # fmt: skip
_BY_FIELD = {
    Field.TITLE: _TITLES, Field.CREATORS: _PEOPLE, Field.PUBLISHED: _DAYS, Field.MODIFIED: _OTHERS,
    Field.LANGUAGE: _LANGUAGES, Field.DESCRIPTION: _TEXTS, Field.IMAGE: _TEXTS,
}  # fmt: skip
_UNKNOWN = 0.25


def weight_of(claim: Claim) -> float:
    """Return how much a claim counts against others on the same field."""
    if is_of_provider(claim.source):
        return API if claim.source.endswith("-api") else RULE
    return _BY_FIELD.get(claim.field, _OTHERS).get(claim.source, _UNKNOWN)


def voice_of(source: str) -> str:
    """Return by what name a source counts as independent of others."""
    return _VOICES.get(source, source)


def is_of_provider(source: str) -> bool:
    """Return whether a source knows the one place it speaks of: an API, or a rule for its pages."""
    return source.endswith(("-api", "-page"))
