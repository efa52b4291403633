"""YAML text to plain data, with the place of every node."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import yaml

from rescatalog.core.catalog.catalog import Document
from rescatalog.core.catalog.problem import Place, Problem
from rescatalog.files.build import Builder
from rescatalog.files.decode import decode
from rescatalog.files.fault import Fault
from rescatalog.files.parser import LOADER
from rescatalog.files.places import Places
from rescatalog.files.refusals import may_be_refused, refused

_COLON_IN_TEXT = re.compile(r"\s*(?P<key>(?:- )?[\w-]+:)\s+(?P<text>[^\"'\[{&*!|>#\s].*)")
_REMARK = re.compile(r"\s+#.*")


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


def read_yaml(content: bytes, file: str, *, loader: type[Any] = LOADER) -> Read:
    """Return the data of a YAML file with the place of every node.

    Args:
        content: the bytes of the file.
        file: its path as shown to people.
        loader: the parser of PyYAML to read with.
    """
    text = decode(content)
    if isinstance(text, Fault):
        # The line can only be shown when it is text.
        document = Document(file=file, lines=tuple(content.decode("utf-8", "replace").split("\n")))
        return Read(None, document, (text.problem(document),))
    document = Document(file=file, lines=tuple(text.split("\n")))
    node = _compose(text, loader, document)
    if isinstance(node, Fault):
        return Read(None, document, (node.problem(document),))
    builder = Builder(escapes="\\" in text)
    data = builder.build(node)
    document = replace(document, places=Places(text, file))
    if data is None:
        builder.faults.append(Fault("CAT007", 1, 1, "the file is empty; write its fields, or delete it"))
    return Read(data, document, tuple(fault.problem(document) for fault in builder.faults))


def _compose(text: str, loader: type[Any], document: Document) -> yaml.Node | Fault:
    try:
        node: yaml.Node | Fault | None = refused(yaml.parse(text, Loader=loader)) if may_be_refused(text) else None
        if node is None:
            node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        return _syntax_error(document, error)
    except (ValueError, OverflowError):
        # Only the Python parser does this, on an escape such as `\U00110000`, and it does not say where.
        return Fault("CAT001", 1, 1, "an escape (`\\U…`) in this file names no character; correct it")
    return node or Fault("CAT007", 1, 1, "the file is empty; write its fields, or delete it")


def _syntax_error(document: Document, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    source = document.line(Place(document.file, line)).rstrip("\r")
    found = _COLON_IN_TEXT.fullmatch(source)
    if found and "mapping values are not allowed" in str(error.problem) and ":" in found["text"]:
        text = _REMARK.sub("", found["text"]).rstrip()
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        message = "a colon and a blank in a text begin a mapping; put the text in quotes"
        return Fault("CAT001", line, column, message, f'{found["key"]} "{quoted}"')
    words = " ".join(part for part in (error.context, error.problem) if part)
    return Fault("CAT001", line, column, f"this cannot be read as YAML: {words}; look here and just above")
