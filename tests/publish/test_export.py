"""The site as files: whole, the same bytes each time, and every link of it leads somewhere."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from justhtml import JustHTML

from rescatalog.errors import SettingsInvalidError, StateUnreadableError
from rescatalog.publish.export.replacing import draft_of, put
from tests.cli.running import run
from tests.publish.exporting import (
    BASE,
    address_of,
    exported,
    files,
    leads_to,
    offered,
    own_links,
    pages,
)  # fmt: skip
from tests.publish.guided import guided
from tests.publish.making import built, rows
from tests.publish.pages import read

MOST_BYTES = 100_000


@pytest.fixture(scope="module")
def copy(_small: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small catalog's site as files, to be read only."""
    folder = tmp_path_factory.mktemp("export")
    (folder / "catalog.db").write_bytes(_small)
    assert exported(folder / "catalog.db", folder / "site").missing == {}
    return folder / "site"


def test_every_page_of_the_site_is_a_page_of_the_copy(copy: Path) -> None:
    assert {
        "index.html", "404.html", "search/index.html", "data/index.html", "-/rescatalog.css", "robots.txt",
        "resources/alive-book/index.html", "resources/gone-book/index.html", "resources/buried/index.html",
        "topics/linear-algebra/index.html", "topics/vectors/index.html", "paths/first-path/index.html",
        "catalog.db", "search-index.json", "scripts/search.js", "scripts/words.js",
        "compare/alive-book/index.html", "data/resources.csv", "data/resources.json",
    } <= set(files(copy))  # fmt: skip


def test_every_internal_link_leads_to_a_file(copy: Path) -> None:
    broken = [
        (file, link)
        for file, text in pages(copy).items()
        for link in sorted(own_links(file, text))
        if leads_to(copy, link) is None
    ]
    assert broken == []


@pytest.fixture(scope="module")
def whole(own: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the own catalog's site as files, to be read only."""
    folder = tmp_path_factory.mktemp("whole") / "site"
    assert exported(own, folder).missing == {}
    return folder


def test_every_internal_link_of_the_own_catalog_leads_to_a_file(whole: Path) -> None:
    for file, text in pages(whole).items():
        assert [link for link in own_links(file, text) if leads_to(whole, link) is None] == [], file


def test_pages_stay_small(whole: Path) -> None:
    assert {file: len(text) for file, text in pages(whole).items() if len(text.encode()) >= MOST_BYTES} == {}


def test_every_form_of_the_copy_is_answered_in_the_browser(whole: Path) -> None:
    for file, text in pages(whole).items():
        actions = {str(form.attributes["action"]).rsplit("../", maxsplit=1)[-1] for form in read(text).all("form")}
        assert {action.removeprefix("/list/") for action in actions} <= {"./", "search/", "compare/"}, file
        assert not read(text).all("fieldset"), file


def test_ready_plans_stand_by_role_each_with_checklist_and_json(whole: Path) -> None:
    ready = [link for link in read((whole / "plan/index.html").read_text()).links if link.startswith("role-")]
    roles = [path.name for path in (whole / "roles").iterdir() if path.is_dir()]
    # Each as a whole, and with what is free only.
    assert len(ready) == 2 * len(roles)
    for link in ready:
        plan = (whole / "plan" / link / "index.html").read_text()
        taken = [one.rpartition("/")[2] for one in read(plan).links if "/plan-role-" in one]
        assert {name.rpartition(".")[2] for name in taken} == {"md", "json"}
        assert all((whole / name).is_file() for name in taken)
    assert "rescatalog plan --role" in (whole / "plan/index.html").read_text()


def test_calendars_begin_on_the_monday_after_links_were_checked(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert exported(built(tmp_path / "catalog.db", guided()).path, site).missing == {}
    begun = {path.read_text().partition("DTSTART;VALUE=DATE:")[2][:8] for path in site.glob("plan-role-*.ics")}
    # The usual history of these tests ends on Thursday, the 12th of November 2026.
    assert begun == {"20261116"}
    plan = next(site.glob("plan/role-engineer-*/index.html")).read_text()
    assert "Calendar from 2026-11-16" in plan


def test_pictures_stand_beside_links_to_pages_where_they_can_be_drawn(small: Path, tmp_path: Path) -> None:
    assert exported(small, tmp_path / "first", drawing=True).pictures == 7
    exported(small, tmp_path / "second", drawing=True)
    assert files(tmp_path / "first") == files(tmp_path / "second")
    for file, text in pages(tmp_path / "first").items():
        (picture,) = [str(one.attributes["content"]) for one in read(text).all("meta", property="og:image")]
        found = leads_to(tmp_path / "first", picture)
        assert found is not None, file
        assert (tmp_path / "first" / found).read_bytes().startswith(b"\x89PNG")
    assert "og/resources/alive-book.png" in (tmp_path / "first/resources/alive-book/index.html").read_text()


def test_every_page_is_reached_from_the_first(copy: Path) -> None:
    seen, waiting = set[str](), ["index.html"]
    while waiting:
        file = waiting.pop()
        seen.add(file)
        links = own_links(file, (copy / file).read_text()) if file.endswith(".html") else set()
        waiting += [found for link in links if (found := leads_to(copy, link)) and found not in seen | set(waiting)]
    # A tombstone is in no list, its address stays; a script puts the columns of comparisons together.
    alone = {file for file in set(pages(copy)) - seen if not file.startswith("compare/")}
    assert alone <= {"404.html", "resources/buried/index.html"}


def test_no_link_needs_to_know_under_which_address_the_copy_stands(copy: Path) -> None:
    for file, text in pages(copy).items():
        absolute = [link for link in read(text).links if link.startswith("/")]
        assert absolute == [] or file == "404.html"


def test_the_page_for_what_is_not_there_leads_home_from_every_depth(copy: Path) -> None:
    links = [link for link in read((copy / "404.html").read_text()).links if not link.startswith("#")]
    assert links
    assert all(link.startswith("/list/") for link in links)


def test_canonical_addresses_are_whole(copy: Path) -> None:
    page = read((copy / "resources/alive-book/index.html").read_text())
    assert [one.attributes["href"] for one in page.all("link", rel="canonical")] == [f"{BASE}resources/alive-book/"]


def test_every_page_is_valid_html(copy: Path) -> None:
    for file, text in pages(copy).items():
        assert [str(error) for error in JustHTML(text, collect_errors=True).errors] == [], file
        assert read(text).faults == []


def test_pages_allow_scripts_of_their_own_only_and_but_two_have_any(copy: Path) -> None:
    having = {"search/index.html": ["../scripts/search.js"], "compare/index.html": ["../scripts/compare.js"]}
    for file, text in pages(copy).items():
        page = read(text)
        metas = page.all("meta")
        policies = [one for one in metas if one.attributes.get("http-equiv") == "content-security-policy"]
        assert metas.index(policies[0]) == 1, "only what follows the policy obeys it"
        assert "default-src 'none'; script-src 'self'" in str(policies[0].attributes["content"])
        assert "unsafe" not in str(policies[0].attributes["content"])
        scripts = [one for one in page.all("script") if one.attributes.get("type") != "application/ld+json"]
        assert [one.attributes.get("src") for one in scripts] == having.get(file, [])


def test_without_scripts_the_search_page_lists_every_title(copy: Path) -> None:
    found = read((copy / "search/index.html").read_text())
    listed = {link for link in found.links if "resources/" in link}
    assert listed == {"../resources/alive-book/", "../resources/gone-book/"}


def test_the_index_of_the_search_holds_what_the_site_ranks_with(copy: Path) -> None:
    index = json.loads((copy / "search-index.json").read_text())
    assert [one["id"] for one in index["resources"]] == ["alive-book", "gone-book"]
    assert index["weights"]["title"] > index["weights"]["summary"] > 0
    assert index["resources"][0]["weight"] > index["resources"][1]["weight"] > 0
    topics = {
        code: places for facet in index["facets"] if facet["name"] == "topic" for code, _, places in facet["values"]
    }
    assert topics["vectors"] == [0, 1]
    assert any({"matrix", "matrices"} <= set(family) for family in index["told"]["families"])
    assert index["told"]["wishes"]["gratis"] == "free"


def test_the_same_database_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        exported(small, tmp_path / name)
    assert files(tmp_path / "first") == files(tmp_path / "second")


def test_the_database_and_its_tables_can_be_taken(copy: Path, small: Path) -> None:
    assert (copy / "catalog.db").read_bytes() == small.read_bytes()
    found = json.loads((copy / "data/topics.json").read_text())
    assert {row["id"] for row in found} == {"linear-algebra", "vectors", "matrices"}
    header, *lines = csv.reader(io.StringIO((copy / "data/topics.csv").read_text()))
    assert header[:2] == ["id", "label"]
    assert len(lines) == 3


def test_datasette_lite_is_offered_only_where_it_can_reach_the_file(small: Path, tmp_path: Path) -> None:
    exported(small, tmp_path / "public")
    exported(small, tmp_path / "local", "http://localhost:8001/")
    wanted = "https://lite.datasette.io/?url=https%3A%2F%2Fname.github.io%2Flist%2Fcatalog.db"
    assert wanted in list(read((tmp_path / "public/data/index.html").read_text()).links)
    assert "lite.datasette.io" not in (tmp_path / "local/data/index.html").read_text()


def test_the_copy_passes_our_own_check(copy: Path, tmp_path: Path) -> None:
    with offered(copy) as base:
        links = {
            base + link.removeprefix(BASE)
            for file, text in pages(copy).items()
            if file != "404.html"
            for link in own_links(file, text) | {address_of(file)}
        }
        (tmp_path / "links.txt").write_text("\n".join(sorted(links)) + "\n")
        done = run(
            "check", "--input", "links.txt", "--allow-network", "127.0.0.0/8", "--format", "json",
            "--fail-on", "suspect", "--no-second-look", folder=tmp_path,
        )  # fmt: skip
    assert done.code == 0, done.err
    found = json.loads(done.out)["results"]
    assert len(found) == len(links)
    assert {(one["verdict"], *one["notes"]) for one in found} == {("alive",)}


def test_a_folder_that_somebody_else_made_is_left_alone(small: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    with pytest.raises(SettingsInvalidError, match="did not make"):
        exported(small, tmp_path / "thesis")
    assert files(tmp_path / "thesis") == {"chapter.txt": b"years of work"}


def test_a_file_is_no_folder(small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(SettingsInvalidError, match="this is a file"):
        exported(small, tmp_path / "file")


def test_an_older_copy_is_replaced_as_a_whole(small: Path, tmp_path: Path) -> None:
    exported(small, tmp_path / "site")
    (tmp_path / "site" / "old-page.html").write_text("old")
    exported(small, tmp_path / "site")
    assert not (tmp_path / "site" / "old-page.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalog.db", "site"]


def test_a_copy_that_is_interrupted_leaves_what_was_there(tmp_path: Path) -> None:
    written(tmp_path / "site", "old")
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path / "site", "half", ending=KeyboardInterrupt)
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def written(output: Path, text: str, ending: type[BaseException] | None = None) -> None:
    with draft_of(output) as draft:
        (draft / "index.html").write_text(text)
        if ending is not None:
            raise ending


def test_what_is_no_database_of_ours_is_said(tmp_path: Path) -> None:
    with pytest.raises(StateUnreadableError, match="no such file"):
        exported(tmp_path / "none.db", tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_every_listed_resource_topic_and_path_has_its_page(copy: Path, small: Path) -> None:
    for table in ("resources", "topics", "paths"):
        for (name,) in rows(small, f"select id from {table}"):  # noqa: S608
            assert (copy / table / name / "index.html").is_file()


def test_a_copy_that_cannot_be_put_in_place_gives_the_old_one_back(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    with pytest.raises(FileNotFoundError):
        put(tmp_path / "no-draft", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["site"]
