"""The whole table, and one run of the real command over all of it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.running import run
from tests.faults import (
    rows_bodies,
    rows_content,
    rows_names,
    rows_redirects,
    rows_rules,
    rows_statuses,
)  # fmt: skip
from tests.faults.row import ALLOWED, TRAP, Row
from tests.web.server import LoopbackWeb

ROWS: tuple[Row, ...] = (
    *rows_statuses.ROWS,
    *rows_redirects.ROWS,
    *rows_names.ROWS,
    *rows_bodies.ROWS,
    *rows_content.ROWS,
    *rows_rules.ROWS,
)
# What heals within seconds has healed by then.
PAUSE_S = 3.0
TIMEOUT_S = 2.0


@dataclass(frozen=True, slots=True)
class Told:
    """What one run told of the table, and what the web saw of it.

    Attributes:
        code: exit code of the command.
        err: its standard error.
        report: its JSON.
        results: the result of each row, by name.
        requests: how often each row's own address was asked.
        hosts: how often each host was asked anything but robots.txt.
        reached: the addresses that connections came to.
    """

    code: int
    err: str
    report: dict[str, Any]
    results: dict[str, dict[str, Any]]
    requests: dict[str, int]
    hosts: Counter[str]
    reached: frozenset[str]


def run_over_all(folder: Path) -> Told:
    """Return what one run of the real command tells of the whole table."""
    with LoopbackWeb(traps=(TRAP,)) as web, LoopbackWeb() as second:
        for host, path in rows_redirects.COMPANIONS.items():
            web.route(host, path)
        addresses = {row.name: row.stage(web, second) for row in ROWS}
        (folder / "links.txt").write_text("\n".join(addresses.values()) + "\n", encoding="utf-8")
        where = ["--allow-network", f"{ALLOWED}/32", "--ca-file", str(web.ca_file), "--timeout", str(TIMEOUT_S)]
        servers = ["--dns-server", web.dns, "--second-dns-server", second.dns]
        asking = ["check", "--input", "links.txt", "--format", "json", "--fail-on", "never"]
        pause = {"RESCATALOG_SECOND_LOOK_PAUSE": str(PAUSE_S)}
        ran = run(*asking, *where, *servers, folder=folder, variables=pause, wait_s=120.0)
        report = json.loads(ran.out or "{}")
        by_address = {result["url"]: result for result in report.get("results", ())}
        asked = Counter((seen.host, seen.path) for seen in web.seen)
        return Told(
            code=ran.code,
            err=ran.err,
            report=report,
            results={name: by_address[url] for name, url in addresses.items() if url in by_address},
            requests={row.name: asked[row.host, row.path] for row in ROWS},
            hosts=Counter(seen.host for seen in web.seen if seen.path != "/robots.txt"),
            reached=frozenset(web.reached),
        )
