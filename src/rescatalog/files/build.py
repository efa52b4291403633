"""Nodes of YAML to plain data with places; what readers could take in two ways is refused."""

from __future__ import annotations

from typing import Any

import yaml

from rescatalog.core.catalog import VALUE
from rescatalog.core.problem import Place
from rescatalog.files.decode import hidden
from rescatalog.files.fault import MAX_SHOWN, Fault, shown
from rescatalog.files.refusals import MAX_DEPTH
from rescatalog.files.scalars import is_ambiguous, value_of

Path = tuple[str | int, ...]


class Builder:
    """Turns nodes into data, noting places and faults on the way.

    Attributes:
        file: the file as shown to people.
        places: where each node stands, by its path.
        faults: what is wrong with keys and plain scalars.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[Path, Place] = {}
        self.faults: list[Fault] = []

    def build(self, node: yaml.Node, path: Path) -> Any:  # noqa: ANN401 - plain data of any shape
        """Return the data of a node that stands at `path`."""
        self.places.setdefault(path, self._place(node))
        if len(path) > MAX_DEPTH:
            self._complain("CAT006", node, f"nested deeper than {MAX_DEPTH} levels; make it flatter")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node)

    def _scalar(self, node: yaml.ScalarNode) -> str | int | float | bool | None:
        text: str = node.value
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

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._complain("CAT012", key_node, "a key is one word, not a list or a mapping")
                continue
            key = key_node.value
            if key == "<<" and not key_node.style:
                message = "merge keys (`<<`) are not used here; write the fields out"
                self._complain("CAT013", key_node, message)
            elif key in data:
                first = self.places[(*path, key)].line
                message = f"key `{shown(key)}` is here twice, first on line {first}; keep one"
                self._complain("CAT011", key_node, message)
            else:
                self._refuse_hidden(key_node)
                self.places[(*path, key)] = self._place(key_node)
                # The place of a value is kept beside that of its key.
                self.places[(*path, key, VALUE)] = self._place(value_node)
                data[key] = self.build(value_node, (*path, key))
        return data

    def _refuse_hidden(self, node: yaml.ScalarNode) -> None:
        found = hidden(node.value)
        if found:
            message = f"a control character (U+{ord(found):04X}) stands in this text; delete its escape"
            self._complain("CAT005", node, message)

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def _complain(self, code: str, node: yaml.Node, message: str, fix: str | None = None) -> None:
        place = self._place(node)
        self.faults.append(Fault(code, place.line, place.column, message, fix))
