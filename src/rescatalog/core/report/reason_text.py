"""The page of a reason on a terminal, and as Markdown for the docs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from rescatalog.core.explain.reason import Reason
from rescatalog.core.report.content import Paint

WIDTH = 88
_COLOURS = {"missing": "red", "suspect": "magenta", "unsure": "yellow", "alive": "green", "void": "red"}


def render(reason: Reason, paint: Paint) -> str:
    """Return a page as text with a final newline."""
    head = f"{paint(reason.code, _COLOURS.get(reason.of, 'cyan'))}  ({_of(reason)})"
    return "\n".join((head, "", fill(reason.means, WIDTH), "", fill(f"What to do: {reason.todo}", WIDTH))) + "\n"


def render_list(reasons: Iterable[Reason], paint: Paint) -> str:
    """Return all reasons, one a line."""
    return "".join(f"{paint(f'{reason.code:<25}', 'cyan')} {_of(reason)}\n" for reason in reasons)


def markdown(reasons: Iterable[Reason]) -> Iterator[str]:
    """Yield the reasons as a Markdown table, line by line."""
    yield "| reason | of | what was seen | what to do |"
    yield "|---|---|---|---|"
    for reason in reasons:
        yield f"| `{reason.code}` | {_of(reason)} | {reason.means} | {reason.todo} |"


def _of(reason: Reason) -> str:
    return {"note": "a note", "void": "a void run", "status": "a status"}.get(reason.of, f"verdict {reason.of}")
