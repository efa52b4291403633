"""PDFs wherever they lie, and pages about PDFs that are none."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers import documents, registry
from rescatalog.core.providers.provider import Item
from tests.core.providers.showing import shown


@pytest.mark.parametrize(
    "url",
    [
        "https://cs229.stanford.edu/main_notes.pdf",
        "https://a.lan/notes/Chapter%201.PDF?version=2",
        "https://raw.githubusercontent.com/a/b/main/c.pdf",
    ],
)
def test_a_file_is_its_address(url: str) -> None:
    assert documents.item_of(url) == Item(provider="documents", kind="pdf", name=url)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.lan/", "https://a.lan/pdf", "https://a.lan/x.pdf/about", "https://a.lan/?file=x.pdf", "https://a.lan/.pdf",
        "https://github.com/a/b/blob/main/c.pdf", "https://en.wikipedia.org/wiki/File:Matrix.pdf",
        "https://drive.google.com/x/y.pdf", "ftp://a.lan/x.pdf",
    ],
)  # fmt: skip
def test_other_addresses_are_no_files(url: str) -> None:
    assert documents.item_of(url) is None


def test_a_page_in_place_of_the_file_gets_no_title_from_the_file_s_name() -> None:
    url = "https://a.lan/main_notes.pdf"
    item = documents.item_of(url)
    assert item is not None
    assert registry.page_claims(shown("<title>main_notes.pdf</title><p>x", url), ()) == ()
    assert Field.TITLE not in documents.REFRESHES


def test_a_file_of_a_place_is_the_place_s_first() -> None:
    found = registry.items_of("https://cs229.stanford.edu/x.pdf")
    assert [item.provider for item in found] == ["documents"]
    assert list(registry.PROVIDERS)[-1] == "documents"
