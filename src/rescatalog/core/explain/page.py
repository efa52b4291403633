"""The page of one problem code."""

from __future__ import annotations

from dataclasses import dataclass

from rescatalog.core.catalog.problem import Severity
from rescatalog.core.explain.example import FIRST

# Stands in a bad example where the problem is shown; it is no part of it.
HERE = "¦"
# Instead of a text to replace: the example is the whole file.
WHOLE = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a code means, and how it looks.

    Attributes:
        code: `CAT` and three digits.
        title: what is wrong, in a few words.
        why: why it matters and what to do.
        severity: errors make `validate` exit with 1.
        file: the file of the example catalog in which the example stands.
        old: the text there that the example replaces; empty means that the example is appended.
        bad: an example that gives this problem, with `HERE` where it is shown.
        good: the same, mended.
        fix: what the problem offers to write instead.
        beside: further files of the example as (name, text); one that begins with `+` is
            appended to the file, one that begins with `-` is taken out of it.
    """

    code: str
    title: str
    why: str
    severity: Severity = "error"
    file: str = FIRST
    old: str = ""
    bad: str
    good: str
    fix: str | None = None
    beside: tuple[tuple[str, str], ...] = ()
