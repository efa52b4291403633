"""Entry point: `python -m benchmarks.run --workload realistic --rounds 3`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import signal
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.bound import floor_seconds
from benchmarks.certificates import make_certificates
from benchmarks.errors import NotMeasuredError
from benchmarks.pages import write_pages
from benchmarks.rounds import Run, Track, run_rounds
from benchmarks.server import find_nginx, running_server
from benchmarks.table import UNTOUCHED_PAIRS, print_ratios, print_table, print_targets, print_wrong
from benchmarks.targets import Target, exit_code, judge
from benchmarks.tools import (
    INSTALL,
    Contestant,
    Setting,
    Tool,
    contestants,
    find_tool,
    untouched_contestants,
    version_of,
)
from benchmarks.workload import PAGE_VARIANTS, SEED, WORKLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from benchmarks.workload import Workload

NOT_MEASURED = 3
INTERRUPTED = 130
UNTOUCHED_SECONDS = 300.0
"""How long a tool may take with its own timeouts and retries."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a benchmark run found.

    Attributes:
        workload: What was asked.
        versions: Of everything that took part.
        floors: The simulated floor by row letter.
        runs: Rows A, B and C.
        untouched: Rows D and E, when asked for.
        targets: What is promised, judged.
    """

    workload: Workload
    versions: dict[str, str]
    floors: dict[str, float]
    runs: list[Run]
    untouched: list[Run]
    targets: list[Target]


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; the exit code says whether the targets were met.

    Args:
        arguments: Those of the command line by default.
    """
    options = _parse(arguments)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        find_nginx()
        with _folder(options.folder) as folder:
            report = _measure_all(options, folder)
    except NotMeasuredError as problem:
        print(f"not measured: {problem}", file=sys.stderr)
        return NOT_MEASURED
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    _print(report)
    if options.json:
        Path(options.json).write_text(json.dumps(_as_json(report), indent=1) + "\n", encoding="utf-8")
    return exit_code(report.targets)


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--workload", choices=list(WORKLOADS), default="realistic")
    parser.add_argument("--rounds", type=_positive, default=3)
    parser.add_argument("--concurrency", type=_positive, default=512, help="in flight, for rows A and B")
    parser.add_argument("--untouched", action="store_true", help="also both tools once, all defaults")
    parser.add_argument("--rescatalog", metavar="PATH", help="default: beside this Python, or on the PATH")
    parser.add_argument("--lychee", metavar="PATH", help="default: beside this Python, or on the PATH")
    parser.add_argument("--json", metavar="FILE", help="write every figure there")
    parser.add_argument("--folder", metavar="DIR", help="work in this new folder and leave everything there")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def _folder(wanted: str | None) -> Iterator[Path]:
    if wanted:
        folder = Path(wanted).absolute()
        if folder.exists():
            raise NotMeasuredError(f"{folder} is there already")
        folder.mkdir(parents=True)
        yield folder
        return
    folder = Path(tempfile.mkdtemp(prefix="rescatalog-benchmark-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measure_all(options: argparse.Namespace, folder: Path) -> Report:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    paths = _find_tools(options)
    workload = WORKLOADS[options.workload]()
    workload.write(folder)
    if workload.scheme == "https":
        write_pages(folder / "pages", PAGE_VARIANTS, SEED)
    certificates = make_certificates(folder / "tls", workload.hosts) if workload.scheme == "https" else None
    setting = Setting(paths, workload, folder / "urls.txt", certificates)
    rows = contestants(setting, options.concurrency)
    floors = _floors(workload, rows)
    kinds = ", ".join(f"{count} x {kind}" for kind, count in workload.count().items())
    print(f"{workload.name}: {len(workload.addresses)} addresses on {len(workload.hosts)} hosts: {kinds}")
    with running_server(folder, workload, certificates) as server:
        track = Track(folder / "runs", workload, server, 60 + 10 * max(floors.values()))
        runs = run_rounds(track, rows, options.rounds)
        patient = replace(track, limit_seconds=UNTOUCHED_SECONDS)
        untouched = run_rounds(patient, untouched_contestants(setting), 1) if options.untouched else []
        versions = {tool.value: version_of(path) for tool, path in paths.items()}
        versions |= {"server": server.version, "python": platform.python_version()}
        versions["cores"] = str(os.cpu_count())
    return Report(workload, versions, floors, runs, untouched, judge(workload.name, runs, floors))


def _find_tools(options: argparse.Namespace) -> dict[Tool, Path]:
    """The programs that are there; says what to do about the others."""
    paths = {}
    for tool, given in ((Tool.RESCATALOG, options.rescatalog), (Tool.LYCHEE, options.lychee)):
        path = find_tool(tool, given)
        if path:
            paths[tool] = path
        else:
            print(f"not measured: {tool.value} is missing; {INSTALL[tool]}", file=sys.stderr)
    if not paths:
        raise NotMeasuredError("there is no tool to run")
    return paths


def _floors(workload: Workload, rows: list[Contestant]) -> dict[str, float]:
    return {row.letter: floor_seconds(workload, row.in_flight) for row in rows if row.in_flight is not None}


def _print(report: Report) -> None:
    print("\n" + ", ".join(f"{name}: {version}" for name, version in report.versions.items()))
    print_table([*report.runs, *report.untouched], report.floors)
    print()
    print_ratios(report.runs)
    print_ratios(report.untouched, UNTOUCHED_PAIRS)
    print_wrong([*report.runs, *report.untouched])
    print_targets(report.targets)


def _as_json(report: Report) -> dict[str, object]:
    """The report without its addresses, which the seed gives back."""
    return {
        "workload": report.workload.name,
        "seed": SEED,
        "versions": report.versions,
        "floors": report.floors,
        "runs": [asdict(run) for run in (*report.runs, *report.untouched)],
        "targets": [asdict(target) for target in report.targets],
    }


if __name__ == "__main__":
    sys.exit(main())
