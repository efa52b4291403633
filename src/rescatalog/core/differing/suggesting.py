"""What a person could write into an entry to take over what was observed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from unicodedata import normalize

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry import Book, Course, Entry
from rescatalog.core.catalog.identifiers import spdx
from rescatalog.core.catalog.scalars import ISO_DAY
from rescatalog.core.differing.difference import Difference, Sense
from rescatalog.core.differing.spelling import people_of, same_person
from rescatalog.core.facts.fact import Field, Value
from rescatalog.core.judging.page import one_line

Path = tuple[str | int, ...]
BY_HAND = "this is a decision, so edit it by hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One value that could be written into an entry.

    Attributes:
        difference: what it would settle.
        path: where in the entry, such as `("published",)`; empty when it is left to a person.
        value: plain data to stand there.
        objection: why it is left to a person, or nothing.
    """

    difference: Difference
    path: Path = ()
    value: Any = None
    objection: str = ""

    def refused(self, why: str) -> Suggestion:
        """Return the same, left to a person."""
        return replace(self, objection=why)


def suggestion_of(difference: Difference, catalog: Catalog) -> Suggestion:
    """Return what could be written to settle a difference, or why that is left to a person.

    The value is foreign text made fit for one line; whether it keeps the catalog's rules is seen when it is written.

    Args:
        difference: of an entry of `catalog`.
        catalog: with that entry.
    """
    entry = catalog.entries[difference.entry]
    written = _WRITERS[difference.field](entry, difference)
    if isinstance(written, str):
        return Suggestion(difference=difference, objection=written)
    path, value = written
    owner = _owner(difference, catalog)
    objection = f"`{owner}` has this identifier; keep one of the two entries, or relate them" if owner else ""
    return Suggestion(difference=difference, path=path, value=value, objection=objection)


def _owner(difference: Difference, catalog: Catalog) -> str | None:
    """Return another entry that has an observed identifier which belongs to one resource only, or None."""
    if difference.field not in {Field.ISBN13, Field.DOI}:
        return None
    observed = difference.observed
    found = {str(one).lower() for one in (observed if isinstance(observed, tuple) else (observed,))}
    for entry in catalog.entries.values():
        if entry.id != difference.entry and any(text.lower() in found for _, _, text in entry.identifiers.pairs()):
            return entry.id
    return None


Written = tuple[Path, Any] | str
Writer = Callable[[Entry, Difference], Written]


def _line(value: Value) -> str:
    """Return foreign text as the catalog writes text: one line, composed, nothing invisible."""
    return one_line(normalize("NFC", str(value))) or ""


def _title(entry: Entry, difference: Difference) -> Written:
    if entry.subtitle:
        return "title and subtitle stand apart in the entry; edit them by hand"
    return ("title",), _line(difference.observed)


def _creators(entry: Entry, difference: Difference) -> Written:
    observed = difference.observed
    names = [_line(name) for name in people_of(observed if isinstance(observed, tuple) else (str(observed),))]
    if difference.sense is not Sense.BLANK:
        strangers = [name for name in names if not any(same_person(name, one.name) for one in entry.creators)]
        return f"the page names {', '.join(strangers)}; who made it is a decision, so edit `creators` by hand"
    role = {"role": "instructor"} if isinstance(entry, Course) else {}
    return ("creators",), [{"name": name, **role} for name in dict.fromkeys(names)]


def _published(entry: Entry, difference: Difference) -> Written:  # noqa: ARG001 - the shape of Writer
    text = str(difference.observed)
    return ("published",), text if ISO_DAY.fullmatch(text) else int(text[:4])


def _text(entry: Entry, difference: Difference) -> Written:  # noqa: ARG001
    return (difference.field.value,), _line(difference.observed)


def _licence(entry: Entry, difference: Difference) -> Written:  # noqa: ARG001
    return ("licence",), spdx(str(difference.observed)) or ""


def _number(entry: Entry, difference: Difference) -> Written:  # noqa: ARG001
    observed = difference.observed
    whole = isinstance(observed, float) and observed.is_integer()
    return (difference.field.value,), int(observed) if whole else observed  # type: ignore[arg-type]  # a number


def _language(entry: Entry, difference: Difference) -> Written:  # noqa: ARG001
    return ("languages",), [_line(difference.observed)]


def _identifier(entry: Entry, difference: Difference) -> Written:
    if difference.sense is not Sense.BLANK:
        return "another identifier may mean another work; look, and edit it by hand"
    key = difference.field.value.replace("-", "_")
    observed = difference.observed
    values = [_line(one) for one in (observed if isinstance(observed, tuple) else (observed,))]
    if "identifiers" not in entry.model_fields_set or not any(entry.identifiers.pairs()):
        return ("identifiers",), {key: values}
    return ("identifiers", key), values


def _edition(entry: Entry, difference: Difference) -> Written:  # noqa: ARG001
    return "a newer edition: add it to `editions`, or list it as a resource that replaces this one"


def _isbn13(entry: Entry, difference: Difference) -> Written:
    return _edition(entry, difference) if difference.sense is Sense.NEWER else _identifier(entry, difference)


def _free(entry: Entry, difference: Difference) -> Written:
    if difference.is_blank and len(entry.offers) == 1:
        return ("offers", 0, "access"), "free" if difference.observed else "paid"
    return "look what is free and what is not, and edit `offers` by hand"


def _price(entry: Entry, difference: Difference) -> Written:
    paid = [index for index, offer in enumerate(entry.offers) if (offer.price is None) is difference.is_blank]
    paid = [index for index in paid if entry.offers[index].access not in {"free", "free-with-account", "library"}]
    if len(paid) != 1:
        return "several offers may be meant; edit `offers` by hand"
    return ("offers", paid[0], "price"), _line(difference.observed)


def _availability(entry: Entry, difference: Difference) -> Written:
    if difference.observed != "archived":
        return "it may open again; look, and edit `status` or `delivery` by hand"
    return (("delivery",), "archived") if isinstance(entry, Course) else _ended(entry, difference)


def _ended(entry: Entry, difference: Difference) -> Written:
    if difference.index != [link.url for link in entry.links].index(entry.homepage):
        return "only this link has ended; look for another, or accept it under `observed_allow`"
    if "status" in entry.model_fields_set:
        return ("status", "state"), "archived"
    return ("status",), {"state": "archived", "since": f"{difference.since:%Y-%m-%d}"}


def _by_hand(entry: Entry, difference: Difference) -> Written:  # noqa: ARG001
    return BY_HAND


def _address(entry: Entry, difference: Difference) -> Written:  # noqa: ARG001
    return "open it and look; once two crawls were led to a new address, `rescatalog fix` proposes it"


def _pages(entry: Entry, difference: Difference) -> Written:
    if isinstance(entry, Book) and entry.editions and not difference.is_blank:
        return BY_HAND
    return _number(entry, difference)


_WRITERS: Final[Mapping[Field, Writer]] = {
    Field.TITLE: _title,
    Field.CREATORS: _creators,
    Field.PUBLISHER: _text,
    Field.PUBLISHED: _published,
    Field.LANGUAGE: _language,
    Field.LICENCE: _licence,
    Field.MINUTES: _number,
    Field.EPISODES: _number,
    Field.PAGES: _pages,
    Field.EDITION: _edition,
    Field.ISBN13: _isbn13,
    Field.DOI: _identifier,
    Field.COURSE_NUMBER: _identifier,
    Field.FREE: _free,
    Field.PRICE: _price,
    Field.AVAILABILITY: _availability,
    Field.ARCHIVED: _ended,
    Field.WITHDRAWN: _by_hand,
    Field.RENAMED_TO: _address,
    Field.CANONICAL: _address,
}
