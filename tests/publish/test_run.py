"""`rescatalog run` from the files to the database, on the loopback web."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest

from rescatalog.errors import RescatalogError
from rescatalog.jobs.build import build
from rescatalog.jobs.reading import sound_catalog
from rescatalog.settings import Settings
from tests.publish.making import rows
from tests.publish.running import command, settings_for, write_catalog
from tests.web.acts import Page
from tests.web.server import LoopbackWeb


@pytest.fixture
def folder(tmp_path: Path, web: LoopbackWeb) -> Path:
    """Return a folder with a catalog of three living links and a missing one."""
    web.route("alpha.lan", "/book")
    web.route("beta.lan", "/book")
    web.route("gamma.lan", "/missing", Page("Gone.", status=404))
    urls = {
        "alpha": web.url("alpha.lan", "/book"),
        "beta": web.url("beta.lan", "/book", scheme="https"),
        "gamma": web.url("gamma.lan", "/missing"),
    }
    write_catalog(tmp_path / "catalog", urls)
    return tmp_path


def states(folder: Path) -> dict[str, str]:
    return dict(rows(folder / "catalog.db", "select resource_id, state from links"))


def test_a_run_crawls_builds_and_says_where_everything_is(folder: Path, web: LoopbackWeb) -> None:
    options = ("--allow-network", "127.0.0.0/8", "--dns-server", web.dns, "--ca-file", str(web.ca_file))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RESCATALOG_")}
    done = command(folder, {**environment, "RESCATALOG_SECOND_LOOK_PAUSE": "0.2"}, "run", *options)
    assert done.returncode == 0, done.stderr
    assert (folder / ".rescatalog" / "state.db").is_file()
    assert states(folder) == {"alpha": "ok", "beta": "ok", "gamma": "failing"}
    for word in (
        "catalog/",
        ".rescatalog/state.db",
        "catalog.db",
        "rescatalog serve",
        "rescatalog search",
        "3 resources",
    ):
        assert word in done.stdout
    assert "Traceback" not in done.stderr
    found = command(folder, environment, "search", "alpha", "--format", "json")
    assert found.returncode == 0
    assert [result["id"] for result in json.loads(found.stdout)["results"]] == ["alpha"]


def test_findings_fail_a_run_when_told_and_a_second_run_asks_nothing_that_is_not_due(
    folder: Path, web: LoopbackWeb
) -> None:
    assert command(folder, settings_for(web), "run", "--fail-on", "missing").returncode == 1
    asked, before = web.asked(), (folder / "catalog.db").read_bytes()
    (folder / "catalog.db").unlink()
    assert command(folder, settings_for(web), "run").returncode == 0
    assert web.asked() == asked
    assert (folder / "catalog.db").read_bytes() == before


def test_without_a_network_the_run_is_void_and_the_database_is_built_of_what_is_known(tmp_path: Path) -> None:
    with LoopbackWeb() as web:
        web.route("alpha.lan", "/")
        write_catalog(tmp_path / "catalog", {"alpha": web.url("alpha.lan")})
        environment = settings_for(web) | {"RESCATALOG_CA_FILE": str(tmp_path / "ca.pem")}
        (tmp_path / "ca.pem").write_bytes(web.ca_file.read_bytes())
        assert command(tmp_path, environment, "run").returncode == 0
    before = rows(tmp_path / "catalog.db", "select * from links")
    (tmp_path / "catalog.db").unlink()
    done = command(tmp_path, environment, "run", "--all", "--fail-on", "suspect")
    assert done.returncode == 0, done.stderr
    assert "void" in done.stdout + done.stderr
    assert states(tmp_path) == {"alpha": "ok"}
    assert rows(tmp_path / "catalog.db", "select * from links") == before
    assert rows(tmp_path / "catalog.db", "select count(*) from runs where void is not null") == [(1,)]
    voids = rows(tmp_path / ".rescatalog" / "state.db", "select void from runs order by started_at")
    assert voids == [(None,), ("no-network",)]


@pytest.mark.parametrize("content", ["id: [broken\n", "id: broken\nkind: book\n"])
def test_a_broken_file_ends_the_run_before_anything_is_asked(folder: Path, web: LoopbackWeb, content: str) -> None:
    (folder / "catalog" / "resources" / "book" / "broken.yaml").write_text(content)
    done = command(folder, settings_for(web), "run")
    assert done.returncode == 3
    assert "catalog/resources/book/broken.yaml" in done.stdout
    assert "nothing was crawled" in done.stderr
    assert (web.asked(), web.queries) == ([], [])
    assert not (folder / "catalog.db").exists()
    assert not (folder / ".rescatalog").exists()


REPEATED = "what an entry or topic names twice ends `build` with IntegrityError, exit 70; `validate` says nothing"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("resources/book/alpha.yaml", "topics: [vectors]", "topics: [vectors, vectors]"),
        ("resources/book/alpha.yaml", "topics: [vectors]", "topics: [vectors]\nrequires: [matrices, matrices]"),
        ("vocab/topics.yaml", "needs: [vectors]", "needs: [vectors, vectors]"),
        ("vocab/topics.yaml", "needs: [vectors]", "also: [Arrays, Arrays]"),
    ],
)
def test_what_is_named_twice_is_either_said_or_built(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = write_catalog(tmp_path / "catalog", {"alpha": "https://alpha.lan/"})
    (root / file).write_text((root / file).read_text().replace(old, new))
    settings = Settings(catalog=root, state=tmp_path / "state.db", database=tmp_path / "catalog.db")
    with suppress(RescatalogError):
        assert build(sound_catalog(settings), settings).resources == 1
