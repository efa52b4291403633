"""Entries, topics, paths and what is known of their links, as rows of `catalog.db`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from rescatalog.core import urls
from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.curriculum import LearningPath
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.entry_parts import Effort
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.words import Access

Row = dict[str, Any]

# Cheapest first.
ACCESS_ORDER = (
    Access.FREE, Access.FREE_WITH_ACCOUNT, Access.PAY_WHAT_YOU_WANT, Access.LIBRARY, Access.FREE_LIMITED,
    Access.AUDIT, Access.SUBSCRIPTION, Access.PAID, Access.UNKNOWN,
)  # fmt: skip
FREE = frozenset({Access.FREE, Access.FREE_WITH_ACCOUNT})
# Tombstones of these states keep their page and leave the lists.
UNLISTED = frozenset({"unavailable", "withdrawn"})
CHECKS_KEPT = 10


def spell(time: datetime | None) -> str | None:
    """Return an aware UTC time as ISO 8601 with `Z`, whole seconds."""
    return None if time is None else time.isoformat(timespec="seconds").replace("+00:00", "Z")


def span(value: float | Sequence[float] | None) -> tuple[float | None, float | None]:
    """Return least and most of an effort written as one number or as [from, to]."""
    if value is None:
        return None, None
    if isinstance(value, Sequence):
        return value[0], value[-1]
    return value, value


def hours_of(effort: Effort | None) -> tuple[float | None, float | None]:
    """Return least and most total hours of an effort, where they follow from it."""
    if effort is None:
        return None, None
    if effort.hours is not None:
        return span(effort.hours)
    (weeks_min, weeks_max), (least, most) = span(effort.weeks), span(effort.hours_per_week)
    if weeks_min is None or weeks_max is None or least is None or most is None:
        return None, None
    return weeks_min * least, weeks_max * most


def resource(entry: Entry, catalog: Catalog, statuses: Mapping[str, LinkStatus]) -> Row:
    """Return the row of one resource."""
    status = _status_of(entry.homepage, statuses)
    hours_min, hours_max = hours_of(entry.effort)
    access = min((offer.access for offer in entry.offers), key=ACCESS_ORDER.index)
    document = catalog.documents.get(("resource", entry.id))
    topics = [catalog.topics[topic] for topic in entry.topics if topic in catalog.topics]
    return {
        "id": entry.id,
        "kind": str(entry.kind),
        "title": entry.title,
        "subtitle": entry.subtitle,
        "summary": entry.summary,
        "url": entry.homepage,
        "level": ", ".join(entry.level),
        "access": str(access),
        "free": int(access in FREE),
        "languages": ", ".join(entry.languages),
        "provider": entry.provider,
        "publisher": entry.publisher,
        "published": None if entry.published is None else str(entry.published),
        "licence": entry.licence,
        "hours_min": hours_min,
        "hours_max": hours_max,
        "requires_known": int(entry.requires is not None),
        "state": entry.status.state,
        "listed": int(entry.status.state not in UNLISTED),
        "added": entry.added and entry.added.isoformat(),
        "link_state": str(status.status),
        "last_checked_at": spell(status.last_checked_at),
        "last_alive_at": spell(status.last_alive_at),
        "observed_title": status.title,
        "people_text": "; ".join(creator.name for creator in entry.creators),
        "topics_text": "; ".join(name for topic in topics for name in (topic.label, *topic.also)),
        "source_file": document.file if document else "",
        "details": json.dumps(entry.model_dump(mode="json", exclude_defaults=True), ensure_ascii=True, sort_keys=True),
    }


def relations(entry: Entry) -> Iterator[Row]:
    """Yield how a resource stands to others, each pair and type once."""
    stands: list[tuple[str, str]] = [(relation.type, relation.target) for relation in entry.relations]
    stands += [("after", other) for other in entry.after]
    stands += [("replaced-by", other) for other in entry.status.replaced_by]
    for kind, other in dict.fromkeys(stands):
        yield {"resource_id": entry.id, "type": kind, "other_id": other}


def links(entry: Entry, statuses: Mapping[str, LinkStatus]) -> Iterator[Row]:
    """Yield the rows of a resource's links."""
    for position, link in enumerate(entry.links):
        status = _status_of(link.url, statuses)
        yield {
            "resource_id": entry.id,
            "position": position,
            "role": str(link.role),
            "url": link.url,
            "key": status.key,
            "manual": int(link.check == "manual"),
            "confirmed": link.confirmed and link.confirmed.isoformat(),
            "state": str(status.status),
            "reason": status.reason,
            "since": spell(status.since),
            "strikes": status.strikes,
            "last_checked_at": spell(status.last_checked_at),
            "last_alive_at": spell(status.last_alive_at),
            "http_status": status.http_status,
            "final_url": status.final_url,
        }


def people(entry: Entry) -> Iterator[Row]:
    """Yield the rows of a resource's makers."""
    for position, creator in enumerate(entry.creators):
        yield {"resource_id": entry.id, "position": position, "name": creator.name, "role": creator.role}


def offers(entry: Entry) -> Iterator[Row]:
    """Yield the rows of the ways to get a resource."""
    for position, offer in enumerate(entry.offers):
        yield {
            "resource_id": entry.id,
            "position": position,
            "access": str(offer.access),
            "formats": ", ".join(offer.formats),
            "price": offer.price,
            "checked": offer.checked and offer.checked.isoformat(),
            "note": offer.note,
        }


def path_steps(path: LearningPath, catalog: Catalog) -> Iterator[Row]:
    """Yield the rows of a path's steps, with hours from the step or else from its resources."""
    for position, step in enumerate(path.steps):
        hours_min, hours_max = span(step.hours) if step.hours is not None else _summed(step.of, step.choose, catalog)
        yield {
            "path_id": path.id,
            "position": position,
            "title": step.title,
            "why": step.why,
            "choose": step.choose,
            "until": step.until,
            "goal_topic": step.goal.topic if step.goal else None,
            "goal_level": step.goal.level if step.goal else None,
            "hours_min": hours_min,
            "hours_max": hours_max,
            "activity": step.activity,
            "any_order": step.any_order,
            "optional": int(step.optional),
            "milestone": step.milestone,
        }


def _summed(names: Sequence[str], choose: int | None, catalog: Catalog) -> tuple[float | None, float | None]:
    """Return least and most hours of doing `choose` of the resources, or None where one does not say."""
    spans = [hours_of(catalog.entries[name].effort) for name in names if name in catalog.entries]
    least = sorted(low for low, _ in spans if low is not None)
    most = sorted((high for _, high in spans if high is not None), reverse=True)
    if not names or len(least) < len(names) or len(most) < len(names):
        return None, None
    count = choose or len(names)
    return sum(least[:count]), sum(most[:count])


def _status_of(url: str, statuses: Mapping[str, LinkStatus]) -> LinkStatus:
    key = urls.canonical(url) or url
    return statuses.get(key, LinkStatus(key=key))
