"""Nodes of YAML to plain data; what readers could take in two ways is refused."""

from __future__ import annotations

from typing import Any

import yaml

from rescatalog.files.decode import hidden
from rescatalog.files.fault import MAX_SHOWN, Fault, shown
from rescatalog.files.refusals import MAX_DEPTH
from rescatalog.files.scalars import is_ambiguous, value_of


class Builder:
    """Turns nodes into data, noting faults on the way.

    Attributes:
        faults: what is wrong with keys and plain scalars.
    """

    def __init__(self, *, escapes: bool = True) -> None:
        """Begin with no faults.

        Args:
            escapes: whether the text has a backslash; without one no escape can hide a character.
        """
        self.faults: list[Fault] = []
        self._escapes = escapes

    def build(self, node: yaml.Node, depth: int = 0) -> Any:  # noqa: ANN401 - plain data of any shape
        """Return the data of a node that stands `depth` levels below the document."""
        if depth > MAX_DEPTH:
            self._complain("CAT006", node, f"nested deeper than {MAX_DEPTH} levels; make it flatter")
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, depth + 1) for item in node.value]
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, depth)

    def _scalar(self, node: yaml.ScalarNode) -> str | int | float | bool | None:
        text: str = node.value
        if self._escapes:
            self._refuse_hidden(node)
        # libyaml says '' for a plain scalar, the Python parser None.
        if node.style:
            return text
        if is_ambiguous(text):
            fix = f'"{text}"' if len(text) <= MAX_SHOWN else None
            message = f"`{shown(text)}` means different things to different readers of YAML; put it in quotes"
            self._complain("CAT015", node, message, fix)
            return text
        return value_of(text)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._complain("CAT012", key_node, "a key is one word, not a list or a mapping")
                continue
            key = key_node.value
            if key == "<<" and not key_node.style:
                message = "merge keys (`<<`) are not used here; write the fields out"
                self._complain("CAT013", key_node, message)
            elif key in first:
                line = first[key].start_mark.line + 1
                message = f"key `{shown(key)}` is here twice, first on line {line}; keep one"
                self._complain("CAT011", key_node, message)
            else:
                if self._escapes:
                    self._refuse_hidden(key_node)
                first[key] = key_node
                data[key] = self.build(value_node, depth + 1)
        return data

    def _refuse_hidden(self, node: yaml.ScalarNode) -> None:
        found = hidden(node.value)
        if found:
            message = f"a control character (U+{ord(found):04X}) stands in this text; delete its escape"
            self._complain("CAT005", node, message)

    def _complain(self, code: str, node: yaml.Node, message: str, fix: str | None = None) -> None:
        mark = node.start_mark
        self.faults.append(Fault(code, mark.line + 1, mark.column + 1, message, fix))
