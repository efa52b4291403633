"""What reaches the terminal: no colours in a pipe, and nothing that other people could steer it with."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import unicodedata
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.cli.catalogs import article, write_catalog
from tests.cli.running import WAIT_S, command, environment, on, run
from tests.web.acts import Page, redirect
from tests.web.server import LoopbackWeb

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
STEERING = {
    "colour": "\x1b[31mred",
    "title of the window": "\x1b]0;owned\x07",
    "clear": "\x1b[2J\x1b[H",
    "one-byte CSI": "\x9b31m",
    "bell and backspace": "\x07\x08\x08",
    "carriage return": "alive\rmissing",
    "direction": "\u202egnp.exe\u2066",
    "zero width": "a\u200bb\ufeff",
    "line separators": "a\u2028b\u2029c\x85d\x0be\x0cf",
    "null": "a\0b",
}


def _steers(text: str) -> list[str]:
    """Return the characters that steer a terminal, line feeds left out."""
    return [char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"} and char != "\n"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_hostile_titles_and_redirects_cannot_steer_the_terminal(web: LoopbackWeb, tmp_path: Path, form: str) -> None:
    urls = []
    for number, steering in enumerate(STEERING.values()):
        web.route("alpha.lan", f"/{number}", Page(f"<title>A {steering} page</title>"))
        web.route("beta.lan", f"/{number}", redirect(f"/{steering}".encode(), 301))
        urls += [web.url("alpha.lan", f"/{number}"), web.url("beta.lan", f"/{number}")]
    ran = run("check", *urls, *on(web), "--no-second-look", "--format", form, folder=tmp_path)
    assert ran.code in {0, 1}
    assert f"{len(urls)} address" in ran.out or len(json.loads(ran.out)["results"]) == len(urls)
    assert _steers(ran.out + ran.err) == []
    if form == "json":
        titles = [result["title"] for result in json.loads(ran.out)["results"] if "alpha.lan" in result["url"]]
        assert len(titles) == len(STEERING)
        assert [_steers(title) for title in titles] == [[]] * len(titles)


@pytest.mark.parametrize("form", ["text", "json"])
def test_hostile_addresses_cannot_steer_the_terminal(web: LoopbackWeb, tmp_path: Path, form: str) -> None:
    web.route("alpha.lan", "/")
    listed = "".join(
        f"{web.url('alpha.lan')}{steering}\n{steering}\nhttp://{steering}.lan/\n" for steering in STEERING.values()
    )
    ran = run(
        "check", *on(web), "--no-second-look", "--input", "-", "--format", form, folder=tmp_path, given=listed.encode()
    )
    assert ran.code in {0, 1}
    assert len(ran.out) > 1_000
    assert _steers(ran.out + ran.err) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--input", "\x1b[2Jnone.txt"),
        ("check", "http://alpha.lan/", "--allow-network", "\x1b[2J"),
        ("check", "http://alpha.lan/", "--ca-file", "\x1b[2Jca.pem"),
        ("check", "http://alpha.lan/", "--user-agent", "\x1b[2J"),
        ("status", "--catalog-dir", "\x1b[2Jcatalog"),
        ("check", "http://alpha.lan/", "--format", "\x1b[2J"),
        ("validate", "\x1b[2J"),
        ("\x1b[2J",),
    ],
    ids=lambda arguments: ascii(" ".join(arguments)),
)
def test_a_hostile_argument_cannot_steer_the_terminal(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments, folder=tmp_path)
    assert ran.code in {2, 3}
    assert _steers(ran.out + ran.err) == []


@pytest.mark.parametrize("verb", ["validate", "crawl"])
def test_a_hostile_catalog_cannot_steer_the_terminal(tmp_path: Path, verb: str) -> None:
    catalog = write_catalog(tmp_path, [])
    hostile = article(0, "http://alpha.lan/").replace("Article number 0", r'"\e[2J \u202e\a"')
    (catalog / "resources/article/article-0.yaml").write_text(hostile)
    (catalog / "resources/article/\x1b[2J.yaml").write_text("id: [\x1b]\n")
    ran = run(verb, folder=tmp_path)
    assert ran.code in {1, 3}
    assert _steers(ran.out + ran.err) == []


def test_in_a_pipe_there_are_no_colours(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/", Page(status=404))
    wanted = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    ran = run("check", web.url("alpha.lan"), *on(web), folder=tmp_path, variables=wanted)
    assert "missing" in ran.out
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)], ids=str)
def test_on_a_terminal_verdicts_are_coloured_unless_that_is_not_wanted(
    web: LoopbackWeb, tmp_path: Path, variables: dict[str, str], *, coloured: bool
) -> None:
    web.route("alpha.lan", "/", Page(status=404))
    shown = _on_a_terminal(["check", web.url("alpha.lan"), *on(web), "--no-progress"], tmp_path, variables)
    assert bool(re.search(r"\x1b\[31mmissing", shown)) is coloured
    assert "missing" in ANSI.sub("", shown)
    if not coloured:
        assert "\x1b" not in shown


def _on_a_terminal(arguments: list[str], folder: Path, variables: dict[str, str]) -> str:
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in environment().items() if name != "NO_COLOR"}
    variables = {"TERM": "xterm", **variables}
    process = subprocess.Popen(
        command(*arguments), cwd=folder, env=kept | variables, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = bytearray()
    with closing(os.fdopen(ours, "rb", buffering=0)) as screen, suppress(OSError):
        while piece := screen.read(65_536):
            shown += piece
    process.wait(WAIT_S)
    return shown.decode()


def test_progress_goes_to_standard_error_only(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/")
    loud, silent = (
        run("check", web.url("alpha.lan"), *on(web), "--format", "json", flag, folder=tmp_path)
        for flag in ("--progress", "--no-progress")
    )
    assert "asked 1 of 1" in loud.err
    assert silent.err == ""
    assert json.loads(loud.out)["summary"] == json.loads(silent.out)["summary"] == {"alive": 1}


def test_a_reader_who_has_seen_enough_is_no_fault(web: LoopbackWeb, tmp_path: Path) -> None:
    listed = "\n".join(f"no address {number} {'x' * 200}" for number in range(5_000))
    (tmp_path / "urls.txt").write_text(listed)
    line = " ".join([*command("check", "--input", "urls.txt", "--no-progress", *on(web)), "| head -n 1"])
    done = subprocess.run(
        ["bash", "-c", line], cwd=tmp_path, env=environment(), capture_output=True, check=True, timeout=WAIT_S
    )
    assert done.stdout.startswith(b"refused")
    assert done.stderr == b""


def test_output_that_cannot_be_written_is_told_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            command("--help"), stdout=full, stderr=subprocess.PIPE, env=environment(), check=False, timeout=60
        )
    assert ran.returncode != 0
    assert (
        ran.stderr.decode()
        == "rescatalog: not all of the output could be written: [Errno 28] No space left on device\n"
    )
