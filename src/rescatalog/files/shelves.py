"""Which file of a catalog holds what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel, TypeAdapter

from rescatalog.core.catalog.curriculum import LearningPath
from rescatalog.core.catalog.guide import Guide
from rescatalog.core.catalog.vocab import Degree, Person, Provider, Question, Role, Tool, Topic
from rescatalog.files.fields import Fields, fields_of

CARD_FILE = "catalog.yaml"
REDIRECTS_FILE = "redirects.yaml"
ENTRIES = "resources"
VOCABULARY = "vocab"


@dataclass(frozen=True)
class ListFile:
    """A file `vocab/<stem>.yaml` with one item under another.

    Attributes:
        stem: the file's name without `.yaml`; the same as the field of `Catalog`.
        what: what each item is called.
        shape: what each item must be.
    """

    stem: str
    what: str
    shape: type[BaseModel]

    @cached_property
    def model(self) -> TypeAdapter[Any]:
        """Return what reads an item."""
        return TypeAdapter(self.shape)

    @property
    def fields(self) -> Fields:
        """Return the fields an item may have."""
        return fields_of(self.shape)


@dataclass(frozen=True)
class Folder:
    """A folder with one file for each thing.

    Attributes:
        name: of the folder.
        what: what each thing is called.
        shape: what each thing must be.
    """

    name: str
    what: str
    shape: type[BaseModel]

    @cached_property
    def model(self) -> TypeAdapter[Any]:
        """Return what reads one of them."""
        return TypeAdapter(self.shape)

    @property
    def fields(self) -> Fields:
        """Return the fields one of them may have."""
        return fields_of(self.shape)


LISTS = (
    ListFile("topics", "topic", Topic),
    ListFile("roles", "role", Role),
    ListFile("degrees", "degree", Degree),
    ListFile("providers", "provider", Provider),
    ListFile("people", "person", Person),
    ListFile("tools", "tool", Tool),
    ListFile("questions", "question", Question),
)
FOLDERS = (
    Folder("paths", "path", LearningPath),
    Folder("guides", "guide", Guide),
)
