"""Where the nodes of a YAML text stand in it, and where a line can be put in without touching another."""

from __future__ import annotations

import yaml

from rescatalog.files.locate import Path


class NotEditableError(ValueError):
    """The text must be left for a person; says why."""


def find(root: yaml.Node, path: Path) -> tuple[yaml.Node, bool]:
    """Return the node at a path that the data has, and whether it stands between brackets or braces."""
    node, inside = root, False
    for step in path:
        inside = inside or (isinstance(node, yaml.CollectionNode) and bool(node.flow_style))
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            node = node.value[step]
    return node, inside


def index_of(mark: yaml.Mark | None) -> int:
    """Return where a mark stands in its text."""
    assert mark is not None, "what was parsed has marks"
    return int(mark.index)


def name_of(path: Path) -> str:
    """Return a path as people write it."""
    return ".".join(map(str, path))


def line_after(text: str, item: yaml.Node) -> int:
    """Return where the line after a node begins.

    The end of a block mapping or list is no help: it stands where the next thing begins, comments between.
    """
    last = item
    while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    end = index_of(last.end_mark)
    # A block of text ends where its next line begins.
    return end if text[end - 1] == "\n" else next_line(text, end)


def next_line(text: str, index: int) -> int:
    """Return where the line after the one of `index` begins."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def begins_beside_dash(text: str, item: yaml.Node) -> bool:
    """Return whether an item of a list begins on the line of its dash."""
    start = index_of(item.start_mark)
    return text[text.rfind("\n", 0, start) + 1 : start].strip(" ") == "-"


def below(text: str, item: yaml.Node, column: int, lines: list[str]) -> str:
    """Return a text with lines below an item whose dash stands in `column`, and below the comments inside it."""
    place = line_after(text, item)
    while place < len(text):
        line = text[place:].split("\n", 1)[0]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= column:
            break
        place = next_line(text, place)
    ends = "\r\n" if "\r\n" in text else "\n"
    added = ends.join(lines)
    if text[place - 1] != "\n":
        return f"{text[:place]}{ends}{added}{text[place:]}"
    return f"{text[:place]}{added}{ends}{text[place:]}"
