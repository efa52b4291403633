"""Plain scalars of YAML by the 1.2 core schema, and those that other readers take for something else."""

from __future__ import annotations

import re

INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
NULLS = frozenset({"", "~", "null"})
BOOLEANS = {"true": True, "false": False}
# Longer numbers lose digits once a reader makes floats of them, and cost time in the square of their length.
MAX_DIGITS = 18

# What YAML 1.1, YAML 1.2 and a person's eye read differently.
AMBIGUOUS = re.compile(
    r"""(?ix)
      y|yes|n|no|on|off                             # booleans of YAML 1.1
    | null | true | false                           # only lower case is plain in both
    | [-+]?0[xob][0-9a-f_]+
    | [-+]?[0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)?  # any other spelling of a number, octal 007 included
    | [-+]?\.[0-9][0-9_]*(e[-+]?[0-9]+)?
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?  # base 60 of YAML 1.1
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
    if INTEGER.fullmatch(text) or DECIMAL.fullmatch(text):
        return len(text) > MAX_DIGITS
    return AMBIGUOUS.fullmatch(text) is not None


def value_of(text: str) -> Scalar:
    """Return what a plain scalar that is not ambiguous is: a null, a boolean, a decimal number, or text."""
    if text in NULLS:
        return None
    if text in BOOLEANS:
        return BOOLEANS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text
