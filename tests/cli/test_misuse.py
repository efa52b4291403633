"""What people get wrong: a message that names it, the contract's exit code, and never a traceback."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.catalogs import write_catalog
from tests.cli.running import Ran, run

URL = "http://10.0.0.1/"


def _folder(tmp_path: Path) -> Path:
    """Return a folder with a sound catalog and many things that are not what they are taken for."""
    write_catalog(tmp_path, ["http://10.0.0.1/"])
    (tmp_path / "bytes.bin").write_bytes(b"\xff\xfe\x00http://10.0.0.1/\n")
    (tmp_path / "text.db").write_text("no database, just text\n" * 100)
    (tmp_path / "file").write_text("")
    (tmp_path / "bad-card").mkdir()
    (tmp_path / "bad-card" / "catalog.yaml").write_text("name: [\n")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("create table songs (title text)")
    broken = write_catalog(tmp_path / "broken", [])
    (broken / "resources" / "article" / "x.yaml").write_text("id: x\n")
    return tmp_path


MISUSES = [
    # (arguments, exit code, what the message names)
    (["check"], 2, "--input"),
    (["chek"], 2, "chek"),
    (["check", "--formt", "json"], 2, "--formt"),
    (["check", URL, "--format", "xml"], 2, "xml"),
    (["check", URL, "--concurrency", "1.5"], 2, "--concurrency"),
    (["check", URL, "--output", "."], 2, "--output"),
    (["validate", "nowhere.yaml"], 2, "nowhere.yaml"),
    (["crawl", URL], 2, URL),
    (["check", URL, "--timeout", "-1"], 3, "--timeout"),
    (["check", URL, "--concurrency", "0"], 3, "--concurrency"),
    (["check", URL, "--budget", "0"], 3, "--budget"),
    (["check", URL, "--user-agent", "two\nlines"], 3, "--user-agent"),
    (["check", URL, "--allow-network", "everywhere"], 3, "--allow-network"),
    (["check", URL, "--ca-file", "nowhere.pem"], 3, "nowhere.pem"),
    (["check", URL, "--ca-file", "."], 3, "--ca-file"),
    (["check", "--input", "nowhere.txt"], 3, "nowhere.txt"),
    (["check", "--input", "bytes.bin"], 3, "bytes.bin"),
    (["check", URL, "--output", "nowhere/report.txt"], 3, "nowhere/report.txt"),
    (["validate", "--catalog-dir", "nowhere"], 3, "nowhere"),
    (["status", "--catalog-dir", "bad-card"], 3, "bad-card"),
    (["crawl", "--catalog-dir", "broken/catalog"], 3, "x.yaml"),
    (["status", "--state", "text.db"], 3, "text.db"),
    (["status", "--state", "other.db"], 3, "other.db"),
    (["crawl", "--state", "text.db"], 3, "text.db"),
    (["crawl", "--state", "catalog"], 3, "catalog"),
    (["crawl", "--state", "file/state.db"], 3, "file"),
    (["build", "--output", "file/x.db"], 3, "file"),
    (["serve", "--database", "nowhere.db"], 3, "rescatalog build"),
    (["serve", "--database", "text.db"], 3, "text.db"),
    (["search", "--database", "nowhere.db", "x"], 3, "rescatalog build"),
    (["search", "--database", "text.db", "x"], 3, "text.db"),
    (["search"], 2, "QUERY"),
]


@pytest.fixture(scope="module")
def misused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    """Run every misuse and make sure that none of them changes a file."""
    folder = _folder(tmp_path_factory.mktemp("misused"))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found = {" ".join(row[0]): run(*row[0], folder=folder) for row in MISUSES}
    assert {path: path.read_bytes() for path in before} == before
    return found


@pytest.mark.parametrize(("arguments", "code", "named"), MISUSES, ids=[ascii(" ".join(row[0])) for row in MISUSES])
def test_a_misuse_is_told_in_a_message_that_names_it(
    misused: dict[str, Ran], arguments: list[str], code: int, named: str
) -> None:
    ran = misused[" ".join(arguments)]
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert named in ran.err
    assert "Traceback" not in ran.err
    assert "bug" not in ran.err
    assert len(ran.err.strip().splitlines()) <= 4


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("rescatalog.toml", "timeout = [", "rescatalog.toml"),
        ("rescatalog.toml", "tiemout = 3", "timeout"),
        ("rescatalog.toml", "per_host = 0", "per-host"),
        ("pyproject.toml", "[tool]\nrescatalog = 3", "tool.rescatalog"),
    ],
)
def test_a_bad_settings_file_is_named(tmp_path: Path, file: str, text: str, named: str) -> None:
    (tmp_path / file).write_text(text)
    ran = run("status", folder=tmp_path)
    assert (ran.code, ran.out, "Traceback" in ran.err) == (3, "", False)
    assert file in ran.err
    assert named in ran.err


def test_a_bad_variable_is_named(tmp_path: Path) -> None:
    ran = run("status", folder=tmp_path, variables={"RESCATALOG_PER_HOST": "many"})
    assert (ran.code, "RESCATALOG_PER_HOST" in ran.err, "Traceback" in ran.err) == (3, True, False)


@pytest.mark.parametrize("server", ["nowhere", "127.0.0.1:99999", "127.0.0.1:", "[::1"])
def test_a_name_server_that_is_none_is_named(tmp_path: Path, server: str) -> None:
    ran = run("check", "http://alpha.lan/", "--dns-server", server, folder=tmp_path)
    assert (ran.code, "--dns-server" in ran.err, "Traceback" in ran.err) == (3, True, False)


def test_a_state_that_is_the_current_folder_is_named(tmp_path: Path) -> None:
    write_catalog(tmp_path, [])
    ran = run("crawl", "--state", ".", folder=tmp_path)
    assert (ran.code, "bug" in ran.err, "Traceback" in ran.err) == (3, False, False)


def test_a_certificate_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.pem").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    quick = {"RESCATALOG_TIMEOUT": "0.3"}
    options = ("--ca-file", "broken.pem", "--allow-network", "127.0.0.0/8")
    ran = run("check", "http://127.0.0.1:1/", *options, folder=tmp_path, variables=quick)
    assert (ran.code, "broken.pem" in ran.err, "Traceback" in ran.err) == (3, True, False)


@pytest.mark.parametrize(
    ("spoilt", "place", "code"),
    [
        (("title: Article", "title: Article: x"), ":3:", "CAT001"),
        (("offers:", "sumary: x\noffers:"), ":", "CAT102"),
        (("topics: [", "topics: [algebraa, "), ":", "CAT401"),
        (("kind: article", "kind: article\nkind: book"), ":", "CAT011"),
    ],
    ids=["syntax", "unknown-field", "unknown-topic", "duplicate-key"],
)
def test_a_broken_file_is_named_with_its_place_and_stops_what_needs_it(
    tmp_path: Path, spoilt: tuple[str, str], place: str, code: str
) -> None:
    catalog = write_catalog(tmp_path, [URL])
    (file,) = catalog.rglob("article/*.yaml")
    text = file.read_text()
    assert spoilt[0] in text
    file.write_text(text.replace(*spoilt))
    told = run("validate", folder=tmp_path)
    assert (told.code, code in told.out) == (1, True)
    assert f"{file.relative_to(tmp_path)}{place}" in told.out
    for verb in ("crawl", "status", "build", "run"):
        done = run(verb, folder=tmp_path)
        assert (done.code, "Traceback" in done.err) == (3, False)
        assert f"{file.relative_to(tmp_path)}{place}" in done.err + done.out
    assert not (tmp_path / ".rescatalog").exists()
