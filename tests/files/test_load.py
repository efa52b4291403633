"""A catalog folder: what is read, what is told about the rest, and how files are called."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from rescatalog.core.explain.example import CARD, FIRST, GUIDE, PATH, PROVIDERS, ROLES, SECOND, TOPICS
from rescatalog.core.lint.whole import lint
from rescatalog.errors import CatalogUnreadableError
from rescatalog.files.load import load
from rescatalog.jobs.validate import validate
from rescatalog.settings import Settings
from tests.files.sandbox import TODAY, Sandbox, sandbox_in

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return sandbox_in(tmp_path)


def test_a_good_catalog_is_read_whole_in_the_order_of_ids(sandbox: Sandbox) -> None:
    catalog, problems = load(sandbox.root, shown_from=sandbox.root)
    assert problems == ()
    assert catalog.card.name == "A sandbox"
    assert list(catalog.entries) == ["first-book", "second-course"]
    assert list(catalog.topics) == ["algebra", "calculus"]
    assert list(catalog.paths) == ["start-here"]
    assert catalog.entries["first-book"].homepage == "https://first.example.org/"
    assert {key: document.file for key, document in catalog.documents.items()} == {
        ("card", "catalog"): CARD,
        ("topic", "algebra"): TOPICS,
        ("topic", "calculus"): TOPICS,
        ("role", "engineer"): ROLES,
        ("provider", "example-press"): PROVIDERS,
        ("guide", "a-guide"): GUIDE,
        ("resource", "first-book"): FIRST,
        ("resource", "second-course"): SECOND,
        ("path", "start-here"): PATH,
    }


@pytest.mark.parametrize("make", [lambda _: None, Path.mkdir, Path.touch], ids=["nothing", "empty folder", "file"])
def test_a_folder_without_a_card_is_no_catalog_and_says_so(tmp_path: Path, make: object) -> None:
    root = tmp_path / "nowhere"
    assert callable(make)
    make(root)
    with pytest.raises(CatalogUnreadableError, match=r"nowhere: there is no `catalog\.yaml` here"):
        load(root, shown_from=tmp_path)


def test_a_card_alone_is_a_catalog_with_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / CARD).write_text("name: Empty\nschema_version: 1\n")
    catalog, problems = load(tmp_path, shown_from=tmp_path)
    assert problems == ()
    assert (len(catalog.entries), len(catalog.topics), len(catalog.paths)) == (0, 0, 0)


@pytest.mark.parametrize("broken", [CARD, TOPICS, FIRST, SECOND, PATH])
def test_a_broken_file_is_told_and_hides_no_other(sandbox: Sandbox, broken: str) -> None:
    sandbox.write(broken, "a: [1\n")
    sandbox.write("resources/video/third.yaml", "b: {1\n")
    catalog, problems = load(sandbox.root, shown_from=sandbox.root)
    assert {(p.code, p.place.file) for p in problems} == {("CAT001", broken), ("CAT001", "resources/video/third.yaml")}
    everything = {
        "first-book": FIRST,
        "second-course": SECOND,
        "start-here": PATH,
        "algebra": TOPICS,
        "calculus": TOPICS,
    }
    expected = {name for name, file in everything.items() if file != broken}
    assert {*catalog.entries, *catalog.paths, *catalog.topics} == expected
    lint(catalog, today=TODAY)


def test_of_two_entries_with_one_id_the_first_in_the_order_of_files_counts(sandbox: Sandbox) -> None:
    twin = (
        (sandbox.root / FIRST).read_text("utf-8").replace("example.org", "example.net").replace("The First", "Another")
    )
    sandbox.write("resources/article/first-book.yaml", twin.replace("kind: book", "kind: article"))
    catalog, problems = load(sandbox.root, shown_from=sandbox.root)
    assert catalog.entries["first-book"].title == "Another Book"
    assert [(p.code, p.place.file) for p in problems] == [("CAT207", FIRST)]


def test_what_lies_behind_a_symbolic_link_is_not_read(
    sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.yaml"
    secret.write_text("password: hunter2\n")
    (sandbox.root / "resources/book/secret.yaml").symlink_to(secret)
    (sandbox.root / "resources/loop").symlink_to(sandbox.root / "resources")
    problems = sandbox.problems()
    assert {(p.code, p.place.file) for p in problems} == {
        ("CAT209", "resources/book/secret.yaml"),
        ("CAT209", "resources/loop"),
    }
    assert "hunter2" not in repr(problems)


def test_stray_files_outside_the_folders_of_the_catalog_are_nobodys_business(sandbox: Sandbox) -> None:
    sandbox.write("LICENSE", "CC0\n")
    sandbox.write("docs/broken.yaml", "a: [1\n")
    sandbox.write("resources/book/.first-book.yaml.swp", b"\x00")
    assert sandbox.problems() == []


@pytest.mark.parametrize(
    ("stands", "shown"),
    [("", "inner/catalog/paths/odd.md"), ("inner", "catalog/paths/odd.md"), ("inner/other", "../catalog/paths/odd.md")],
)
def test_files_are_shown_from_where_one_stands_with_forward_slashes(tmp_path: Path, stands: str, shown: str) -> None:
    sandbox = sandbox_in(tmp_path / "inner" / "catalog")
    sandbox.write("paths/odd.md", "x")
    (tmp_path / stands).mkdir(exist_ok=True)
    _, (problem,) = load(sandbox.root, shown_from=tmp_path / stands)
    assert problem.place.file == shown


def test_a_relative_folder_is_meant_from_the_current_one(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sandbox.root / "paths")
    sandbox.write("paths/odd.md", "x")
    _, (problem,) = load(Path(".."), shown_from=Path())
    assert problem.place.file == "odd.md"


def test_a_catalog_behind_a_link_to_its_folder_is_read(
    sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("links") / "catalog"
    link.symlink_to(sandbox.root)
    catalog, problems = load(link, shown_from=sandbox.root)
    assert (len(catalog.entries), problems) == (2, ())


def test_validate_reports_only_what_stands_in_the_given_paths(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sandbox.root)
    sandbox.write(FIRST, "a: [1\n")
    sandbox.write("resources/course/other.yaml", "")
    settings = Settings(catalog=Path())
    everything = validate(settings)
    assert {p.place.file for p in everything.problems} >= {FIRST, "resources/course/other.yaml"}
    assert everything.problems == tuple(sorted(everything.problems, key=lambda p: (p.place, p.code)))
    (only,) = validate(settings, only=[Path(FIRST)]).problems
    assert only.place.file == FIRST
    assert {p.place.file for p in validate(settings, only=[Path("resources/book")]).problems} == {FIRST}
    assert validate(settings, only=[Path("vocab")]).sound
    assert not everything.sound


def test_warnings_and_hints_leave_a_catalog_sound(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sandbox.root)
    sandbox.change(FIRST, "https://first.example.org/", "http://first.example.org/?utm_source=x")
    validated = validate(Settings(catalog=Path()))
    assert validated.sound
    assert dict(validated.counts) == {"errors": 0, "warnings": 1, "hints": 1, **validated.catalog.counts()}


def test_the_catalog_of_this_repository_is_sound_and_broad() -> None:
    catalog, broken = load(REPOSITORY / "catalog", shown_from=REPOSITORY)
    assert [p for p in (*broken, *lint(catalog, today=TODAY)) if p.severity != "hint"] == []
    assert len(catalog.entries) >= 30
    kinds = {entry.kind for entry in catalog.entries.values()}
    assert {"course", "book", "video-series", "article"} <= kinds
    hosts = {urlsplit(link.url).hostname for entry in catalog.entries.values() for link in entry.links}
    assert len(hosts) >= 20
    assert all(document.file.startswith("catalog/") for document in catalog.documents.values())
    assert all(os.sep not in document.file.replace("/", "") for document in catalog.documents.values())


def test_a_resource_that_is_there_but_broken_is_not_called_missing(sandbox: Sandbox) -> None:
    sandbox.change(FIRST, "published: 2018", "published: soon")
    sandbox.change(TOPICS, "label: Algebra", "lable: Algebra")
    assert [code for code, *_ in sandbox.told()] == ["CAT204", "CAT102"]


def test_a_broken_vocabulary_does_not_make_every_topic_unknown(sandbox: Sandbox) -> None:
    sandbox.write(TOPICS, "- id: [algebra\n")
    assert [code for code, *_ in sandbox.told()] == ["CAT001"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_pipe_in_the_catalog_is_told_and_waited_for_by_nobody(sandbox: Sandbox) -> None:
    os.mkfifo(sandbox.root / "resources/book/endless.yaml")
    assert sandbox.told() == [("CAT209", "resources/book/endless.yaml", 1, 1)]


@pytest.mark.parametrize("name", ["vocab/topic.yaml", "catalogue.yaml", "topics.yml"])
def test_a_misspelled_file_beside_the_known_ones_is_told(sandbox: Sandbox, name: str) -> None:
    sandbox.write(name, "x")
    assert [(p.code, p.place.file, p.severity) for p in sandbox.problems()] == [("CAT208", name, "warning")]


def test_a_card_that_holds_nothing_is_told(sandbox: Sandbox) -> None:
    sandbox.write(CARD, "---\n")
    assert [code for code, *_ in sandbox.told()] == ["CAT007"]
