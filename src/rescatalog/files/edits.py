"""One value of a YAML text changed, or one item added, with every other character as it was."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from rescatalog.files.locate import Path, at
from rescatalog.files.parser import LOADER
from rescatalog.files.quoting import is_unfit, quoted, written
from rescatalog.files.read_yaml import read_yaml


class NotEditableError(ValueError):
    """The text must be left for a person; says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """Another text in place of the one at `path`.

    Attributes:
        path: where the text stands, such as `("links", 0, "url")`.
        text: the new one.
    """

    path: Path
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAfter:
    """One more item in a list.

    Attributes:
        path: the item that it follows, such as `("links", 0)`.
        item: its fields in order; all are texts.
    """

    path: Path
    item: Mapping[str, str]


Edit = Replace | AddAfter


def edited(text: str, edit: Edit) -> str:
    """Return a text with one edit made, which reads as before but for that.

    Args:
        text: YAML, with line ends of either sort.
        edit: what to change.

    Raises:
        NotEditableError: the place is not there, is written in a way that only a person should touch, or the result
            would say something else.
    """
    before = _data_of(text)
    try:
        wanted = _changed(before, edit)
    except (KeyError, IndexError, TypeError):
        raise NotEditableError(f"there is no `{_name(edit.path)}` in the file") from None
    root = yaml.compose(text, Loader=LOADER)
    assert root is not None, "what has data has a root"
    after = _replaced(text, root, edit) if isinstance(edit, Replace) else _added(text, root, edit)
    try:
        same = _exactly(_data_of(after)) == _exactly(wanted)
    except NotEditableError:
        same = False
    if not same:
        raise NotEditableError(f"changing `{_name(edit.path)}` would change more than that; edit it by hand")
    return after


def _data_of(text: str) -> Any:  # noqa: ANN401 - plain data of any shape
    read = read_yaml(text.encode("utf-8", "surrogatepass"), "")
    if read.problems:
        raise NotEditableError(read.problems[0].message)
    return read.data


def _changed(before: Any, edit: Edit) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return the data as it should be afterwards."""
    wanted = copy.deepcopy(before)
    holder, last = at(wanted, edit.path[:-1]), edit.path[-1]
    if isinstance(edit, Replace):
        if not isinstance(holder[last], str):
            raise NotEditableError(f"`{_name(edit.path)}` is no text; edit it by hand")
        holder[last] = edit.text
    elif not isinstance(holder, list) or not isinstance(last, int) or not 0 <= last < len(holder):
        raise KeyError(last)
    else:
        holder.insert(last + 1, dict(edit.item))
    return wanted


def _exactly(data: Any) -> str:  # noqa: ANN401 - plain data of any shape
    """Return what tells 1, 1.0, true and "1" apart, and one order of keys from another."""
    return json.dumps(data)


def _replaced(text: str, root: yaml.Node, edit: Replace) -> str:
    node, inside = _find(root, edit.path)
    start, end = _index(node.start_mark), _index(node.end_mark)
    span = text[start:end]
    # For a plain scalar one of the two parsers says None, the other nothing.
    style = (node.style or None) if isinstance(node, yaml.ScalarNode) else "other"
    if style in {"'", '"'} and span[:1] == span[-1:] == style:
        single = style == "'" and not is_unfit(edit.text)
        new = "'" + edit.text.replace("'", "''") + "'" if single else quoted(edit.text)
    elif style is None and span == node.value:
        new = written(edit.text, inside=inside)
    else:
        raise NotEditableError(f"`{_name(edit.path)}` is written over several lines or with a tag; edit it by hand")
    return text[:start] + new + text[end:]


def _added(text: str, root: yaml.Node, edit: AddAfter) -> str:
    parent, inside = _find(root, edit.path[:-1])
    assert isinstance(parent, yaml.SequenceNode), "the data is a list"
    item = parent.value[int(edit.path[-1])]
    if inside or parent.flow_style:
        end = _index(item.end_mark)
        return f"{text[:end]}, {_flow(edit.item)}{text[end:]}"
    column = parent.start_mark.column
    dash = " " * column + "-"
    if isinstance(item, yaml.CollectionNode) and item.flow_style:
        lines = [f"{dash} {_flow(edit.item)}"]
    else:
        beside = item.start_mark.column if _begins_beside_dash(text, item) else column + 2
        blanks = " " * beside
        lines = [f"{blanks}{written(key)}: {written(value)}" for key, value in edit.item.items()]
        lines[0] = dash + lines[0][len(dash) :]
    return _below(text, item, column, lines)


def _below(text: str, item: yaml.Node, column: int, lines: list[str]) -> str:
    """Return a text with lines below an item whose dash stands in `column`, and below the comments inside it."""
    place = _line_after(text, item)
    while place < len(text):
        line = text[place:].split("\n", 1)[0]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= column:
            break
        place = _next_line(text, place)
    ends = "\r\n" if "\r\n" in text else "\n"
    added = ends.join(lines)
    if text[place - 1] != "\n":
        return f"{text[:place]}{ends}{added}{text[place:]}"
    return f"{text[:place]}{added}{ends}{text[place:]}"


def _line_after(text: str, item: yaml.Node) -> int:
    """Return where the line after a node begins.

    The end of a block mapping or list is no help: it stands where the next thing begins, comments between.
    """
    last = item
    while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    end = _index(last.end_mark)
    # A block of text ends where its next line begins.
    return end if text[end - 1] == "\n" else _next_line(text, end)


def _next_line(text: str, index: int) -> int:
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _begins_beside_dash(text: str, item: yaml.Node) -> bool:
    start = _index(item.start_mark)
    return text[text.rfind("\n", 0, start) + 1 : start].strip(" ") == "-"


def _flow(item: Mapping[str, str]) -> str:
    fields = (f"{written(key, inside=True)}: {written(value, inside=True)}" for key, value in item.items())
    return f"{{{', '.join(fields)}}}"


def _find(root: yaml.Node, path: Path) -> tuple[yaml.Node, bool]:
    """Return the node at a path that the data has, and whether it stands between brackets or braces."""
    node, inside = root, False
    for step in path:
        inside = inside or (isinstance(node, yaml.CollectionNode) and bool(node.flow_style))
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            node = node.value[step]
    return node, inside


def _index(mark: yaml.Mark | None) -> int:
    assert mark is not None, "what was parsed has marks"
    return int(mark.index)


def _name(path: Path) -> str:
    return ".".join(map(str, path))
