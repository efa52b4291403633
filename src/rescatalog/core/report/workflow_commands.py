"""Commands to GitHub's runner: annotations at a line of a file, everything foreign escaped."""

from __future__ import annotations

from rescatalog.core.catalog.problem import Place
from rescatalog.core.report.problems_escaped import escaped

# Source: GitHub shows at most 10 annotations of a kind per step; one is kept for the rest.
MOST = 9


def command(kind: str, message: str, *, title: str = "", place: Place | None = None) -> str:
    """Return one annotation in one line.

    Args:
        kind: `error`, `warning` or `notice`.
        message: for people; line breaks are kept, other control characters must be gone.
        title: what stands above it.
        place: the line it is shown at; none means the run as a whole.
    """
    named = [] if place is None else [("file", escaped(place.file)), ("line", place.line), ("col", place.column)]
    if title:
        named.append(("title", escaped(title)))
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in named)
    return f"::{kind}{' ' + properties if properties else ''}::{_data(message)}"


def _data(text: str) -> str:
    """Return text fit for the message. Source: actions/toolkit, command.ts."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
