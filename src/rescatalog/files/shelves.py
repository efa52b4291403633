"""Which file of a catalog holds what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, TypeAdapter

from rescatalog.core.curriculum import LearningPath
from rescatalog.core.guide import Guide
from rescatalog.core.vocab import Degree, Person, Provider, Question, Role, Tool, Topic
from rescatalog.files.fields import Fields, fields_of

CARD_FILE = "catalog.yaml"
REDIRECTS_FILE = "redirects.yaml"
ENTRIES = "resources"
VOCABULARY = "vocab"


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file `vocab/<stem>.yaml` with one item under another.

    Attributes:
        stem: the file's name without `.yaml`; the same as the field of `Catalog`.
        what: what each item is called.
        model: what each item must be.
        fields: the fields an item may have.
    """

    stem: str
    what: str
    model: TypeAdapter[Any]
    fields: Fields


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with one file for each thing.

    Attributes:
        name: of the folder.
        what: what each thing is called.
        model: what each thing must be.
        fields: the fields it may have.
    """

    name: str
    what: str
    model: TypeAdapter[Any]
    fields: Fields


def _list(stem: str, what: str, model: type[BaseModel]) -> ListFile:
    return ListFile(stem, what, TypeAdapter(model), fields_of(model))


LISTS = (
    _list("topics", "topic", Topic),
    _list("roles", "role", Role),
    _list("degrees", "degree", Degree),
    _list("providers", "provider", Provider),
    _list("people", "person", Person),
    _list("tools", "tool", Tool),
    _list("questions", "question", Question),
)
FOLDERS = (
    Folder("paths", "path", TypeAdapter(LearningPath), fields_of(LearningPath)),
    Folder("guides", "guide", TypeAdapter(Guide), fields_of(Guide)),
)
