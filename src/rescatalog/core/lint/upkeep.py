"""What grows old or was never used: dates, offers, tombstones, allowances, topics without a resource."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rescatalog.core.catalog.catalog import Catalog, Document
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.problem import Problem, Severity
from rescatalog.core.memory.confirming import CONFIRMED_DAYS
from rescatalog.core.words import Access

REVIEWED_DAYS = 730
OFFER_DAYS = 365
MOST_WEEKS = 52
MOST_HOURS_PER_WEEK = 30
# Both charge for graded work, and change what is free; a plain `free` is mostly a slip.
_SELDOM_FREE = frozenset({"coursera", "edx"})


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield odd efforts (CAT119), doubtful offers (CAT805), chained tombstones (CAT807), untaught topics (CAT902)."""
    taught: set[str] = set()
    for entry in catalog.entries.values():
        document = catalog.documents["resource", entry.id]
        if entry.status.state == "active":
            taught.update(entry.topics)
        yield from _effort(entry, document)
        yield from _offers(entry, document)
        yield from _successors(catalog, entry, document)
    if any(what == "resource" for what, _ in catalog.unread):
        return
    parents = {topic.under for topic in catalog.topics.values()}
    for topic in catalog.topics.values():
        if topic.id not in taught and topic.id not in parents:
            place = catalog.documents["topic", topic.id].value("id")
            message = f"no resource that is offered teaches `{topic.id}`"
            yield Problem(code="CAT902", place=place, message=message, severity="hint")


def check_dates(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Yield dates to come (CAT803) and what a person has not looked at for long (CAT314, CAT804, CAT806)."""
    for entry in catalog.entries.values():
        document = catalog.documents["resource", entry.id]
        looks: list[tuple[tuple[str | int, ...], date | None, int | None, str, Severity]] = [
            (("added",), entry.added, None, "", "hint"),
            (("status", "since"), entry.status.since, None, "", "hint"),
            (("reviewed",), entry.reviewed, REVIEWED_DAYS, "CAT804", "hint"),
            *(
                (("links", index, "confirmed"), link.confirmed, CONFIRMED_DAYS, "CAT314", "warning")
                for index, link in enumerate(entry.links)
            ),
            *(
                (("offers", index, "checked"), offer.checked, OFFER_DAYS, "CAT806", "hint")
                for index, offer in enumerate(entry.offers)
            ),
        ]
        for path, day, most_days, code, severity in looks:
            if day is not None and day > today:
                message = f"{day} is still to come; write a day that has been"
                yield Problem(code="CAT803", place=document.value(*path), message=message)
            elif day is not None and most_days is not None and (today - day).days > most_days:
                message = f"nobody has looked since {day}; look again and write the new day"
                yield Problem(code=code, place=document.value(*path), message=message, severity=severity)


def unused(catalog: Catalog, used: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Yield allowances for problems that are not there (CAT901).

    Args:
        catalog: the catalog.
        used: file and code of every allowance that was of use.
    """
    needed = set(used)
    for entry in catalog.entries.values():
        document = catalog.documents["resource", entry.id]
        for index, allowance in enumerate(entry.lint_allow):
            if (document.file, allowance.code) not in needed:
                message = f"nothing here is a {allowance.code}; take the allowance out"
                place = document.value("lint_allow", index, "code")
                yield Problem(code="CAT901", place=place, message=message, severity="warning")


def _effort(entry: Entry, document: Document) -> Iterator[Problem]:
    if entry.effort is None:
        return
    for key, most in (("weeks", MOST_WEEKS), ("hours_per_week", MOST_HOURS_PER_WEEK)):
        given = getattr(entry.effort, key)
        largest = max(given) if isinstance(given, tuple) else given
        if largest is not None and largest > most:
            message = f"more than {most} {key.replace('_', ' ')} is unusual; look again at the source"
            place = document.value("effort", key)
            yield Problem(code="CAT119", place=place, message=message, severity="warning")


def _offers(entry: Entry, document: Document) -> Iterator[Problem]:
    for index, offer in enumerate(entry.offers):
        if entry.provider in _SELDOM_FREE and offer.access is Access.FREE and offer.note is None:
            message = f"`{entry.provider}` asks at least for an account; write what is free under `note`"
            place = document.value("offers", index, "access")
            yield Problem(code="CAT805", place=place, message=message, fix="audit", severity="warning")


def _successors(catalog: Catalog, entry: Entry, document: Document) -> Iterator[Problem]:
    for index, name in enumerate(entry.status.replaced_by):
        successor = catalog.entries.get(name)
        if successor is not None and successor.status.replaced_by:
            message = f"`{name}` was replaced itself; name what replaced it"
            place = document.value("status", "replaced_by", index)
            fix = successor.status.replaced_by[0]
            yield Problem(code="CAT807", place=place, message=message, fix=fix if fix != entry.id else None)
