"""`rescatalog check` as people and programs call it: results, formats, inputs, exit codes."""

from __future__ import annotations

import json
import signal
import stat
import time
from pathlib import Path
from typing import Any

import pytest

from rescatalog.settings import TOOL_VERSION
from tests.cli.running import WAIT_S, on, run, run_fresh, start
from tests.web.acts import Echo, Hang, Page, redirect
from tests.web.server import LoopbackWeb

# One host for each verdict that a check can fail on, and one on which it cannot.
FINDINGS = {"missing.lan": Page(status=404), "suspect.lan": Page(""), "unsure.lan": Page(status=500)}


def _check(web: LoopbackWeb, folder: Path, *arguments: str | Path, code: int = 0, given: bytes = b"") -> dict[str, Any]:
    ran = run("check", "--format", "json", *on(web), *arguments, folder=folder, given=given)
    assert ran.code == code, ran.err
    report: dict[str, Any] = json.loads(ran.out)
    return report


def test_the_json_has_exactly_the_keys_of_the_contract(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/old", redirect("/new", 301))
    web.route("alpha.lan", "/new", Page("<title>New  page</title>x"))
    url = web.url("alpha.lan", "/old")
    (tmp_path / "urls.txt").write_text(f"{url}\n")
    report = _check(web, tmp_path, "--input", "urls.txt")
    run_of = report.pop("run")
    assert set(run_of) == {
        "id", "started_at", "elapsed_s", "void", "void_reason", "interrupted", "tool_version",
    }  # fmt: skip
    assert (run_of["void"], run_of["interrupted"], run_of["tool_version"]) == (False, False, TOOL_VERSION)
    assert time.strptime(run_of["started_at"], "%Y-%m-%dT%H:%M:%SZ")
    elapsed_s = report["results"][0].pop("elapsed_s")
    assert 0 < elapsed_s < 10
    assert report == {
        "schema_version": 1,
        "summary": {"moved": 1},
        "results": [
            {
                "url": url,
                "verdict": "moved",
                "reason": "redirect-permanent",
                "notes": [],
                "http_status": 200,
                "final_url": web.url("alpha.lan", "/new"),
                "hops": [{"url": url, "status": 301}],
                "attempts": 1,
                "title": "New page",
                "places": [{"file": "urls.txt", "line": 1, "column": 1}],
            }
        ],
    }


def test_each_distinct_address_has_one_result_in_the_order_given(web: LoopbackWeb, tmp_path: Path) -> None:
    for path in ("/a", "/b", "/c", "/d"):
        web.route("alpha.lan", path)
    first, a, b, c, d = (web.url("alpha.lan", path) for path in ("/a#top", "/a", "/b", "/c", "/d"))
    (tmp_path / "urls.txt").write_text(f"# a comment\n\n  {b}  \n{a}\n{c}\n{b}\nno address at all\n")
    (tmp_path / "more.md").write_text(f"# Links\n\n- [d]({d}) and [c again]({c})\n- <{first}>\n\n`{a}/code`\n")
    report = _check(web, tmp_path, c, c, "--input", "urls.txt", "--input", "more.md")
    assert [result["url"] for result in report["results"]] == [c, b, a, "no address at all", d, first]
    assert [result["verdict"] for result in report["results"]] == [*["alive"] * 3, "refused", "alive", "alive"]
    assert sorted(web.asked()) == ["/a", "/b", "/c", "/d"], "one address is asked once, however it is spelled"


def test_the_command_started_by_hand_says_the_same(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/", Page(status=404))
    arguments = ("check", "--input", "-", *on(web), "--no-progress")
    given = web.url("alpha.lan").encode()
    fresh, forked = (each(*arguments, folder=tmp_path, given=given) for each in (run_fresh, run))
    assert (fresh.code, fresh.err) == (forked.code, forked.err) == (1, "")
    assert fresh.out.splitlines()[:2] == forked.out.splitlines()[:2]


FILES = {
    "list.txt": "# one a line\n{0}\n\n{1}\n",
    "list": "{0}\n{1}",
    "crlf.txt": "{0}\r\n{1}\r\n",
    "bom.txt": "\ufeff{0}\n{1}\n",
    "page.md": "See [one]({0} 'title') and [two][2].\n\n[2]: {1}\n",
    "README": "# Title\n\n- [one]({0})\n- [two]({1})\n",
    "page.html": "<!doctype html><a href='{0}'>one</a><p><a href=\"{1}\">two</a>",
    "entry.yaml": "id: x\nlinks:\n  - role: homepage\n    url: {0}\n  - {{role: pdf, url: {1}}}\n",
}


def test_addresses_are_found_in_every_kind_of_file(web: LoopbackWeb, tmp_path: Path) -> None:
    expected: list[str] = []
    inputs: list[str] = []
    for number, (name, text) in enumerate(FILES.items()):
        urls = [web.url("alpha.lan", f"/{number}/one"), web.url("alpha.lan", f"/{number}/two")]
        (tmp_path / name).write_bytes(text.format(*urls).encode())
        expected += urls
        inputs += ["--input", name]
    web.route("alpha.lan", "/")
    report = _check(web, tmp_path, *inputs, "--fail-on", "never", "--no-second-look")
    assert [result["url"] for result in report["results"]] == expected


@pytest.mark.parametrize("name", ["list", "README", "page.html"])
def test_addresses_are_found_in_standard_input(web: LoopbackWeb, tmp_path: Path, name: str) -> None:
    urls = [web.url("alpha.lan", "/one"), web.url("alpha.lan", "/two")]
    web.route("alpha.lan", "/one")
    web.route("alpha.lan", "/two")
    report = _check(web, tmp_path, "--input", "-", given=FILES[name].format(*urls).encode())
    assert [result["url"] for result in report["results"]] == urls


@pytest.mark.parametrize(
    ("host", "fail_on", "code"),
    [
        ("missing.lan", None, 1),
        ("suspect.lan", None, 0),
        ("missing.lan", "never", 0),
        ("missing.lan", "dead", 0),
        ("suspect.lan", "suspect", 1),
        ("unsure.lan", "suspect", 0),
    ],
)
def test_the_exit_code_says_whether_something_bad_was_found(
    web: LoopbackWeb, tmp_path: Path, host: str, fail_on: str | None, code: int
) -> None:
    web.route(host, "/", FINDINGS[host])
    options = [] if fail_on is None else ["--fail-on", fail_on]
    ran = run("check", web.url(host), *on(web), *options, folder=tmp_path)
    assert (ran.code, "Traceback" in ran.err) == (code, False)


def test_a_check_to_which_nobody_answers_is_void(web: LoopbackWeb, tmp_path: Path) -> None:
    urls = [f"http://nobody{number}.lan/" for number in range(5)]
    ran = run("check", *urls, *on(web), "--fail-on", "suspect", folder=tmp_path)
    assert ran.code == 4
    assert "void" in ran.out
    assert "not one of 5 addresses" in ran.out
    assert "nobody0.lan" not in ran.out, "what a void run seemed to see is no news"


def test_nothing_to_ask_is_no_fault(web: LoopbackWeb, tmp_path: Path) -> None:
    report = _check(web, tmp_path, "--input", "-", given=b"# nothing\n\n")
    assert (report["results"], report["summary"], report["run"]["void"]) == ([], {}, False)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_check_reports_what_was_seen(web: LoopbackWeb, tmp_path: Path, how: signal.Signals) -> None:
    web.route("alpha.lan", "/")
    web.route("slow.lan", "/", Hang())
    urls = [web.url("alpha.lan"), web.url("slow.lan")]
    process = start("check", "--format", "json", *on(web), "--timeout", "60", *urls, folder=tmp_path)
    _wait_for(web, "slow.lan")
    _wait_for(web, "alpha.lan")
    time.sleep(0.3)
    process.send_signal(how)
    out, err = process.communicate(timeout=WAIT_S)
    assert (process.returncode, b"Traceback" in err) == (130, False)
    report = json.loads(out)
    assert report["run"]["interrupted"] is True
    assert [(result["url"], result["verdict"]) for result in report["results"]] == [
        (urls[0], "alive"),
        (urls[1], "unsure"),
    ]


def _wait_for(web: LoopbackWeb, host: str) -> None:
    end_s = time.monotonic() + WAIT_S
    while not web.asked(host):
        assert time.monotonic() < end_s, f"{host} was never asked"
        time.sleep(0.01)


def test_a_file_gets_the_results_and_the_terminal_nothing(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/")
    target = tmp_path / "report.json"
    target.write_text("old")
    ran = run("check", web.url("alpha.lan"), *on(web), "--format", "json", "--output", "report.json", folder=tmp_path)
    assert (ran.code, ran.out) == (0, "")
    assert json.loads(target.read_text())["summary"] == {"alive": 1}
    assert stat.S_IMODE(target.stat().st_mode) == 0o644
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"], "no draft stays behind"


def test_the_options_of_the_network_are_obeyed(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/", Echo())
    web.route("alpha.lan", "/robots.txt", Page("User-agent: *\nDisallow: /"))
    web.route("alpha.lan", "/missing", Page(status=404))
    report = _check(
        web, tmp_path, web.url("alpha.lan"), web.url("alpha.lan", "/missing"), "--no-robots", "--no-second-look",
        "--user-agent", "testbot/2 (x)", "--fail-on", "never",
    )  # fmt: skip
    assert report["summary"] == {"alive": 1, "missing": 1}
    assert sorted(seen.path for seen in web.seen) == ["/", "/missing"]
    assert {seen.headers["user-agent"] for seen in web.seen} == {"testbot/2 (x)"}


def test_a_budget_ends_the_check(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("slow.lan", "/", Hang())
    report = _check(web, tmp_path, web.url("slow.lan"), "--budget", "0.5", "--timeout", "60")
    assert [result["reason"] for result in report["results"]] == ["budget-spent"]
