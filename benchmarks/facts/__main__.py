"""Entry point: `python -m benchmarks.facts --pages FOLDER --rivals /path/to/python`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.errors import NotMeasuredError
from benchmarks.facts.corpora import samples_in
from benchmarks.facts.markdown import page_of
from benchmarks.facts.readers import readings
from benchmarks.facts.report import Corpus, as_json, corpus_of
from benchmarks.facts.rival import RIVALS
from benchmarks.facts.table import print_corpus, print_judged, print_mistakes, print_targets
from benchmarks.facts.targets import Target, targets_of
from benchmarks.facts.walls import Judged, false_alarms, recordings_in

OWN_PAGES = Path(__file__).parents[2] / "tests" / "gold" / "pages"
MISSED = 1
NOT_MEASURED = 3


def main(arguments: list[str] | None = None) -> int:
    """Return 0 when every target is met, 1 when one is missed, 3 when nothing could be measured.

    Args:
        arguments: those of the command line by default.
    """
    options = _parse(arguments)
    try:
        corpora = [_corpus(folder, options) for folder in options.pages or [OWN_PAGES]]
        walls = recordings_in(options.walls) if options.walls else ()
        alarms = {folder.name: false_alarms(folder) for folder in options.living}
    except NotMeasuredError as problem:
        print(f"not measured: {problem}", file=sys.stderr)
        return NOT_MEASURED
    targets = targets_of(corpora, walls, alarms)
    if options.format == "markdown":
        print(page_of(corpora, walls, alarms, targets), end="")
    elif options.format == "json":
        written = as_json(corpora, walls, alarms)
        written["targets"] = [
            {"promise": target.promise, "measured": target.measured, "met": target.met} for target in targets
        ]
        print(json.dumps(written, indent=1))
    else:
        _print(corpora, walls, alarms, targets, options.mistakes)
    return 0 if all(target.met for target in targets) else MISSED


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facts", description=__doc__)
    add = parser.add_argument
    add("--pages", type=Path, action="append", metavar="FOLDER", help="pages with what is right; may repeat")
    add("--walls", type=Path, metavar="FOLDER", help="recorded answers of bot walls (HAR)")
    add(
        "--living",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="good pages, to look for false alarms",
    )
    add("--rivals", type=Path, metavar="PYTHON", help="of an environment in which the other readers are installed")
    add("--readers", default=",".join(RIVALS), metavar="NAMES", help="which others, with commas; default: all")
    add("--mistakes", type=int, default=20, metavar="N", help="show so many mistakes of ours")
    add("--format", choices=("text", "json", "markdown"), default="text")
    options = parser.parse_args(arguments)
    options.readers = [name for name in options.readers.split(",") if name]
    for name in options.readers:
        if name not in RIVALS:
            parser.error(f"there is no reader {name}; there are {', '.join(RIVALS)}")
    return options


def _corpus(folder: Path, options: argparse.Namespace) -> Corpus:
    samples = samples_in(folder)
    return corpus_of(folder.absolute().name, samples, readings(samples, options.rivals, options.readers))


def _print(
    corpora: Sequence[Corpus],
    walls: Sequence[Judged],
    alarms: Mapping[str, tuple[int, Sequence[Judged]]],
    targets: Sequence[Target],
    mistakes: int,
) -> None:
    for corpus in corpora:
        print_corpus(corpus)
        print_mistakes(corpus, mistakes)
    print_judged(walls, alarms)
    print_targets(targets)


if __name__ == "__main__":
    sys.exit(main())
