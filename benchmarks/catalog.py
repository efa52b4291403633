"""How long a large catalog takes to validate: `python -m benchmarks.catalog`.

Generated entries in a temporary folder, the real command as a whole process, some rounds, medians. Nothing is measured
in tests.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

WORDS = (
    "algebra", "analysis", "applied", "Bayesian", "calculus", "causal", "chains", "circuits", "computation",
    "convex", "data", "decisions", "differential", "discrete", "eigenvalues", "estimation", "Fourier", "geometry",
    "gradients", "graphs", "inference", "integrals", "introduction", "kernels", "learning", "limits", "linear",
    "logic", "maps", "Markov", "matrices", "measure", "methods", "models", "networks", "numerical", "optimization",
    "orthogonal", "probability", "processes", "proofs", "random", "regression", "sequences", "signals", "spaces",
    "statistics", "stochastic", "tensors", "theory", "topology", "transforms", "variables", "vectors",
)  # fmt: skip
NAMES = ("Ada", "Emmy", "Carl", "Sofia", "Pierre", "Maryam", "Paul", "Grace", "Kurt", "Hedy", "Alan", "Ingrid")
KINDS = ("course", "book", "video", "video-series", "article", "notes", "list", "interactive", "problems")
ALL_S, ONE_S = 8.0, 0.5


def main() -> int:
    """Measure, print the figures, and return 0 if the targets are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "catalog"
        first = generate(root, options.entries)
        command = [sys.executable, "-m", "rescatalog", "validate", "--catalog-dir", str(root)]
        whole = [_timed(command) for _ in range(options.rounds + 1)][1:]
        one = [_timed([*command, str(first)]) for _ in range(options.rounds + 1)][1:]
        idle = [_timed([sys.executable, "-m", "rescatalog", "validate", "--help"]) for _ in range(options.rounds)]
    missed = 0
    start_s = statistics.median(idle)
    rows = (
        ("all", whole, ALL_S),
        ("one changed file", one, None),
        ("the start alone", idle, None),
        ("one without start", [seconds - start_s for seconds in one], ONE_S),
    )
    for name, seconds, most_s in rows:
        median = statistics.median(seconds)
        spread = f"{min(seconds):.2f}-{max(seconds):.2f}"
        verdict = "" if most_s is None else f"  {'PASS' if median <= most_s else 'MISS'} (at most {most_s} s)"
        missed += most_s is not None and median > most_s
        print(f"{options.entries} entries, {name:>17}: {median:.2f} s ({spread}){verdict}")
    return min(missed, 1)


def generate(root: Path, count: int) -> Path:
    """Write a catalog of `count` entries and return the file of one of them."""
    random = Random(20261121)
    topics = [f"topic-{number}" for number in range(120)]
    _write(root / "catalog.yaml", "name: Generated\nschema_version: 1\n")
    _write(root / "vocab" / "topics.yaml", "".join(f"- id: {name}\n  label: {name}\n" for name in topics))
    paths = [_entry(root, random, topics, number) for number in range(count)]
    return paths[len(paths) // 2]


def _entry(root: Path, random: Random, topics: Sequence[str], number: int) -> Path:
    kind = KINDS[number % len(KINDS)]
    name = f"entry-{number}"
    words = random.sample(WORDS, random.randint(2, 6))
    people = "".join(
        f"  - name: {random.choice(NAMES)} Name{random.randrange(3000)}\n    role: author\n"
        for _ in range(random.randint(1, 3))
    )
    host = f"host{random.randrange(2500)}.example.org"
    text = (
        f"id: {name}\nkind: {kind}\ntitle: {' '.join(words).capitalize()}\n"
        f"summary: Shows {words[0]} and {words[1]} by worked cases, for readers who met both once before.\n"
        f"creators:\n{people}"
        f"links:\n  - role: homepage\n    url: https://{host}/{name}/\n"
        f"  - role: pdf\n    url: https://{host}/{name}/text.pdf\n    expect:\n      content_type: application/pdf\n"
        f'identifiers:\n  doi: ["10.1000/{number}"]\n'
        f"topics: [{', '.join(random.sample(topics, 3))}]\nrequires: [{random.choice(topics)}]\n"
        f"level: [introductory, intermediate]\noffers:\n  - access: free\n    formats: [pdf, html]\n"
        f"published: {random.randint(1960, 2025)}\nadded: 2026-11-21\n"
    )
    path = root / "resources" / kind / f"{name}.yaml"
    _write(path, text)
    return path


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _timed(command: Sequence[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {(done.stdout + done.stderr)[-500:]}")
    return seconds


if __name__ == "__main__":
    raise SystemExit(main())
