"""Signatures: what pages say, or show, when they are not what was asked for; read once from data files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

FILES = ("not_found", "marks", "walls", "hosts", "access", "notes")
_FOLDER = "rescatalog.core.judging.signatures"
# What follows changes no verdict.
_WEAK = frozenset({"notes"})


class Where(StrEnum):
    """Where a signature may stand."""

    ALONE = "alone"
    NAME = "name"
    BARE = "bare"
    HOME = "home"
    AROUND = "around"
    WITHIN = "within"
    TITLE = "title"
    WHOLE_TITLE = "whole-title"
    MARKUP = "markup"
    BODY = "body"
    CANONICAL = "canonical"
    HEADER = "header"
    HOST = "host"
    PATH = "path"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Texts that mean one thing where they stand.

    Attributes:
        says: reason or note, kebab-case, as `explain` knows it.
        where: where the texts may stand.
        texts: any of them is enough; in words, `…` stands for any words and `{host}` for who answered.
        origin: where the fact is from.
        strong: whether it may change a verdict.
        name: whose page it is, kebab-case, where that is known.
        language: of the texts, where they are words.
        hosts: the only hosts whose pages it may stand on; none for all.
        errors: whether it counts only beside a status that is an error.
        statuses: the only statuses beside which it counts; none for all.
    """

    says: str
    where: Where
    texts: tuple[str, ...]
    origin: str
    strong: bool = True
    name: str = ""
    language: str = ""
    hosts: tuple[str, ...] = ()
    errors: bool = False
    statuses: tuple[int, ...] = ()

    def holds_at(self, host: str, status: int) -> bool:
        """Return whether it may stand on a page of this host that answered with this status."""
        here = not self.hosts or any(host == name or host.endswith(f".{name}") for name in self.hosts)
        is_error = status >= 400  # noqa: PLR2004 - HTTP class
        return here and (is_error or not self.errors) and (not self.statuses or status in self.statuses)


@lru_cache(maxsize=len(FILES))
def signatures(file: str) -> tuple[Signature, ...]:
    """Return the signatures of one data file, in its order.

    Args:
        file: one of `FILES`.
    """
    data = tomllib.loads((files(_FOLDER) / f"{file}.toml").read_text("utf-8"))
    return tuple(_signature(one, data["origin"], strong=file not in _WEAK) for one in data["signature"])


def texts(file: str, says: str, where: Where) -> tuple[str, ...]:
    """Return all texts of a file that say this and may stand there."""
    return tuple(text for one in signatures(file) if one.says == says and one.where is where for text in one.texts)


def _signature(one: dict[str, Any], origin: str, *, strong: bool) -> Signature:
    return Signature(
        says=one["says"],
        where=Where(one["where"]),
        texts=tuple(one["texts"]),
        origin=one.get("origin", origin),
        strong=strong,
        name=one.get("name", ""),
        language=one.get("language", ""),
        hosts=tuple(one.get("hosts", ())),
        errors=one.get("errors", False),
        statuses=tuple(one.get("statuses", ())),
    )
