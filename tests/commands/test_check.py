"""`rescatalog check`: what others rely on."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.commands.running import command, environment, run
from tests.web.acts import Hang, Page, redirect
from tests.web.server import LoopbackWeb

RESULT_KEYS = {
    "url", "verdict", "reason", "notes", "http_status", "final_url", "hops", "attempts", "elapsed_s", "title",
}  # fmt: skip


@pytest.fixture
def small(web: LoopbackWeb) -> LoopbackWeb:
    """Return a web with one living page and the usual troubles."""
    web.route("site.lan", "/ok", Page("<title>Fine</title>"))
    web.route("site.lan", "/old", redirect("/ok", 301))
    web.route("site.lan", "/evil", redirect("http://169.254.169.254/"))
    return web


def test_json_is_the_contract_s_one_result_per_address_in_order(small: LoopbackWeb, tmp_path: Path) -> None:
    urls = [small.url("site.lan", path) for path in ("/old", "/ok", "/gone", "/ok", "/evil")]
    (tmp_path / "urls.txt").write_text("# my links\n\n" + "\n".join(urls) + "\n")
    done = run("check", "--format", "json", "--input", "urls.txt", folder=tmp_path, web=small)
    document = json.loads(done.out)
    assert done.code == 1
    assert document["schema_version"] == 1
    assert {"id", "started_at", "elapsed_s", "void", "tool_version"} <= document["run"].keys()
    assert document["run"]["void"] is False
    assert document["summary"] == {"alive": 1, "moved": 1, "missing": 1, "refused": 1}
    assert [result["url"] for result in document["results"]] == [urls[0], urls[1], urls[2], urls[4]]
    assert all(result.keys() >= RESULT_KEYS for result in document["results"])
    moved = document["results"][0]
    assert moved["hops"] == [{"url": urls[0], "status": 301}]
    assert (moved["final_url"], moved["title"], moved["http_status"]) == (urls[1], "Fine", 200)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "{url}\n"),
        ("page.md", "# Links\n\n- [fine]({url})\n"),
        ("page.html", '<a href="{url}">fine</a>'),
        ("entry.yaml", "links:\n  - role: homepage\n    url: {url}\n"),
        ("no-suffix", "<!doctype html><a href='{url}'>fine</a>"),
    ],
)
def test_every_kind_of_list_is_read(small: LoopbackWeb, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text.format(url=small.url("site.lan", "/ok")))
    done = run("check", "--input", name, "--format", "json", folder=tmp_path, web=small)
    assert [result["verdict"] for result in json.loads(done.out)["results"]] == ["alive"]


def test_arguments_files_and_standard_input_add_up(small: LoopbackWeb, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text(small.url("site.lan", "/old"))
    arguments = ("check", small.url("site.lan", "/ok"), "--input", "more.txt", "--input", "-", "--format", "json")
    done = run(*arguments, folder=tmp_path, web=small, given=small.url("site.lan", "/gone"))
    verdicts = [result["verdict"] for result in json.loads(done.out)["results"]]
    assert verdicts == ["alive", "moved", "missing"]


@pytest.mark.parametrize(
    ("path", "fail_on", "code"),
    [
        ("/ok", "missing", 0),
        ("/gone", "missing", 1),
        ("/gone", "never", 0),
        ("/empty", "missing", 0),
        ("/empty", "suspect", 1),
    ],
)
def test_the_exit_code_says_what_fail_on_names(
    small: LoopbackWeb, tmp_path: Path, path: str, fail_on: str, code: int
) -> None:
    small.route("site.lan", "/empty", Page(""))
    done = run("check", small.url("site.lan", path), "--fail-on", fail_on, folder=tmp_path, web=small)
    assert done.code == code


def test_a_pipe_gets_plain_text_and_hostile_pages_cannot_write_to_the_terminal(
    web: LoopbackWeb, tmp_path: Path
) -> None:
    web.route("site.lan", "/", redirect("/\x1b[31m", 301))
    web.route("site.lan", "/%1B[31m", Page("<title>\x1b]0;owned\x07 \u202eevil</title>"))
    for form in ("text", "json"):
        done = run("check", web.url("site.lan"), "--format", form, folder=tmp_path, web=web)
        assert not any(ord(character) < 32 and character != "\n" for character in done.out)
        assert "\u202e" not in done.out


def test_output_goes_to_a_file_whole(small: LoopbackWeb, tmp_path: Path) -> None:
    done = run(
        "check", small.url("site.lan", "/ok"), "--format", "json", "--output", "out.json", folder=tmp_path, web=small
    )
    assert done.out == ""
    assert json.loads((tmp_path / "out.json").read_text())["summary"] == {"alive": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_run_without_any_answer_is_void(tmp_path: Path, web: LoopbackWeb) -> None:
    urls = [f"http://nowhere{number}.lan/" for number in range(5)]
    done = run("check", *urls, folder=tmp_path, web=web)
    assert done.code == 4
    assert "nothing was concluded" in done.out


def test_ctrl_c_keeps_what_was_seen(small: LoopbackWeb, tmp_path: Path) -> None:
    small.route("slow.lan", "/", Hang())
    urls = [small.url("site.lan", "/ok"), small.url("slow.lan")]
    started = subprocess.Popen(
        command("check", *urls, "--format", "json"),
        cwd=tmp_path,
        env=environment(small, RESCATALOG_TIMEOUT="30"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until_s = time.monotonic() + 15
    while len(small.asked()) < 2 and time.monotonic() < until_s:
        time.sleep(0.05)
    time.sleep(1.0)
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=20)
    assert started.returncode == 130, err
    results = json.loads(out)["results"]
    assert [result["verdict"] for result in results] == ["alive", "unsure"]
    assert results[1]["reason"] == "interrupted"
    assert "Traceback" not in err
