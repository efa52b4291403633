"""Where every node of a file stands, found when somebody asks; most files are never asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from rescatalog.core.catalog.catalog import VALUE
from rescatalog.core.catalog.problem import Place
from rescatalog.files.parser import LOADER

Path = tuple[str | int, ...]


class Places(Mapping[Path, Place]):
    """Places of a text's nodes by their paths; a mapping that is filled when it is first looked at.

    The text has been read without a fault of syntax before.
    """

    __slots__ = ("_file", "_found", "_text")

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._found: dict[Path, Place] | None = None

    def __getitem__(self, path: Path) -> Place:
        return self._all()[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[Path, Place]:
        if self._found is None:
            found: dict[Path, Place] = {}
            node = yaml.compose(self._text, Loader=LOADER)
            if node is not None:
                self._walk(node, (), found)
            self._found = found
        return self._found

    def _walk(self, node: yaml.Node, path: Path, found: dict[Path, Place]) -> None:
        found.setdefault(path, self._place(node))
        if isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                self._walk(item, (*path, index), found)
        elif isinstance(node, yaml.MappingNode):
            for key_node, value_node in node.value:
                key = key_node.value
                # Of a key that stands twice the first counts; what is no key has no place of its own.
                if isinstance(key_node, yaml.ScalarNode) and (*path, key) not in found:
                    found[*path, key] = self._place(key_node)
                    # The place of a value is kept beside that of its key.
                    found[*path, key, VALUE] = self._place(value_node)
                    self._walk(value_node, (*path, key), found)

    def _place(self, node: yaml.Node) -> Place:
        return Place(self._file, node.start_mark.line + 1, node.start_mark.column + 1)
