"""One value of a YAML text changed or put in, or one item added, with every other character as it was."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from rescatalog.files.locate import Path, at
from rescatalog.files.nodes import NotEditableError, begins_beside_dash, below, find, index_of, name_of
from rescatalog.files.parser import LOADER
from rescatalog.files.putting import Put, put, put_into
from rescatalog.files.quoting import is_unfit, quoted, written
from rescatalog.files.read_yaml import read_yaml


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


Edit = Replace | AddAfter | Put


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
        raise NotEditableError(f"there is no `{name_of(edit.path)}` in the file") from None
    root = yaml.compose(text, Loader=LOADER)
    assert root is not None, "what has data has a root"
    if isinstance(edit, Put):
        after = put(text, root, edit)
    else:
        after = _replaced(text, root, edit) if isinstance(edit, Replace) else _added(text, root, edit)
    try:
        same = _exactly(_data_of(after)) == _exactly(wanted)
    except NotEditableError:
        same = False
    if not same:
        raise NotEditableError(f"changing `{name_of(edit.path)}` would change more than that; edit it by hand")
    return after


def _data_of(text: str) -> Any:  # noqa: ANN401 - plain data of any shape
    read = read_yaml(text.encode("utf-8", "surrogatepass"), "")
    if read.problems:
        raise NotEditableError(read.problems[0].message)
    return read.data


def _changed(before: Any, edit: Edit) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return the data as it should be afterwards."""
    wanted = copy.deepcopy(before)
    if isinstance(edit, Put):
        return put_into(wanted, edit)
    holder, last = at(wanted, edit.path[:-1]), edit.path[-1]
    if isinstance(edit, Replace):
        if not isinstance(holder[last], str):
            raise NotEditableError(f"`{name_of(edit.path)}` is no text; edit it by hand")
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
    node, inside = find(root, edit.path)
    start, end = index_of(node.start_mark), index_of(node.end_mark)
    span = text[start:end]
    # For a plain scalar one of the two parsers says None, the other nothing.
    style = (node.style or None) if isinstance(node, yaml.ScalarNode) else "other"
    if style in {"'", '"'} and span[:1] == span[-1:] == style:
        single = style == "'" and not is_unfit(edit.text)
        new = "'" + edit.text.replace("'", "''") + "'" if single else quoted(edit.text)
    elif style is None and span == node.value:
        new = written(edit.text, inside=inside)
    else:
        raise NotEditableError(f"`{name_of(edit.path)}` is written over several lines or with a tag; edit it by hand")
    return text[:start] + new + text[end:]


def _added(text: str, root: yaml.Node, edit: AddAfter) -> str:
    parent, inside = find(root, edit.path[:-1])
    assert isinstance(parent, yaml.SequenceNode), "the data is a list"
    item = parent.value[int(edit.path[-1])]
    if inside or parent.flow_style:
        end = index_of(item.end_mark)
        return f"{text[:end]}, {_flow(edit.item)}{text[end:]}"
    column = parent.start_mark.column
    dash = " " * column + "-"
    if isinstance(item, yaml.CollectionNode) and item.flow_style:
        lines = [f"{dash} {_flow(edit.item)}"]
    else:
        beside = item.start_mark.column if begins_beside_dash(text, item) else column + 2
        blanks = " " * beside
        lines = [f"{blanks}{written(key)}: {written(value)}" for key, value in edit.item.items()]
        lines[0] = dash + lines[0][len(dash) :]
    return below(text, item, column, lines)


def _flow(item: Mapping[str, str]) -> str:
    fields = (f"{written(key, inside=True)}: {written(value, inside=True)}" for key, value in item.items())
    return f"{{{', '.join(fields)}}}"
