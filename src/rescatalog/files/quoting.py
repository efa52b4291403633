"""One scalar to YAML: plain where every reader and every person takes it for the same, in quotes elsewhere."""

from __future__ import annotations

import re
from decimal import Decimal

from rescatalog.files.scalars import Scalar, is_ambiguous, value_of

# What begins a text that is something else to YAML, or could be taken for it.
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
# Between the brackets of a list a text with one of these reads as more than one thing, to some readers.
_SEPARATORS = frozenset(",[]{}?")
# YAML 1.1 makes dates of these; `._` and the like are numbers to some of its readers.
_MISREAD = re.compile(r"\d{4}-\d\d?-\d\d?([Tt\s].*)?|[-+]?[0-9_]*\.[0-9_]+([eE][-+]?[0-9]*)?|[-+]?[0-9_][0-9_.:]*")
# Whatever may not stand raw in a file of ours, and the two that end or escape within quotes.
_ESCAPED = re.compile(r'["\\]|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def written(value: Scalar, *, inside: bool = False) -> str:
    """Return a scalar in one line.

    Args:
        value: the scalar.
        inside: whether it stands between brackets or braces.
    """
    if isinstance(value, str):
        plain = is_plain(value) and not (inside and _SEPARATORS.intersection(value))
        return value if plain else quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    # Never an exponent, which is no number to us.
    number = format(Decimal(repr(value)), "f")
    return number if isinstance(value, int) or "." in number else f"{number}.0"


def quoted(text: str) -> str:
    """Return a text in double quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def is_plain(text: str) -> bool:
    """Return whether nobody takes this text for anything else when it stands without quotes."""
    return not (
        is_ambiguous(text)
        or value_of(text) != text
        or _MISREAD.fullmatch(text)
        or text[0] in _INDICATORS
        or text != text.strip()
        or text.endswith(":")
        or ": " in text
        or " #" in text
        or is_unfit(text)
    )


def is_unfit(text: str) -> bool:
    """Return whether a text holds characters that can only be written as escapes."""
    return any(found not in {'"', "\\"} for found in _ESCAPED.findall(text))


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found.group()) or f"\\u{ord(found.group()):04x}"
