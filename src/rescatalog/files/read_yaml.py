"""YAML text to plain data, with the place of every node; what readers could take in two ways is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from rescatalog.core.catalog import VALUE, Document
from rescatalog.core.problem import Place, Problem
from rescatalog.files.scalars import is_ambiguous, value_of

MAX_BYTES = 65_536
MAX_DEPTH = 12
# A literal in a message is cut here.
MAX_SHOWN = 60

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COLON_IN_TEXT = re.compile(r"^(?P<key>\s*(?:- )?[\w-]+:\s+)(?P<text>[^\"'\[{&*!|>].*:.*)$")
_CORE = "tag:yaml.org,2002:"

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds.

    Attributes:
        data: plain data, or None when the file could not be read.
        document: the place of every node.
        problems: what is wrong with the text itself.
    """

    data: Any
    document: Document
    problems: tuple[Problem, ...] = ()


def read_yaml(content: bytes, file: str) -> Read:
    """Return the data of a YAML file with the place of every node.

    Args:
        content: the bytes of the file.
        file: its path as shown to people.
    """
    empty = Document(file=file)
    if len(content) > MAX_BYTES:
        return _broken(empty, "CAT003", 1, 1, f"the file is larger than {MAX_BYTES // 1024} KB; split it")
    if content.startswith(b"\xef\xbb\xbf"):
        return _broken(empty, "CAT004", 1, 1, "the file begins with a byte order mark; save it as UTF-8 without one")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return _broken(empty, "CAT002", line, 1, "the file is not UTF-8 here; save it as UTF-8")
    document = Document(file=file, lines=tuple(text.split("\n")))
    try:
        return _compose(text, document)
    except yaml.MarkedYAMLError as error:
        return _syntax_error(document, error)
    except yaml.reader.ReaderError as error:
        before = text[: int(error.position)]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return _broken(
            document,
            "CAT005",
            line,
            column,
            f"a character YAML does not allow (U+{_point(error):04X}); delete it",
        )
    except RecursionError:
        return _broken(document, "CAT006", 1, 1, f"nested deeper than {MAX_DEPTH} levels; make it flatter")


def _compose(text: str, document: Document) -> Read:
    loader = _LOADER(text)
    try:
        for event in _checked_events(text):
            return _broken(document, *event)
        node = loader.get_single_node()
    finally:
        loader.dispose()
    if node is None:
        return _broken(document, "CAT007", 1, 1, "the file is empty")
    builder = _Builder(document)
    data = builder.build(node, ())
    placed = Document(file=document.file, places=builder.places, lines=document.lines)
    return Read(data, placed, tuple(builder.problems))


def _checked_events(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield what is refused before any node is built: depth, anchors, tags, second documents."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        assert mark is not None
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield (
                "CAT008",
                line,
                column,
                "anchors and aliases (`&name`, `*name`) are not used here; write it out",
            )
        tag = getattr(event, "tag", None)
        if tag and not (isinstance(event, yaml.ScalarEvent) and tag == "!" and event.style):
            yield "CAT009", line, column, f"tags such as `{tag}` are not used here; delete it"
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield "CAT010", line, column, "a second document begins here (`---`); one file holds one"
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield "CAT006", line, column, f"nested deeper than {MAX_DEPTH} levels; make it flatter"
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Builder:
    """Turns nodes into data, noting places and problems on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places: dict[Path, Place] = {}
        self.problems: list[Problem] = []

    def build(self, node: Any, path: Path) -> Any:  # noqa: ANN401 - plain data of any shape
        """Return the data of a node that stands at `path`."""
        self.places.setdefault(path, self._place(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        # libyaml says '' for a plain scalar, the Python parser None.
        if node.style:
            return node.value
        if is_ambiguous(node.value):
            shown = node.value if len(node.value) <= MAX_SHOWN else node.value[:MAX_SHOWN] + "…"
            self._complain(
                "CAT015",
                self._place(node),
                f"`{shown}` means different things to different readers of YAML; put it in quotes",
                f'"{shown}"',
            )
            return node.value
        return value_of(node.value)

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:  # noqa: ANN401 - PyYAML is untyped here
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._complain("CAT012", place, "a key is one word, not a list or a mapping")
                continue
            key = key_node.value
            if key == "<<" and not key_node.style:
                self._complain("CAT013", place, "merge keys (`<<`) are not used here; write the fields out")
                continue
            if key in data:
                first = self.places[(*path, key)].line
                self._complain("CAT011", place, f"key `{key}` is here twice, first on line {first}; keep one")
                continue
            self.places[(*path, key)] = place
            data[key] = self._value(value_node, (*path, key))
        return data

    def _value(self, node: Any, path: Path) -> Any:  # noqa: ANN401 - PyYAML is untyped here
        """Return the data of a value; its own place is kept beside that of its key."""
        self.places[(*path, VALUE)] = self._place(node)
        return self.build(node, path)

    def _place(self, node: Any) -> Place:  # noqa: ANN401 - PyYAML is untyped here
        return Place(self.document.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def _complain(self, code: str, place: Place, message: str, fix: str | None = None) -> None:
        line = self.document.line(place)
        self.problems.append(Problem(code=code, place=place, message=message, fix=fix, source_line=line))


def _syntax_error(document: Document, error: yaml.MarkedYAMLError) -> Read:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    source = document.line(Place(document.file, line))
    if "\t" in source[: len(source) - len(source.lstrip())] or "found character '\\t'" in str(error.problem):
        return _broken(document, "CAT014", line, column, "a tab stands where blanks belong; indent with two blanks")
    fix = None
    found = _COLON_IN_TEXT.match(source.rstrip("\r"))
    if found and "mapping values are not allowed" in str(error.problem):
        quoted = found["text"].replace("\\", "\\\\").replace('"', '\\"')
        fix = f'{found["key"].strip()} "{quoted}"'
    words = " ".join(part for part in (error.context, error.problem) if part)
    return _broken(document, "CAT001", line, column, words, fix=fix)


def _broken(document: Document, code: str, line: int, column: int, message: str, *, fix: str | None = None) -> Read:
    place = Place(document.file, line, column)
    problem = Problem(code=code, place=place, message=message, fix=fix, source_line=document.line(place))
    return Read(None, document, (problem,))


def _point(error: yaml.reader.ReaderError) -> int:
    character: object = error.character
    return character if isinstance(character, int) else ord(str(character)[:1] or "\0")
