"""Plain scalars of YAML by the 1.2 core schema, and those that other readers take for something else."""

from __future__ import annotations

import re

INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
NULLS = frozenset({"", "~", "null"})
BOOLEANS = {"true": True, "false": False}
# A number of absurd length is text; turning it into an int costs time in the square of its length.
MAX_DIGITS = 18

# What YAML 1.1, YAML 1.2 and a person's eye read differently.
AMBIGUOUS = re.compile(
    r"""(?ix)
      y|yes|n|no|on|off                             # booleans of YAML 1.1
    | null | true | false                           # only lower case is plain in both
    | [-+]?0[0-9_]+                                 # octal of YAML 1.1
    | [-+]?0[xob][0-9a-f_]+
    | [-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?         # digits with underscores
    | [-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?         # base 60 of YAML 1.1
    | [-+]?(\.[0-9]+|[0-9]+\.|[0-9]+(\.[0-9]*)?e[-+]?[0-9]+)
    | [-+]?\.(inf|nan)
    | <<
    | =
    """
)

Scalar = str | int | float | bool | None


def is_ambiguous(text: str) -> bool:
    """Return whether readers of YAML disagree on this plain scalar.

    Source: YAML 1.1 type repository and YAML 1.2.2 section 10.3.
    """
    if text in NULLS or text in BOOLEANS:
        return False
    if INTEGER.fullmatch(text):
        return len(text) > MAX_DIGITS
    return AMBIGUOUS.fullmatch(text) is not None


def value_of(text: str) -> Scalar:
    """Return what a plain scalar stands for; whatever is no null, boolean or decimal number is text."""
    if text in NULLS:
        return None
    if text in BOOLEANS:
        return BOOLEANS[text]
    if len(text) <= MAX_DIGITS:
        if INTEGER.fullmatch(text):
            return int(text)
        if DECIMAL.fullmatch(text):
            return float(text)
    return text
