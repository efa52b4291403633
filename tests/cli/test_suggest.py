"""`rescatalog suggest`: what was observed becomes a diff, and a change of the files only when a person says so."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.differing.difference import Sense
from rescatalog.core.facts.fact import Confidence, Field
from rescatalog.core.memory.observed import Change
from rescatalog.errors import CatalogUnwritableError
from rescatalog.files.load import load
from rescatalog.jobs.suggest import suggest as suggest_job
from rescatalog.settings import Settings
from tests.cli.catalogs import article, write_catalog
from tests.cli.fixing import texts, written
from tests.cli.observing import observe
from tests.cli.running import Ran, run
from tests.core.observing import change

REPOSITORY = Path(__file__).parents[2]
A, B = "https://a.example/", "https://b.example/"
PAGE = (REPOSITORY / "docs" / "drift.md").read_text(encoding="utf-8")
ARTICLE = "catalog/resources/article/article-0.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles; the page of the first has another title and knows maker, day and licence."""
    write_catalog(tmp_path, [A, B])
    observe(
        tmp_path,
        [
            change(Field.TITLE, "Numbers, and: articles", key=A),
            change(Field.CREATORS, ("Lovelace, Ada", "Grace Hopper"), key=A, confidence=Confidence.MEDIUM),
            change(Field.PUBLISHED, "2018-08-01", key=A),
            change(Field.LICENCE, "cc-by-4.0", key=A),
            change(Field.DOI, "10.1000/one", key=A),
            change(Field.LICENCE, "MIT", key=B),
        ],
    )
    return tmp_path


def suggest(folder: Path, *arguments: str) -> Ran:
    ran = run("suggest", *arguments, folder=folder)
    assert "Traceback" not in ran.err
    return ran


def test_what_was_observed_is_shown_then_written_and_the_catalog_stays_sound(folder: Path) -> None:
    before = texts(folder)
    commented = before[ARTICLE].replace("topics:", "# what it is about\ntopics:").replace("\n", "  # as it says\n", 1)
    (folder / ARTICLE).write_text(commented)
    shown = suggest(folder)
    assert (shown.code, written(folder)) == (0, commented), "nothing is written"
    assert 'title: "Article number 0" in the catalog, observed "Numbers, and: articles"' in shown.out
    assert "+creators:\n+  - name: Ada Lovelace\n+  - name: Grace Hopper\n" in shown.out
    assert shown.out.endswith(
        "6 values can be taken over in 2 files\n"
        "`rescatalog suggest --apply` writes this; name ids or `--field` to choose\n"
    )
    applied = suggest(folder, "--apply")
    assert (applied.code, applied.out.endswith("6 values taken over in 2 files\n")) == (0, True)
    assert written(folder) == commented.replace(
        "title: Article number 0\n", 'title: "Numbers, and: articles"\n'
    ).replace("links:\n", "creators:\n  - name: Ada Lovelace\n  - name: Grace Hopper\nlinks:\n").replace(
        "# what it is about\n", 'identifiers:\n  doi: ["10.1000/one"]\n# what it is about\n'
    ) + ("licence: CC-BY-4.0\npublished: 2018-08-01\n")
    assert run("validate", folder=folder).code == 0
    again = suggest(folder, "--check")
    assert (again.code, again.out) == (0, "nothing to take over: what was observed is what the catalog says\n")


def test_only_what_is_asked_for_is_taken_over(folder: Path) -> None:
    before = texts(folder)
    applied = suggest(folder, "article-0", "--field", "licence", "--field", "published", "--apply")
    assert applied.out.endswith("2 values taken over in 1 file\n")
    after = texts(folder)
    assert after.pop(ARTICLE) == before.pop(ARTICLE) + "licence: CC-BY-4.0\npublished: 2018-08-01\n"
    assert after == before


def test_check_says_by_its_code_that_there_is_something(folder: Path) -> None:
    before = texts(folder)
    assert suggest(folder, "--check").code == 1
    assert texts(folder) == before


def test_json_says_all_that_text_says(folder: Path) -> None:
    document = json.loads(suggest(folder, "article-1", "--format", "json").out)
    (suggestion,), (file,) = document["suggestions"], document["files"]
    assert (document["schema_version"], document["written"]) == (1, False)
    assert {key: suggestion[key] for key in ("entry", "field", "observed", "path", "value", "left_because")} == {
        "entry": "article-1", "field": "licence", "observed": "MIT", "path": ["licence"], "value": "MIT",
        "left_because": None,
    }  # fmt: skip
    assert "\n+licence: MIT\n" in file["diff"]


def test_what_an_entry_accepts_is_left_out(folder: Path) -> None:
    path = folder / ARTICLE
    why = "It is the name of the site."
    path.write_text(f"{path.read_text()}observed_allow:\n  - field: title\n    why: {why}\n")
    assert "title" not in [one["field"] for one in json.loads(suggest(folder, "--format", "json").out)["suggestions"]]


HOSTILE = [
    "\x1b[2J\u202eoh no\r\nid: other",
    "x" * 5_000,
    'a: "b" # c - {d} [e] & *f !g %h @i `j` | k > l',
    "two\nlines\n---\nlinks: []",
    "\ud7ff\ufeff\u200b invisible",
    "# only a comment",
    "e\u0301cole des ponts",
]


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_a_page_wrote_becomes_one_line_that_the_catalog_accepts_or_is_left(tmp_path: Path, title: str) -> None:
    write_catalog(tmp_path, [A])
    observe(tmp_path, [change(Field.TITLE, title, key=A), change(Field.PUBLISHED, "2018", key=A)])
    shown = suggest(tmp_path).out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    before = load(tmp_path / "catalog", shown_from=tmp_path)[0].entries["article-0"].model_dump()
    assert suggest(tmp_path, "--apply").code == 0
    catalog, problems = load(tmp_path / "catalog", shown_from=tmp_path)
    assert problems == ()
    after = catalog.entries["article-0"].model_dump()
    changed = {name for name, value in after.items() if value != before[name]}
    assert changed <= {"title", "published"}
    assert after["published"] == 2018


LEFT: list[tuple[list[Change], str]] = [
    ([change(Field.TITLE, "x" * 250, key=A)], "CAT"),
    ([change(Field.AVAILABILITY, "closed", key=A)], "it may open again"),
    ([change(Field.WITHDRAWN, value=True, key=A)], "edit it by hand"),
    ([change(Field.CANONICAL, "https://c.example/x", key=A)], "`rescatalog fix` proposes it"),
    ([change(Field.FREE, value=False, key=A)], "edit `offers` by hand"),
    ([change(Field.DOI, "no doi", key=A)], "CAT214"),
]


@pytest.mark.parametrize(("said", "why"), LEFT, ids=range(len(LEFT)))
def test_what_only_a_person_can_decide_is_left_with_the_reason(tmp_path: Path, said: list[Change], why: str) -> None:
    write_catalog(tmp_path, [A])
    before = texts(tmp_path)
    observe(tmp_path, said)
    out = suggest(tmp_path, "--apply").out
    assert "left to you: " in out
    assert why in out
    assert texts(tmp_path) == before


def test_an_identifier_of_another_entry_is_left(tmp_path: Path) -> None:
    write_catalog(tmp_path, [A, B])
    path = tmp_path / ARTICLE
    path.write_text(path.read_text() + 'identifiers:\n  doi: ["10.1000/one"]\n')
    observe(tmp_path, [change(Field.DOI, "10.1000/ONE", key=B)])
    assert "left to you: `article-0` has this identifier" in suggest(tmp_path).out


def test_when_a_file_has_changed_meanwhile_none_is_written(folder: Path) -> None:
    settings = Settings(catalog=folder / "catalog", state=folder / ".rescatalog/state.db")
    catalog = load(folder / "catalog", shown_from=Path.cwd())[0]
    path = folder / "catalog/resources/article/article-1.yaml"
    path.write_text(path.read_text() + "# by somebody else\n")
    before = texts(folder)
    with pytest.raises(CatalogUnwritableError, match="nothing was written"):
        suggest_job(catalog, settings, write=True)
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["artical-0"], "there is no resource `artical-0`; did you mean `article-0`?"),
        (["--field", "colour"], "'colour' is not one of"),
        (["--apply", "--check"], "give one of the two"),
    ],
)
def test_misuse_is_said_and_changes_nothing(folder: Path, arguments: list[str], says: str) -> None:
    before = texts(folder)
    ran = suggest(folder, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in " ".join(ran.err.split())
    assert texts(folder) == before


def test_without_a_state_there_is_nothing_to_take_over(tmp_path: Path) -> None:
    write_catalog(tmp_path, [A])
    ran = suggest(tmp_path, "--check")
    assert (ran.code, ran.out.startswith("nothing to take over")) == (0, True)
    assert not (tmp_path / ".rescatalog").exists()


def test_in_our_own_catalog_the_canonical_form_and_soundness_survive(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "catalog", tmp_path / "catalog")
    observe(tmp_path, list(_about(load(tmp_path / "catalog", shown_from=tmp_path)[0])))
    before = texts(tmp_path)
    applied = suggest(tmp_path, "--apply", "--format", "json")
    document = json.loads(applied.out)
    done = [one for one in document["suggestions"] if not one["left_because"]]
    assert (applied.code, len(done) > 100) == (0, True)
    changed = {file["file"] for file in document["files"]}
    assert {name for name, text in texts(tmp_path).items() if text != before[name]} == changed
    assert run("validate", folder=tmp_path).code == 0
    assert run("fmt", "--check", folder=tmp_path).code == 0


def test_the_example_of_the_page_on_drift_is_what_the_command_says(tmp_path: Path) -> None:
    url = "http://course.lan/notes"
    write_catalog(tmp_path, [])
    entry = article(1, url).replace("article-1", "course-notes").replace("kind: article", "kind: notes")
    path = tmp_path / "catalog/resources/notes/course-notes.yaml"
    path.parent.mkdir()
    path.write_text(entry.replace('"', "").replace("Article number 1", "Notes on vectors"))
    observe(
        tmp_path, [change(Field.TITLE, "Chess for beginners", key=url), change(Field.LICENCE, "CC-BY-4.0", key=url)]
    )
    (example,) = re.findall(r"```console\n\$ rescatalog suggest\n(.*?)```", PAGE, re.DOTALL)
    assert suggest(tmp_path).out == example


def test_the_page_on_drift_names_every_way_to_differ_and_its_example_may_be_accepted(folder: Path) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert rows == [str(sense) for sense in Sense]
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    path = folder / ARTICLE
    path.write_text(path.read_text() + example)
    assert run("validate", folder=folder).code == 0


def _about(catalog: Catalog) -> list[Change]:
    """Return facts on many homepages: on some things entries say something, on most nothing."""
    said: list[tuple[Field, Any]] = [
        (Field.CREATORS, ("Lovelace, Ada", "Grace Hopper: a 'name'")),
        (Field.PUBLISHER, 'Press & Sons, "Ltd": books'),
        (Field.LICENCE, "CC-BY-SA-4.0"),
        (Field.MINUTES, 51.5),
        (Field.EPISODES, 12_000),
        (Field.PAGES, 321),
        (Field.PUBLISHED, "1999-12-31"),
        (Field.COURSE_NUMBER, "18.06"),
        (Field.AVAILABILITY, "archived"),
    ]
    plain = [entry for entry in catalog.entries.values() if re.fullmatch(r"https://[a-z./-]+/", entry.homepage)][:60]
    return [
        change(field, value, key=entry.homepage, origin="crossref", source="crossref-api")
        for entry in plain
        for field, value in said
    ]
