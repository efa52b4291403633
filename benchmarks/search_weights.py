"""What each weight of search is worth on the golden questions: `python -m benchmarks.search_weights`.

Every weight in turn is halved and doubled, the others staying as they are; the table says what that does to nDCG@10 and
MRR. With `--climb` the best change is kept and all is tried again until nothing gains at least `--least`.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from rescatalog.publish.searching.search import search
from rescatalog.publish.tables.search_rows import GUIDE_BONUS, MOST_GUIDES
from rescatalog.publish.tables.search_schema import COLUMNS
from tests.gold.questions.grading import FIRST_PAGE, Graded, graded
from tests.publish.making import built, own_catalog

BONUS = "guide bonus"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--climb", action="store_true")
    parser.add_argument("--least", type=float, default=0.001)
    options = parser.parse_args()
    weights = {**COLUMNS, BONUS: GUIDE_BONUS}
    with tempfile.TemporaryDirectory() as folder:
        path = built(Path(folder) / "catalog.db", own_catalog(), []).path
        with closing(sqlite3.connect(path)) as connection:
            now = measured(connection, weights)
            print(f"{'as they are':<28}{_told(now)}")
            while True:
                tried = {name: (other, measured(connection, other)) for name, other in changes(weights)}
                for name, (_, result) in tried.items():
                    print(f"{name:<28}{_told(result)}  {result.ndcg - now.ndcg:+.4f}")
                best, (other, result) = max(tried.items(), key=lambda item: item[1][1].ndcg)
                if not options.climb or result.ndcg < now.ndcg + options.least:
                    break
                print(f"kept: {best}")
                weights, now = other, result
    print(", ".join(f"{name} {weight:g}" for name, weight in weights.items()))


def changes(weights: Mapping[str, float]) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield each weight halved and doubled, with a name."""
    for name, weight in weights.items():
        for factor in (0.5, 2.0):
            yield f"{name} {weight:g} -> {weight * factor:g}", {**weights, name: weight * factor}


def measured(connection: sqlite3.Connection, weights: Mapping[str, float]) -> Graded:
    """Return how well the golden questions are answered with other weights."""
    rank = f"bm25({', '.join(str(weights[name]) for name in COLUMNS)})"
    connection.execute("insert into resources_fts(resources_fts, rank) values ('rank', ?)", [rank])
    guides = f"min(recommended, {MOST_GUIDES})"
    connection.execute("create temp table if not exists base as select place, weight from findable")
    connection.execute(
        f"update findable set weight = (select weight from base where base.place = findable.place)"  # noqa: S608
        f" * (1 + {guides} * ?) / (1 + {guides} * {GUIDE_BONUS})",
        [weights[BONUS]],
    )
    return graded(lambda asked: [result.id for result in search(connection, asked, limit=FIRST_PAGE).results])


def _told(result: Graded) -> str:
    return f"nDCG@10 {result.ndcg:.4f}  MRR {result.mrr:.4f}  missed {len(result.missed)}"


if __name__ == "__main__":
    main()
