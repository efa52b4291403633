"""A value put where it belongs in a YAML text, whether something stands there or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from rescatalog.files.canonical import Shape, field_lines, flow
from rescatalog.files.fields import Fields
from rescatalog.files.locate import Path, at
from rescatalog.files.nodes import NotEditableError, begins_beside_dash, below, find, index_of, line_after, name_of
from rescatalog.files.segments import comments_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A value for one key, in place of the one it has or, where the key is absent, in the order of the schema.

    Attributes:
        path: the key, such as `("published",)` or `("offers", 0, "price")`; what holds it must be there.
        value: plain data.
        fields: the fields of each kind of mapping in the file, in their order.
    """

    path: Path
    value: Any
    fields: Fields


def put_into(data: Any, edit: Put) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return data with the value put in; `data` itself is changed.

    Raises:
        KeyError: nothing at that place can hold a key.
    """
    holder, key = at(data, edit.path[:-1]), edit.path[-1]
    if not isinstance(holder, dict) or not isinstance(key, str):
        raise KeyError(key)
    if key in holder:
        holder[key] = edit.value
        return data
    items = list(holder.items())
    items.insert(_position([name for name, _ in items], edit), (key, edit.value))
    holder.clear()
    holder.update(items)
    return data


def put(text: str, root: yaml.Node, edit: Put) -> str:
    """Return a text with the value put in.

    Args:
        text: YAML, whose data has what holds the key.
        root: the text, composed.
        edit: what to put where.

    Raises:
        NotEditableError: what stands there is written in a way that only a person should touch.
    """
    parent, inside = find(root, edit.path[:-1])
    assert isinstance(parent, yaml.MappingNode), "the data is a mapping"
    inside = inside or bool(parent.flow_style)
    keys = [name.value for name, _ in parent.value]
    if edit.path[-1] in keys:
        return _replaced(text, parent.value[keys.index(edit.path[-1])], edit, inside=inside)
    if not keys:
        raise NotEditableError(f"`{name_of(edit.path[:-1])}` is empty; edit it by hand")
    before = _position(keys, edit)
    if inside:
        return _in_flow(text, parent, edit, before)
    return _inserted(text, parent, edit, before)


def _position(keys: Sequence[str], edit: Put) -> int:
    """Return before which of the keys the new one goes: behind the last one that the schema has before it.

    The first key of an item may stand beside its dash, so nothing is put before the first one of an item.
    """
    order = list(edit.fields.get(_place_of(edit.path), ()))
    rank = {name: number for number, name in enumerate(order)}
    own = rank.get(str(edit.path[-1]), len(order))
    earlier = [number for number, key in enumerate(keys, start=1) if rank.get(key, len(order)) < own]
    least = 1 if any(isinstance(step, int) for step in edit.path) else 0
    return max([least, *earlier])


def _place_of(path: Path) -> str:
    return ".".join(step for step in path[:-1] if isinstance(step, str))


def _replaced(text: str, pair: tuple[yaml.Node, yaml.Node], edit: Put, *, inside: bool) -> str:
    key, node = pair
    start, end = index_of(node.start_mark), index_of(node.end_mark)
    if inside:
        _refuse_comments(text[start:end], edit)
        return text[:start] + flow(edit.value, Shape(edit.fields), edit.path) + text[end:]
    column = key.start_mark.column if key.start_mark else 0
    lines = field_lines(str(edit.path[-1]), edit.value, Shape(edit.fields), edit.path, column)
    first, after = index_of(key.start_mark), line_after(text, node)
    if len(lines) == 1 and _is_on_one_line(text[start:end], node):
        # What follows on the line, such as a comment, stays.
        return text[:first] + lines[0] + text[end:]
    _refuse_comments(text[first:after], edit)
    ends = "\r\n" if "\r\n" in text else "\n"
    return text[:first] + (ends + " " * column).join(lines) + (ends if text[after - 1] == "\n" else "") + text[after:]


def _is_on_one_line(span: str, node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return "\n" not in span and (span == node.value or span[:1] in {"'", '"'})
    return "\n" not in span


def _refuse_comments(span: str, edit: Put) -> None:
    if "#" in span and comments_of(span):
        raise NotEditableError(f"`{name_of(edit.path)}` has a comment of its own; edit it by hand")


def _in_flow(text: str, parent: yaml.MappingNode, edit: Put, before: int) -> str:
    item = f"{edit.path[-1]}: {flow(edit.value, Shape(edit.fields), edit.path)}"
    if before == 0:
        start = index_of(parent.value[0][0].start_mark)
        return f"{text[:start]}{item}, {text[start:]}"
    end = index_of(parent.value[before - 1][1].end_mark)
    return f"{text[:end]}, {item}{text[end:]}"


def _inserted(text: str, parent: yaml.MappingNode, edit: Put, before: int) -> str:
    column = parent.start_mark.column if parent.start_mark else 0
    lines = field_lines(str(edit.path[-1]), edit.value, Shape(edit.fields), edit.path, column)
    lines = [" " * column + line if line else line for line in lines]
    if before:
        return below(text, parent.value[before - 1][1], column, lines)
    first = parent.value[0][0]
    start = index_of(first.start_mark)
    if begins_beside_dash(text, first):
        raise NotEditableError(f"`{name_of(edit.path)}` belongs beside a dash; edit it by hand")
    line = text.rfind("\n", 0, start) + 1
    ends = "\r\n" if "\r\n" in text else "\n"
    return text[:line] + ends.join(lines) + ends + text[line:]
