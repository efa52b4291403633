"""What is new since an earlier state of the catalog."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.problem import Place, Problem

# A message may name the place of another entry, whose line moves.
_NAMED_PLACE = re.compile(r"\S+\.yaml:\d+")

Fingerprint = tuple[str, str, str, str]


def fingerprint(problem: Problem, *, prefix: str) -> Fingerprint:
    """Return what stays the same of a problem when lines above it come and go.

    Args:
        problem: the problem.
        prefix: how the catalog's folder begins in shown paths; it may differ between two states.
    """
    message = _NAMED_PLACE.sub("", problem.message)
    return problem.code, problem.place.file.removeprefix(prefix), message, problem.source_line.strip()


def new_since(problems: Sequence[Problem], before: Sequence[Fingerprint], *, prefix: str) -> Iterator[Problem]:
    """Yield the problems that were not there before; of several alike, those that were added."""
    left = Counter(before)
    for problem in problems:
        mark = fingerprint(problem, prefix=prefix)
        if left[mark]:
            left[mark] -= 1
        else:
            yield problem


def vanished(catalog: Catalog, before: Catalog, *, card_file: str) -> Iterator[Problem]:
    """Yield the resources that were there before and left neither a tombstone nor a new name (CAT808).

    Args:
        catalog: today's.
        before: the earlier one.
        card_file: the file to show such a problem at, since theirs is gone.
    """
    there = {*catalog.entries, *catalog.redirects, *(name for what, name in catalog.unread if what == "resource")}
    for name in before.entries:
        if name not in there:
            message = (
                f"the resource `{name}` has vanished; keep its file with a `status`, "
                f"or add `{name}: <new id>` to redirects.yaml"
            )
            yield Problem(code="CAT808", place=Place(card_file), message=message)
