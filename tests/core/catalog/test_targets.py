"""Where the catalog uses an address, and where that is written."""

from __future__ import annotations

from pathlib import Path

from rescatalog.core.catalog.targets import placed, targets_of
from rescatalog.core.catalog.use import Use
from rescatalog.core.words import LinkRole
from rescatalog.files.load import load
from tests.cli.catalogs import article, write_catalog

URLS = ("https://a.lan/", "https://b.lan/")


def test_a_use_is_placed_where_its_address_begins(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, URLS)
    second = article(1, URLS[1]).replace("topics:", f"  - role: mirror\n    url: {URLS[0]}\ntopics:")
    (root / "resources" / "article" / "article-1.yaml").write_text(second, encoding="utf-8")
    catalog, _ = load(root, shown_from=tmp_path)
    first = targets_of(catalog.entries)[0]
    assert [use.place for use in first.uses] == [None, None], "nobody has asked yet"
    places = [use.place for use in placed(first.uses, catalog)]
    assert [(place.file, place.line, place.column) for place in places if place] == [
        ("catalog/resources/article/article-0.yaml", 7, 10),
        ("catalog/resources/article/article-1.yaml", 9, 10),
    ]


def test_a_use_of_an_unknown_entry_has_no_place_and_one_of_an_unknown_link_the_entry_s(tmp_path: Path) -> None:
    catalog, _ = load(write_catalog(tmp_path, URLS), shown_from=tmp_path)
    use = Use(entry="nobody", role=LinkRole.PDF, url=URLS[0])
    other = Use(entry="article-0", role=LinkRole.PDF, url=URLS[0])
    nowhere, somewhere = placed([use, other], catalog)
    assert nowhere.place is None
    assert somewhere.place is not None
    assert (somewhere.place.file, somewhere.place.line) == ("catalog/resources/article/article-0.yaml", 1)
