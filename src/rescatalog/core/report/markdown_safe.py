"""Foreign text in Markdown: nothing in it links, mentions, refers, embeds or formats."""

from __future__ import annotations

import re

from rescatalog.core.report.problems_escaped import visible

# An address that is only letters, digits and harmless marks may be one to click on.
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/%?=&+,;:#-]*)?")
# GitHub turns such addresses into references, and tells the issue that it was mentioned.
_REFERRING = re.compile(r"(?i)//([a-z0-9.-]+\.)?github\.com|/(issues|pulls?|discussions|commit|compare)/")
_LONGEST = 250


def code(text: str) -> str:
    """Return foreign text as a code span, in which nothing has a meaning.

    Source: CommonMark 0.31, section 6.1: a span ends only at as many backticks as began it.
    """
    shown = visible(text) or " "
    ticks = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def address(url: str) -> str:
    """Return an address to click on where that is safe, else as a code span."""
    harmless = len(url) <= _LONGEST and _PLAIN_ADDRESS.fullmatch(url) and not _REFERRING.search(url)
    return f"<{url}>" if harmless else code(url)
