"""What a rule of one field is given, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rescatalog.core.catalog.entry import Entry
from rescatalog.core.differing.difference import Sense
from rescatalog.core.facts.fact import Field, Value
from rescatalog.core.memory.observed import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One fact that speaks of an entry.

    Attributes:
        entry: of the catalog.
        url: address of the link it was seen at, as written.
        value: what was observed.
        source: whose word it is, such as `json-ld`, `ocw-page` or `crossref-api`.
        beside: what else is known of that link.
        offered_by: name of the provider of the entry, as its vocabulary spells it, or nothing.
        final_url: where the latest answer of that link came from, or nothing.
    """

    entry: Entry
    url: str
    value: Value
    source: str
    beside: Mapping[Field, Seen]
    offered_by: str = ""
    final_url: str = ""

    def text(self) -> str:
        """Return what was observed as a text; nothing when it is none."""
        return self.value if isinstance(self.value, str) else ""

    def number(self) -> float | None:
        """Return what was observed as a number above zero, or None when it is none."""
        number = isinstance(self.value, int | float) and not isinstance(self.value, bool) and self.value > 0
        return float(self.value) if number else None  # type: ignore[arg-type]  # a number, as was just asked

    def names(self) -> tuple[str, ...]:
        """Return what was observed as names."""
        return self.value if isinstance(self.value, tuple) else tuple(filter(None, (self.text(),)))


@dataclass(frozen=True, slots=True)
class Held:
    """What came of holding a fact against an entry.

    Attributes:
        curated: what the entry says, or None when it says nothing.
        sense: in what way the two differ, or None when they do not.
    """

    curated: Value | None = None
    sense: Sense | None = None


AGREED = Held()


def held(curated: Value | None, *, same: bool, otherwise: Sense = Sense.OTHER) -> Held:
    """Return a blank where the entry says nothing, else whether the two are the same."""
    if curated is None:
        return Held(None, Sense.BLANK)
    return Held(curated, None if same else otherwise)
