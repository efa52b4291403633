"""What a page claims for libraries: citation_*, Dublin Core, PRISM, bepress and eprints."""

from __future__ import annotations

from collections.abc import Iterator

from rescatalog.core.extract.addresses import absolute
from rescatalog.core.extract.codes import doi_of, isbn13_of, language_of, licence_of
from rescatalog.core.extract.dates import iso_date
from rescatalog.core.extract.names import names_in
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.titles import cut
from rescatalog.core.extract.wording import MAX_PROSE, plain
from rescatalog.core.facts.fact import Claim, Field, Value

# Source: Google Scholar inclusion guidelines for webmasters, "Indexing of meta tags" (citation_, bepress, eprints).
_CITED = {
    Field.TITLE: ("citation_title", "bepress_citation_title", "eprints.title"),
    Field.DESCRIPTION: ("citation_abstract", "bepress_citation_abstract", "eprints.abstract"),
    Field.CREATORS: ("citation_author", "citation_authors", "bepress_citation_author", "eprints.creators_name"),
    Field.PUBLISHED: ("citation_publication_date", "citation_date", "bepress_citation_date", "citation_online_date",
                      "eprints.date", "citation_cover_date"),
    Field.PUBLISHER: ("citation_publisher", "bepress_citation_publisher", "citation_dissertation_institution"),
    Field.LANGUAGE: ("citation_language",),
    Field.DOI: ("citation_doi", "bepress_citation_doi"),
    Field.ISBN13: ("citation_isbn",),
    Field.TOPICS: ("citation_keywords",),
}  # fmt: skip
# Source: DCMI Metadata Terms; PRISM basic metadata.
_DUBLIN = {
    Field.TITLE: ("dc.title", "dcterms.title", "dc:title", "dcterms:title"),
    Field.DESCRIPTION: ("dc.description", "dcterms.description", "dcterms.abstract", "dc:description"),
    Field.CREATORS: ("dc.creator", "dcterms.creator", "dc:creator", "dc.contributor.author"),
    Field.PUBLISHED: ("dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dc:date", "prism.publicationdate",
                      "dc.date.created", "dcterms.created"),
    Field.MODIFIED: ("dcterms.modified", "dc.date.modified", "prism.modificationdate"),
    Field.PUBLISHER: ("dc.publisher", "dcterms.publisher", "dc:publisher"),
    Field.LANGUAGE: ("dc.language", "dcterms.language", "dc:language"),
    Field.LICENCE: ("dc.rights", "dcterms.license", "dcterms.rights", "dc.rights.license"),
    Field.DOI: ("dc.identifier", "dcterms.identifier", "prism.doi", "dc.identifier.doi"),
    Field.ISBN13: ("dc.identifier.isbn", "prism.isbn"),
    Field.TOPICS: ("dc.subject", "dcterms.subject"),
}  # fmt: skip
_MANY = frozenset({Field.CREATORS, Field.TOPICS})


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield what the bibliographic `meta` elements of a page claim."""
    for source, names_by_field in (("citation", _CITED), ("dublin-core", _DUBLIN)):
        for field, names in names_by_field.items():
            found = [page.metas[name] for name in names if name in page.metas]
            value = _value(field, found, page) if found else None
            if value:
                yield Claim(field=field, value=value, source=source)
    address = page.meta("citation_abstract_html_url", "citation_public_url")
    canonical = absolute(address, page.url)
    if canonical:
        yield Claim(field=Field.CANONICAL, value=canonical, source="citation")


def _value(field: Field, found: list[tuple[str, ...]], page: Page) -> Value | None:
    """Return what is claimed; many may share one name, and of several names the first that can be read counts."""
    if field in _MANY:
        return _several(field, found[0], page)
    texts = [text for several in found for text in several]
    read = {
        Field.PUBLISHED: iso_date, Field.MODIFIED: iso_date, Field.LANGUAGE: language_of, Field.LICENCE: licence_of,
        Field.DOI: doi_of, Field.ISBN13: isbn13_of,
    }.get(field)  # fmt: skip
    if read is not None:
        return next((value for text in texts if (value := read(text))), None)
    text = plain(texts[0], MAX_PROSE if field is Field.DESCRIPTION else 300)
    if field is Field.TITLE and text:
        return cut(text, page.site, (*page.headings, *page.lower))
    return text


def _several(field: Field, texts: tuple[str, ...], page: Page) -> tuple[str, ...]:
    if field is Field.CREATORS:
        return names_in(texts, page.site.names, listed=_are_listed(texts), signed=True)
    parts = (part for text in texts[:20] for part in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(text for part in parts if (text := plain(part, 80))))[:20]


def _are_listed(texts: tuple[str, ...]) -> bool:
    """Return whether each text is one name with its surname first; one alone may be a list of two whole names."""
    halves = [[half.split() for half in text[:MAX_PROSE].split(",")] for text in texts]
    is_list_itself = len(texts) == 1 and all(len(half) > 1 for half in halves[0])
    return all(len(parts) <= 2 for parts in halves) and not is_list_itself  # noqa: PLR2004 - surname and given name
