"""`rescatalog crawl` and `status`: memory over runs, kills and broken networks."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import command, environment, run, write_catalog
from tests.web.acts import Hang, Page
from tests.web.server import LoopbackWeb

STATE = ".rescatalog/state.db"


@pytest.fixture
def folder(web: LoopbackWeb, tmp_path: Path) -> Path:
    """Return a folder with a catalog of 25 links on 25 hosts, two of them gone."""
    links = {}
    for number in range(25):
        host = f"alpha{number}.lan"
        web.route(host, "/", Page("", status=404) if number < 2 else Page())
        links[f"entry-{number:02}"] = web.url(host)
    write_catalog(tmp_path, links)
    return tmp_path


def _links(folder: Path) -> dict[str, str]:
    """Return the status of every entry's link."""
    told = json.loads(run("status", "--format", "json", folder=folder).out)
    return {link["entries"][0]["entry"]: link["status"] for link in told["links"]}


def _query(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(folder / STATE)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_a_crawl_remembers_and_the_next_asks_nothing(web: LoopbackWeb, folder: Path) -> None:
    first = run("crawl", "--format", "json", folder=folder, web=web)
    told = json.loads(first.out)
    assert first.code == 0
    assert told["summary"] == {"alive": 23, "missing": 2}
    assert {"entry", "role", "status", "since", "strikes"} <= told["results"][0].keys()
    assert told["results"][0]["status"] == "failing"
    asked = len(web.seen)
    # The two failing links are due in a day, the living ones later.
    second = run("crawl", "--format", "json", folder=folder, web=web)
    assert json.loads(second.out)["results"] == []
    assert len(web.seen) == asked
    third = run("crawl", "--all", folder=folder, web=web)
    assert "25 addresses" in third.out


def test_status_tells_what_is_known_as_text_and_json(web: LoopbackWeb, folder: Path) -> None:
    before = run("status", folder=folder)
    assert before.code == 0
    assert "25 unchecked" in before.out
    run("crawl", folder=folder, web=web)
    statuses = _links(folder)
    assert (statuses["entry-00"], statuses["entry-10"]) == ("failing", "ok")
    text = run("status", folder=folder).out
    assert "failing" in text
    assert "entry-00 (homepage)" in text
    assert "1 strike on 1 day" in text


def test_a_crawl_whose_network_dies_is_void_and_changes_nothing(web: LoopbackWeb, folder: Path) -> None:
    run("crawl", folder=folder, web=web)
    before = _links(folder)
    done = run("crawl", "--all", folder=folder, more={"RESCATALOG_DNS_SERVERS": "127.0.0.1:1"})
    assert done.code == 4
    assert done.out.count("\n") <= 3
    assert "nothing was concluded" in done.out
    assert _links(folder) == before
    assert _query(folder, "select count(*) from runs where void is not null") == [(1,)]


def test_a_landslide_is_void(web: LoopbackWeb, folder: Path) -> None:
    run("crawl", folder=folder, web=web)
    for number in range(2, 10):
        web.route(f"alpha{number}.lan", "/", Page("", status=500))
    done = run("crawl", "--all", folder=folder, web=web)
    assert done.code == 4
    assert "8 of 23 hosts turned for the worse at once" in done.out
    assert set(_links(folder).values()) == {"ok", "failing"}


def test_a_run_in_which_the_canaries_fail_is_void(web: LoopbackWeb, folder: Path) -> None:
    card = folder / "catalog" / "catalog.yaml"
    card.write_text(card.read_text() + "canaries: [http://canary.lan/]\n")
    done = run("crawl", folder=folder, web=web)
    assert done.code == 4
    assert "addresses known to live" in done.out


def test_ctrl_c_keeps_what_was_seen(web: LoopbackWeb, folder: Path) -> None:
    web.route("alpha24.lan", "/", Hang())
    started = subprocess.Popen(
        command("crawl"),
        cwd=folder,
        env=environment(web, RESCATALOG_TIMEOUT="30"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until_s = time.monotonic() + 15
    while len(web.asked()) < 25 and time.monotonic() < until_s:
        time.sleep(0.05)
    time.sleep(1.0)
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=20)
    assert started.returncode == 130, err
    assert "what was seen is kept" in out
    assert _query(folder, "select count(*) from checks")[0][0] in {22, 23}
    assert _links(folder)["entry-10"] == "ok"


def test_a_crawl_killed_at_any_moment_leaves_a_sound_state(web: LoopbackWeb, folder: Path) -> None:
    random_moments = random.Random(20261121)
    for _ in range(12):
        kept = _query(folder, "select count(*) from checks")[0][0] if (folder / STATE).exists() else 0
        started = subprocess.Popen(
            command("crawl", "--all"),
            cwd=folder,
            env=environment(web),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(random_moments.uniform(0.3, 1.6))
        started.kill()
        started.wait()
        if (folder / STATE).exists():
            assert _query(folder, "pragma integrity_check") == [("ok",)]
            tables = _query(folder, "select count(*) from sqlite_master where name = 'checks'")
            assert tables == [(0,)] or _query(folder, "select count(*) from checks")[0][0] >= kept
    done = run("crawl", "--all", folder=folder, web=web)
    assert done.code == 0, done.err
    assert _query(folder, "select count(*) from runs where finished_at is null") == [(0,)]
    assert _links(folder)["entry-10"] == "ok"


def test_two_crawls_at_once_do_not_write_into_each_other(web: LoopbackWeb, folder: Path) -> None:
    web.route("alpha24.lan", "/", Hang())
    first = subprocess.Popen(
        command("crawl"), cwd=folder, env=environment(web), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until_s = time.monotonic() + 15
    while not web.asked() and time.monotonic() < until_s:
        time.sleep(0.02)
    second = run("crawl", folder=folder, web=web)
    assert second.code == 3
    assert "another run is writing here" in second.err
    assert first.wait(30) == 0


def test_the_crawler_never_writes_into_the_catalog(web: LoopbackWeb, folder: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "catalog").rglob("*") if path.is_file()}
    run("crawl", folder=folder, web=web)
    assert {path: path.read_bytes() for path in (folder / "catalog").rglob("*") if path.is_file()} == before
