"""A file cut into what stands before, the top-level keys or items with the comments above each, and what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from rescatalog.files.parser import LOADER

# Blank, a comment, or the mark of a document's beginning or end.
_GAP = re.compile(r"(?P<indent> *)(#.*)?|(---|\.\.\.)(\s+#.*)?")
_MARKER = re.compile(r"^(---|\.\.\.)(\s+|$)")
_COMMENT = re.compile(r"#[^\n]*")
# Editors look for it at the top of the file.
_MODELINE = re.compile(r"\s*#\s*yaml-language-server:")


@dataclass(frozen=True, slots=True)
class Segment:
    """One top-level key or item.

    Attributes:
        above: the comments and blank lines directly above it.
        lines: its own lines, as they stand.
        commented: whether a comment stands among its own lines.
        node: its value.
        key: its key; None for an item.
    """

    above: Sequence[str]
    lines: Sequence[str]
    commented: bool
    node: yaml.Node
    key: str | None


@dataclass(frozen=True, slots=True)
class Cut:
    """All lines of a file.

    Attributes:
        head: what stays at the top.
        segments: in the order of the file.
        tail: what stays at the end.
        column: where the keys or dashes stand.
    """

    head: Sequence[str]
    segments: Sequence[Segment]
    tail: Sequence[str]
    column: int


def comments_of(text: str) -> list[tuple[int, str]]:
    """Return every comment with its line, counted from 0."""
    found: list[tuple[int, str]] = []
    at = 0
    for token in yaml.scan(text, Loader=LOADER):
        if isinstance(token, yaml.ScalarToken):
            found += _between(text, at, token.start_mark.index)
            at = token.end_mark.index
            if token.style in {"|", ">"}:
                # A comment may stand behind the `|`; what looks like one below is text.
                found += _between(text, token.start_mark.index, text.find("\n", token.start_mark.index))
    return found + _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> list[tuple[int, str]]:
    end = len(text) if end < 0 else end
    return [(text.count("\n", 0, found.start()), found.group()) for found in _COMMENT.finditer(text, start, end)]


def cut(text: str, root: yaml.MappingNode | yaml.SequenceNode) -> Cut:
    """Return the parts of a file.

    Args:
        text: with line ends LF.
        root: its top-level mapping or list, in block style and not empty.
    """
    lines = text.removesuffix("\n").split("\n")
    column = root.start_mark.column
    commented = {line for line, _ in comments_of(text)}
    pairs = list(_pairs(root, lines, column))
    head, above = _head(lines[: pairs[0][0]])
    segments = []
    for number, (start, key, node) in enumerate(pairs):
        limit = pairs[number + 1][0] if number + 1 < len(pairs) else len(lines)
        end = _end(lines, start, limit, column, node)
        inside = not commented.isdisjoint(range(start, end))
        segments.append(Segment(above, [_dedented(line, column) for line in lines[start:end]], inside, node, key))
        above = lines[end:limit]
    return Cut(head, segments, above, column)


def _pairs(
    root: yaml.MappingNode | yaml.SequenceNode, lines: Sequence[str], column: int
) -> Iterator[tuple[int, str | None, yaml.Node]]:
    """Yield the first line, the key and the value of each segment."""
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            yield key.start_mark.line, key.value, value
        return
    for item in root.value:
        start = item.start_mark.line
        # The dash may stand on a line of its own.
        while lines[start][column : column + 1] != "-":
            start -= 1
        yield start, None, item


def _head(gap: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return what stays at the top of the lines before the first key, and what travels with that key."""
    stays = [number for number, line in enumerate(gap) if _stays(line)]
    at = stays[-1] + 1 if stays else 0
    return gap[:at], gap[at:]


def _stays(line: str) -> bool:
    return not line.strip() or bool(_MODELINE.match(line) or _MARKER.match(line))


def _end(lines: Sequence[str], start: int, limit: int, column: int, node: yaml.Node) -> int:
    """Return the line after a segment: comments that are indented still belong to it."""
    least = max(start + 1, _end_of_text(_last_of(node)))
    while limit > least and _is_gap(lines[limit - 1], column):
        limit -= 1
    return limit


def _end_of_text(node: yaml.Node) -> int:
    """Return the line after a text whose last lines are blank and part of it, as in `|+`; 0 for all else."""
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        *_, last = node.value.removesuffix("\n").split("\n")
        if not last.strip():
            return node.end_mark.line + bool(node.end_mark.column)
    return 0


def _is_gap(line: str, column: int) -> bool:
    found = _GAP.fullmatch(line)
    return found is not None and (not line.strip() or len(found["indent"] or "") <= column)


def _last_of(node: yaml.Node) -> yaml.Node:
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    return node


def _dedented(line: str, column: int) -> str:
    return line[column:] if not line[:column].strip() else line.lstrip()


def tidied(gap: Iterable[str]) -> Iterator[str]:
    """Yield comments and blank lines the way we write them; the marks of a document's ends go."""
    for line in gap:
        comment = _MARKER.sub("", line).strip()
        if comment or not _MARKER.match(line):
            yield comment
