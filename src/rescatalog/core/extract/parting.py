"""Where the parts of a title begin and end."""

from __future__ import annotations

import re

# Bars part a title from the site's name, whatever that is; dashes and colons also stand inside titles.
_WIDE_BAR, _WIDE_LINE, _EN_DASH, _EM_DASH, _ANGLE = "\uff5c", "\uff3f", "\u2013", "\u2014", "\u203a"
# Colons in pairs part nothing where they touch a word: `std::slice` is one name.
_PARTING = re.compile(
    rf"\s+(?:[-{_EN_DASH}{_EM_DASH}·•»«{_ANGLE}|:/~⋆]|--|::)\s+|\s*[|{_WIDE_BAR}»]\s*"
    rf"|(?<=[^\x00-\x7f])\s*[_{_WIDE_LINE}]\s*(?=\S)|(?<!:):\s+"
)
BARS = frozenset({"|", _WIDE_BAR, "»", "«", "::", "•", "_", _WIDE_LINE, _ANGLE})
DASHES = frozenset({"-", "--", _EN_DASH, _EM_DASH})
LONG_DASH = _EM_DASH


def pieces_of(title: str) -> list[tuple[int, int]]:
    """Return where the parts of a title between separators begin and end; at least one part."""
    ends = [(found.start(), found.end()) for found in _PARTING.finditer(title)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(title)]
    pieces = [(start, stop) for start, stop in zip(starts, stops, strict=True) if title[start:stop].strip()]
    return pieces or [(0, len(title))]


def sign_before(title: str, pieces: list[tuple[int, int]], number: int) -> str:
    """Return the sign that parts a piece from the one before it.

    Args:
        title: the whole.
        pieces: of it.
        number: of the piece; the first one has none before it.
    """
    return title[pieces[number - 1][1] : pieces[number][0]].strip() if number else ""
