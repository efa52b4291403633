"""Crawls that are stopped, killed or started twice: what was seen is kept, and the state stays sound."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.catalogs import write_catalog
from tests.cli.running import WAIT_S, on, run, start
from tests.web.acts import Hang, Page
from tests.web.server import LoopbackWeb

KILLS = 12
PAGES = 60


def _rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / ".rescatalog" / "state.db")) as connection:
        return connection.execute(sql).fetchall()


def _wait_for(web: LoopbackWeb, host: str) -> None:
    end_s = time.monotonic() + WAIT_S
    while not web.asked(host):
        assert time.monotonic() < end_s, f"{host} was never asked"
        time.sleep(0.01)


def _end(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=WAIT_S)
    return process.returncode, out.decode(), err.decode()


def _slow_and_quick(web: LoopbackWeb, folder: Path) -> None:
    web.route("quick.lan", "/")
    web.route("slow.lan", "/", Hang())
    write_catalog(folder, [web.url("quick.lan"), web.url("slow.lan")])


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_crawl_keeps_what_was_seen(web: LoopbackWeb, tmp_path: Path, how: signal.Signals) -> None:
    _slow_and_quick(web, tmp_path)
    process = start("crawl", *on(web), "--timeout", "60", folder=tmp_path)
    _wait_for(web, "quick.lan")
    _wait_for(web, "slow.lan")
    time.sleep(0.3)
    process.send_signal(how)
    code, out, err = _end(process)
    assert (code, "Traceback" in err) == (130, False)
    assert "interrupted; what was seen is kept" in out
    assert _rows(tmp_path, "select key, verdict from checks") == [(web.url("quick.lan"), "alive")]
    assert _rows(tmp_path, "select interrupted, void, finished_at is null from runs") == [(1, None, 0)]
    assert "1 ok" in run("status", folder=tmp_path).out


def test_of_two_crawls_at_once_the_second_is_refused(web: LoopbackWeb, tmp_path: Path) -> None:
    _slow_and_quick(web, tmp_path)
    first = start("crawl", *on(web), "--timeout", "60", folder=tmp_path)
    _wait_for(web, "slow.lan")
    asked = len(web.seen)
    second = run("crawl", *on(web), "--all", folder=tmp_path)
    assert (second.code, second.out, "Traceback" in second.err) == (3, "", False)
    assert "another run is writing here" in second.err
    assert len(web.seen) == asked
    reader = run("status", folder=tmp_path)
    assert (reader.code, reader.err) == (0, ""), "readers are never refused"
    first.send_signal(signal.SIGINT)
    assert _end(first)[0] == 130


def test_a_crawl_killed_at_any_moment_leaves_a_sound_state_that_the_next_one_settles(
    web: LoopbackWeb, tmp_path: Path
) -> None:
    chance = random.Random(11)
    for number in range(PAGES):
        web.route(f"h{number % 6}.lan", f"/{number}", Page(delay_s=0.05))
    write_catalog(tmp_path, [web.url(f"h{number % 6}.lan", f"/{number}") for number in range(PAGES)])
    state = tmp_path / ".rescatalog" / "state.db"
    killed_in_the_middle = 0
    for kill in range(KILLS):
        asked = len(web.seen)
        process = start("crawl", "--all", "--per-host-gap", "0.08", *on(web), folder=tmp_path)
        end_s = time.monotonic() + WAIT_S
        # Some are killed while they start, most while they ask and store; a whole crawl takes about a second.
        while kill % 4 and len(web.seen) == asked and time.monotonic() < end_s:
            time.sleep(0.005)
        time.sleep(chance.uniform(0.0, 0.7 if kill % 4 else 0.4))
        process.kill()
        assert _end(process)[0] == -signal.SIGKILL, "the crawl had ended before it was killed"
        if not state.exists():
            continue
        assert _rows(tmp_path, "pragma integrity_check") == [("ok",)]
        assert _rows(tmp_path, "pragma foreign_key_check") == []
        if _rows(tmp_path, "select 1 from sqlite_master where name = 'runs'"):
            unsettled = _rows(tmp_path, "select count(*) from runs where finished_at is null")[0][0]
            assert unsettled <= 1, "each crawl settles the one before it"
            killed_in_the_middle += unsettled
    assert killed_in_the_middle >= KILLS // 3
    stored = _rows(tmp_path, "select count(*) from checks")[0][0]
    assert stored > 0
    ran = run("crawl", "--all", *on(web), folder=tmp_path)
    assert (ran.code, "Traceback" in ran.err) == (0, False)
    assert _rows(tmp_path, "select count(*) from runs where finished_at is null") == [(0,)]
    assert _rows(tmp_path, "select count(*) from runs where interrupted and void is null")[0][0] >= 1
    assert _rows(tmp_path, "select count(*) from checks") == [(stored + PAGES,)]
    assert _rows(tmp_path, "select count(distinct verdict), min(verdict) from checks") == [(1, "alive")]
    assert f"{PAGES} ok" in run("status", folder=tmp_path).out


def test_a_first_crawl_whose_network_dies_half_way_is_void_and_says_so_in_one_line(
    web: LoopbackWeb, tmp_path: Path
) -> None:
    hosts = [f"h{number:03}.lan" for number in range(120)]
    for host in hosts:
        web.route(host, "/", Page(delay_s=0.2))
    write_catalog(tmp_path, [web.url(host) for host in hosts])
    process = start("crawl", "--concurrency", "8", "--no-robots", "--timeout", "1", *on(web), folder=tmp_path)
    _wait_for(web, hosts[40])
    web.stop()
    code, out, err = _end(process)
    assert (code, "Traceback" in err) == (4, False)
    (line,) = (line for line in out.splitlines() if line.startswith("void: "))
    assert "the network went down" in line
    assert _rows(tmp_path, "select void from runs") == [("network-died",)]
    assert run("status", "--format", "json", folder=tmp_path).out.count('"unchecked"') == 120
