"""`catalog.db`: the same bytes for the same input, whole or not at all."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from rescatalog.core.memory.history import fold
from rescatalog.core.words import Verdict
from rescatalog.errors import StateUnreadableError
from tests.core.entries import link
from tests.publish.making import (
    ALIVE,
    GONE,
    START,
    backwards,
    built,
    catalog,
    checks,
    own_catalog,
    resource,
    rows,
    seen,
)  # fmt: skip

TABLES = {
    "answers", "archived_copies", "build_info", "checks", "degree_needs", "degrees", "effort_claims",
    "expectations", "guides", "link_changes", "links", "observed", "offers", "path_guides",
    "path_step_resources", "path_steps", "paths", "people", "prerequisites", "providers", "questions",
    "ratings", "recommendation_roles", "recommendations", "related", "relations", "resource_avoids",
    "resource_requires", "resource_roles", "resource_topics", "resources", "role_includes", "role_needs",
    "roles", "run_states", "runs", "search_terms", "synonyms", "topic_aliases", "topics", "uses",
    "path_assumes", "path_roles",
    "recommendation_topics",
    "findable", "facets", "advice", "path_assumptions",
}  # fmt: skip


def test_the_same_catalog_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = built(tmp_path / "a.db"), built(tmp_path / "b.db")
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.sha256 == second.sha256 == hashlib.sha256(first.path.read_bytes()).hexdigest()


def test_the_order_in_which_things_were_read_does_not_show_in_the_bytes(tmp_path: Path) -> None:
    history = checks()
    statuses = dict(reversed(fold(history).items()))
    first = built(tmp_path / "a.db")
    second = built(tmp_path / "b.db", backwards(catalog()), list(reversed(history)), statuses)
    assert first.sha256 == second.sha256


def test_the_own_catalog_gives_the_same_bytes_in_another_folder(tmp_path: Path) -> None:
    given = own_catalog()
    first = built(tmp_path / "one.db", given)
    second = built(tmp_path / "deep" / "folder" / "catalog.db", backwards(given))
    assert first.path.read_bytes() == second.path.read_bytes()


def test_building_over_an_older_file_leaves_nothing_of_it(tmp_path: Path) -> None:
    fresh = built(tmp_path / "fresh.db")
    built(tmp_path / "again.db", resource(id="another-book", title="Another"))
    assert built(tmp_path / "again.db").path.read_bytes() == fresh.path.read_bytes()


def test_one_changed_word_changes_the_digest(tmp_path: Path) -> None:
    other = replace(catalog(), card=catalog().card.model_copy(update={"name": "Another name"}))
    assert built(tmp_path / "a.db").sha256 != built(tmp_path / "b.db", other).sha256


def test_a_build_that_fails_keeps_the_existing_file_and_leaves_no_draft(tmp_path: Path) -> None:
    before = built(tmp_path / "catalog.db").path.read_bytes()
    unknown = resource(id="unknown-topic", topics=["no-such-topic"])
    with pytest.raises(StateUnreadableError, match="not sound"):
        built(tmp_path / "catalog.db", unknown)
    assert (tmp_path / "catalog.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["catalog.db"]


def test_a_first_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(StateUnreadableError):
        built(tmp_path / "catalog.db", resource(id="unknown-topic", requires=["no-such-topic"]))
    assert list(tmp_path.iterdir()) == []


def test_a_build_leaves_one_file_that_everyone_may_read(tmp_path: Path) -> None:
    path = built(tmp_path / "catalog.db").path
    assert [path.name for path in tmp_path.iterdir()] == ["catalog.db"]
    assert path.stat().st_mode & 0o777 == 0o644


def test_missing_folders_are_made(tmp_path: Path) -> None:
    assert built(tmp_path / "a" / "b" / "catalog.db").path.is_file()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StateUnreadableError, match="cannot be written"):
            built(tmp_path / "catalog.db")
    finally:
        tmp_path.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StateUnreadableError, match=r"file/catalog\.db: cannot be written"):
        built(tmp_path / "file" / "catalog.db")


def test_a_folder_where_the_file_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "catalog.db").mkdir()
    with pytest.raises(StateUnreadableError):
        built(tmp_path / "catalog.db")


def test_the_tables_are_those_that_readers_may_query(small: Path) -> None:
    names = {name for (name,) in rows(small, "select name from sqlite_master where type = 'table'")}
    assert {name for name in names if not name.startswith(("resources_fts", "sqlite_"))} == TABLES


def test_foreign_keys_and_pages_are_sound(own: Path) -> None:
    assert rows(own, "pragma foreign_key_check") == []
    assert rows(own, "pragma integrity_check") == [("ok",)]
    # The index agrees with its table but for tombstones.
    listed = rows(own, "select count(*) from resources where listed = 1")
    assert rows(own, "select count(*) from resources_fts_docsize") == listed


def test_every_column_that_names_an_id_refers_to_its_table(small: Path) -> None:
    found = {
        (table, row[3], row[2])
        for table in TABLES
        for row in rows(small, f"pragma foreign_key_list({table})")
    }  # fmt: skip
    assert {
        ("topics", "under", "topics"), ("topic_aliases", "topic_id", "topics"), ("prerequisites", "topic_id", "topics"),
        ("prerequisites", "needs_id", "topics"), ("resource_topics", "resource_id", "resources"),
        ("resource_topics", "topic_id", "topics"), ("resource_requires", "topic_id", "topics"),
        ("people", "resource_id", "resources"), ("offers", "resource_id", "resources"),
        ("links", "resource_id", "resources"), ("path_steps", "path_id", "paths"),
        ("path_step_resources", "resource_id", "resources"),
    } <= found  # fmt: skip


def test_the_file_may_be_read_without_a_journal_beside_it(small: Path) -> None:
    assert rows(small, "pragma journal_mode") == [("delete",)]
    # Source: sqlite.org/fileformat2.html section 1.3: bytes 18 and 19 are 2 in WAL mode.
    assert small.read_bytes()[18:20] == b"\x01\x01"


def test_a_link_finds_its_status_by_the_canonical_address(small: Path) -> None:
    found = rows(small, "select key, state, reason, http_status from links where resource_id = 'alive-book'")
    assert found == [(ALIVE, "ok", "ok", 200), ("https://alive.lan/videos", "unchecked", "", None)]
    dead = rows(small, "select state, strikes, reason, since from links where key = ?", GONE)
    assert dead == [("dead", 3, "gone", "2026-11-10T02:00:00Z")]


def test_a_resource_carries_the_state_of_its_homepage(small: Path) -> None:
    found = rows(small, "select id, link_state, observed_title, last_alive_at from resources order by id")
    assert found == [
        ("alive-book", "ok", "Alive!", "2026-11-12T02:00:00Z"),
        ("buried", "unchecked", None, None),
        ("gone-book", "dead", None, None),
    ]


def test_the_latest_ten_checks_of_an_address_are_kept(small: Path) -> None:
    days = [run for (run,) in rows(small, "select run_id from checks where key = ? order by checked_at", ALIVE)]
    assert days == [f"run-{day:02}" for day in range(2, 12)]


def test_checks_of_addresses_that_no_resource_has_are_left_out(small: Path) -> None:
    assert {key for (key,) in rows(small, "select distinct key from checks")} == {ALIVE, GONE}


def test_a_tombstone_keeps_its_row_and_leaves_the_lists(small: Path) -> None:
    assert rows(small, "select state, listed from resources where id = 'buried'") == [("withdrawn", 0)]
    assert rows(small, "select count(*) from links where resource_id = 'buried'") == [(1,)]
    assert rows(small, "select count(*) from resources_fts where resources_fts match 'zymurgy'") == [(0,)]
    assert rows(small, "select count(*) from search_terms where term = 'zymurgy'") == [(0,)]


def test_a_topic_counts_listed_resources_below_it_once(small: Path) -> None:
    assert rows(small, "select id, resources from topics order by position") == [
        ("linear-algebra", 2), ("vectors", 2), ("matrices", 0),
    ]  # fmt: skip


def test_what_was_built_is_counted(tmp_path: Path) -> None:
    published = built(tmp_path / "catalog.db")
    assert (published.resources, published.topics, published.paths, published.links) == (2, 3, 1, 4)


def test_the_file_says_what_it_is_and_when_links_were_checked(small: Path) -> None:
    assert dict(rows(small, "select key, value from build_info")) == {
        "schema_version": "3", "tool_version": "1.2.3", "catalog": "Small catalog", "licence": "CC0-1.0",
        "links_checked_at": "2026-11-12T02:00:00Z",
    }  # fmt: skip


def test_a_catalog_never_crawled_names_no_time(tmp_path: Path) -> None:
    path = built(tmp_path / "catalog.db", history=[]).path
    assert rows(path, "select value from build_info where key = 'links_checked_at'") == [("",)]


def test_unknown_requirements_differ_from_none(small: Path) -> None:
    known = dict(rows(small, "select id, requires_known from resources"))
    assert known == {"alive-book": 1, "gone-book": 1, "buried": 0}
    assert rows(small, "select resource_id, topic_id from resource_requires") == [("gone-book", "matrices")]


def test_an_address_shared_by_two_resources_has_one_history(tmp_path: Path) -> None:
    shared = resource(id="same-page", links=[link("https://alive.lan/#chapter-2")])
    path = built(tmp_path / "catalog.db", shared, [seen(ALIVE, Verdict.ALIVE, 1, reason="ok")]).path
    assert rows(path, "select distinct state from links where key = ?", ALIVE) == [("ok",)]
    assert rows(path, "select count(*) from checks") == [(1,)]
    assert rows(path, "select last_checked_at from links where resource_id = 'same-page'") == [
        ((START.replace(day=2)).isoformat().replace("+00:00", "Z"),)
    ]
