"""A robots.txt with the names in it as our library should compare them: ours, everybody's, somebody else's."""

from __future__ import annotations

import re

# Source: RFC 9309 section 2.2.1: letters, dashes and underscores; what follows, such as a version, is no part of it.
_PRODUCT = re.compile(r"[a-z_-]+", re.IGNORECASE)
_NAME = re.compile(r"(?im)^([ \t]*user-?agent[ \t]*:)([^\r\n#]*)")
# Nobody is called so.
_SOMEBODY_ELSE = "0"


def with_whole_names(text: str, agent: str) -> str:
    """Return the same file in which a name is ours when the whole of it is; our library compares beginnings.

    Args:
        text: of the file.
        agent: our product token.
    """
    return _NAME.sub(lambda line: f"{line.group(1)} {_name(line.group(2).strip(), agent)}", text)


def _name(written: str, agent: str) -> str:
    if written.startswith("*"):
        return "*"
    product = _PRODUCT.match(written)
    return agent if product is not None and product.group().lower() == agent.lower() else _SOMEBODY_ELSE
