"""The site as files under hostile text and names: escaped in every file, and nothing outside the folder."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from justhtml import JustHTML

from rescatalog.publish.export.data_files import tables
from tests.publish.exporting import exported, pages
from tests.publish.making import opened
from tests.publish.pages import read
from tests.publish.spoiling import HOSTILE, SCRIPT, spoil
from tests.publish.test_site_hostile import ADDRESSES


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_stays_text_in_every_file(small: Path, tmp_path: Path, text: str) -> None:
    spoil(small, text)
    assert exported(small, tmp_path / "site").missing == {}
    for file, body in pages(tmp_path / "site").items():
        page = read(body)
        assert SCRIPT not in body, file
        assert page.faults == []
        assert not page.all("img", src="x")
        assert [name for one in page.elements for name in one.attributes if name.startswith("on")] == []
        scripts = [one for one in page.all("script") if one.attributes.get("type") != "application/ld+json"]
        assert not any(one.text for one in scripts)
        assert [str(error) for error in JustHTML(body, collect_errors=True).errors] == [], file


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_web_addresses_become_links(small: Path, tmp_path: Path, address: str) -> None:
    with opened(small) as connection:
        connection.execute("update resources set url = ?", [address])
        connection.execute("update links set url = ?, final_url = ?", [address, address])
        connection.commit()
    exported(small, tmp_path / "site")
    for text in pages(tmp_path / "site").values():
        assert {urlsplit(link).scheme for link in read(text).links} <= {"", "http", "https"}


def test_a_name_that_would_leave_the_folder_is_not_followed(small: Path, tmp_path: Path) -> None:
    with opened(small) as connection:
        connection.executescript(
            "pragma foreign_keys = off; update topics set id = '../../../evil' where id = 'matrices';"
            "update topics set id = '..' where id = 'vectors';"
        )
    done = exported(small, tmp_path / "deep" / "er" / "site")
    assert {"/topics/..", "/topics/../../../evil"} <= set(done.missing)
    assert [path.name for path in tmp_path.rglob("*") if path.name == "evil"] == []


def test_a_text_that_a_spreadsheet_would_calculate_is_only_text(small: Path) -> None:
    with opened(small) as connection:
        connection.execute("update topics set label = '=HYPERLINK(1)', note = '-1'")
        (table,) = [one for one in tables(connection) if one.name == "topics"]
    (row, *_) = csv.DictReader(io.StringIO(table.csv.decode()))
    assert (row["label"], row["note"]) == ("'=HYPERLINK(1)", "'-1")
    assert json.loads(table.json)[0]["label"] == "=HYPERLINK(1)"
