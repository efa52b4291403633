"""A catalog file in canonical form: it says the same, and no comment is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

import yaml

from rescatalog.core.catalog.curriculum import CatalogCard
from rescatalog.files.canonical import Shape, dashed, field_lines, item_lines, lines_of
from rescatalog.files.fault import Fault
from rescatalog.files.fields import Fields, entry_fields, fields_of
from rescatalog.files.locate import Path
from rescatalog.files.parser import LOADER
from rescatalog.files.read_yaml import Read, read_yaml
from rescatalog.files.segments import Segment, comments_of, cut, tidied
from rescatalog.files.shelves import CARD_FILE, ENTRIES, FOLDERS, LISTS

VOCABULARIES = "vocab"


def formatted(read: Read, where: PurePath) -> str | Fault:
    """Return the canonical text of a file of the catalog, or why it must be left as it is.

    Args:
        read: the file, read without problems.
        where: its path in the catalog's folder, which says what it holds.
    """
    before = "\n".join(read.document.lines)
    fields, inline = fields_at(where, read.data), where.parts[0] == VOCABULARIES
    after = canonical(before, read.data, fields, inline=inline)
    again = read_yaml(after.encode(), read.document.file)
    same = not again.problems and _said(again) == _said(read) and _remarks(after) == _remarks(before)
    if same and canonical(after, again.data, fields, inline=inline) == after:
        return after
    return Fault("CAT702", 1, 1, "in canonical form this would not say the same; it is left as it is")


def fields_at(where: PurePath, data: Any) -> Fields:  # noqa: ANN401 - plain data of any shape
    """Return the fields of a file that lies at `where` in the catalog's folder."""
    if where.parts[0] == ENTRIES:
        return entry_fields(data.get("kind") if isinstance(data, dict) else None)
    known = {
        CARD_FILE: fields_of(CatalogCard),
        **{f"{VOCABULARIES}/{file.stem}.yaml": file.fields for file in LISTS},
        **{folder.name: folder.fields for folder in FOLDERS},
    }
    return known.get(where.as_posix()) or known.get(where.parts[0], {})


def canonical(text: str, data: Any, fields: Fields, *, inline: bool = False) -> str:  # noqa: ANN401 - any shape
    """Return the canonical form of a text that has been read without problems.

    Args:
        text: YAML.
        data: what it says.
        fields: the fields of each kind of mapping in it.
        inline: whether items may stay on one line that stand on one.
    """
    text = text.replace("\r\n", "\n")
    kept = frozenset(_inline(_composed(text), ())) if inline else frozenset()
    return "\n".join(_lines(text, data, Shape(fields, kept), (), 0)) + "\n"


def _said(read: Read) -> str:
    # As JSON, 1 and true and 1.0 are three things.
    return json.dumps(read.data, sort_keys=True)


def _remarks(text: str) -> list[str]:
    return sorted(comment.rstrip() for _, comment in comments_of(text))


def _composed(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=LOADER)
    assert node is not None
    return node


def _inline(node: yaml.Node, path: Path) -> Iterator[Path]:
    """Yield where an item of a list is a mapping in flow style on one line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _inline(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            on_one_line = item.start_mark.line == item.end_mark.line
            if isinstance(item, yaml.MappingNode) and item.flow_style and on_one_line:
                yield (*path, index)
            else:
                yield from _inline(item, (*path, index))


def _lines(text: str, data: Any, shape: Shape, path: Path, column: int) -> list[str]:  # noqa: ANN401 - any shape
    """Return the canonical lines of a text that says `data`, which stands at `path`; not indented."""
    root = _composed(text)
    if not _is_block(root):
        return text.rstrip("\n").split("\n") if comments_of(text) else lines_of(data, shape, path, column)
    assert isinstance(root, yaml.MappingNode | yaml.SequenceNode)
    parts = cut(text, root)
    segments = list(enumerate(parts.segments))
    if isinstance(data, dict):
        order = shape.ordered(data, path)
        segments.sort(key=lambda numbered: order.index(numbered[1].key or ""))
    lines = _joined([], parts.head)
    for index, segment in segments:
        lines = _joined(lines, segment.above)
        step = index if segment.key is None else segment.key
        lines += _segment(segment, data[step], shape, (*path, step), column)
    tail = list(tidied(parts.tail))
    while tail and not tail[-1]:
        tail.pop()
    return _joined(lines, tail)


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode | yaml.SequenceNode) and bool(node.value) and not node.flow_style


def _joined(lines: list[str], gap: Iterable[str]) -> list[str]:
    """Return lines with comments and blank lines behind them: no blank line first, no two in a row."""
    for line in tidied(gap):
        if line or (lines and lines[-1]):
            lines.append(line)
    return lines


def _segment(segment: Segment, value: Any, shape: Shape, path: Path, column: int) -> list[str]:  # noqa: ANN401
    """Return the canonical lines of a key or item; one with a comment inside keeps its text.

    The keys of an item have segments of their own, so that one comment does not keep the whole item as it is.
    """
    if segment.key is not None:
        return list(segment.lines) if segment.commented else field_lines(segment.key, value, shape, path, column)
    if not segment.commented:
        return item_lines(value, shape, path, column)
    if isinstance(segment.node, yaml.MappingNode) and _is_block(segment.node):
        text = "\n".join([" " + segment.lines[0][1:], *segment.lines[1:]]) + "\n"
        return dashed(_lines(text, value, shape, path, column + 2))
    return list(segment.lines)
