"""Whatever is wrong with what a person gives, they are told what to do, and never see a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.running import entry, run, write_catalog

USAGE, INVALID, FINDINGS = 2, 3, 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a sound catalog and some files that are not what they should be."""
    folder = tmp_path_factory.mktemp("misuse")
    write_catalog(folder, {"fine": "https://example.com/"})
    (folder / "empty").mkdir()
    (folder / "latin.txt").write_bytes(b"http://caf\xe9.example/")
    (folder / "not-a-state.db").write_text("hello, this is no database at all, just a text of some length")
    (folder / "no.pem").write_text("not a certificate")
    return folder


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nonsense"], USAGE, "nonsense"),
        (["check"], USAGE, "name an address"),
        (["check", "--format", "pdf", "x"], USAGE, "pdf"),
        (["check", "--concurrency", "many", "x"], USAGE, "--concurrency"),
        (["check", "--concurrency", "0", "http://a.lan/"], INVALID, "--concurrency"),
        (["check", "--timeout", "-1", "http://a.lan/"], INVALID, "--timeout"),
        (["check", "--per-host-gap", "nan", "http://a.lan/"], INVALID, "--per-host-gap"),
        (["check", "--allow-network", "home", "http://a.lan/"], INVALID, "--allow-network"),
        (["check", "--user-agent", "a\nb", "http://a.lan/"], INVALID, "--user-agent"),
        (["check", "--ca-file", "missing.pem", "http://a.lan/"], INVALID, "missing.pem"),
        (["check", "--ca-file", "no.pem", "http://a.lan/"], INVALID, "no.pem"),
        (["check", "--input", "missing.txt"], INVALID, "missing.txt"),
        (["check", "--input", "empty"], INVALID, "empty"),
        (["check", "--input", "latin.txt"], INVALID, "UTF-8"),
        (["check", "--catalog", "--catalog-dir", "empty"], INVALID, "catalog.yaml"),
        (["check", "not an address", "--output", "nowhere/out.txt"], INVALID, "nowhere"),
        (["validate", "--catalog-dir", "empty"], INVALID, "catalog.yaml"),
        (["validate", "missing-folder"], USAGE, "missing-folder"),
        (["crawl", "--state", "not-a-state.db"], INVALID, "not-a-state.db"),
        (["crawl", "--state", "latin.txt/x/state.db"], INVALID, "latin.txt"),
        (["status", "--state", "not-a-state.db"], INVALID, "not-a-state.db"),
        (["build", "--output", "latin.txt/x.db"], INVALID, "latin.txt"),
        (["serve", "--database", "missing.db"], INVALID, "rescatalog build"),
        (["serve", "--database", "not-a-state.db"], INVALID, "not-a-state.db"),
        (["search", "--database", "missing.db", "x"], INVALID, "rescatalog build"),
        (["search", "--database", "not-a-state.db", "x"], INVALID, "not-a-state.db"),
        (["search"], USAGE, "QUERY"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_a_mistake_is_answered_with_a_code_and_what_to_do(
    folder: Path, arguments: list[str], code: int, words: str
) -> None:
    done = run(*arguments, folder=folder)
    assert done.code == code, done.err
    assert words in done.err
    assert "Traceback" not in done.err + done.out
    assert "bug" not in done.err


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        (entry("broken", "https://a.example/").replace("title: About", "title: About: this"), ":3:", "CAT001"),
        (entry("broken", "https://a.example/") + "sumary: x\n", ":11:1", "CAT102"),
        (entry("broken", "https://a.example/").replace("algebra", "algebraa"), ":8:10", "CAT401"),
        (entry("broken", "https://a.example/") + "kind: book\n", ":11:1", "CAT011"),
    ],
    ids=["syntax", "unknown-field", "unknown-topic", "duplicate-key"],
)
def test_a_broken_file_is_named_with_line_and_column_and_stops_what_needs_it(
    tmp_path: Path, text: str, place: str, code: str
) -> None:
    catalog = write_catalog(tmp_path, {"fine": "https://example.com/"})
    (catalog / "resources" / "article" / "broken.yaml").write_text(text)
    told = run("validate", folder=tmp_path)
    assert told.code == FINDINGS
    assert f"catalog/resources/article/broken.yaml{place}" in told.out
    assert code in told.out
    for verb in ("crawl", "status", "build"):
        done = run(verb, folder=tmp_path)
        assert done.code == INVALID
        assert "catalog/resources/article/broken.yaml:" in done.err
        assert "Traceback" not in done.err
    ran = run("run", folder=tmp_path)
    assert ran.code == INVALID
    assert code in ran.out
    assert not (tmp_path / ".rescatalog").exists()
