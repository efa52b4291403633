"""What the search page and its feed show: results with marks, filters with counts, orders, pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from rescatalog.core.words import Kind, Level, Status
from rescatalog.publish.rows import ACCESS_ORDER
from rescatalog.publish.search import SearchResults, browse, find
from rescatalog.publish.searching.marking import marked, stems_of
from rescatalog.publish.searching.wanted import FACETS, MOST_PAGES, SORTS, Wanted

Context = dict[str, Any]

MOST_PROVIDERS = 8
LABELS: Final[Mapping[str, str]] = {
    "kind": "Kind", "level": "Level", "cost": "Cost", "topic": "Topic", "language": "Language",
    "provider": "Offered by", "link": "Link", "without": "Without",
}  # fmt: skip
SORT_LABELS: Final[Mapping[str, str]] = {
    "relevance": "best match", "newest": "newest", "recommended": "most recommended", "shortest": "shortest",
    "title": "title",
}  # fmt: skip
_WORDS: Final[Mapping[str, str]] = {
    "ok": "alive",
    "unchecked": "not checked yet",
    "en": "English",
    "calculus": "calculus",
}
_ORDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": tuple(Kind), "level": tuple(Level), "cost": tuple(ACCESS_ORDER), "link": tuple(Status),
}  # fmt: skip


class Option(NamedTuple):
    """One value of a filter: what it is called, how many it would show, and the address that turns it on or off."""

    label: str
    shows: int
    address: str
    chosen: bool
    depth: int = 0


class Facet(NamedTuple):
    """One filter."""

    name: str
    label: str
    options: list[Option]


class Topic(NamedTuple):
    """A topic as filters need it."""

    label: str
    under: str | None


def search(connection: sqlite3.Connection, wanted: Wanted) -> Context:
    """Return what the search page shows; without a query, all that passes the filters."""
    found = find(connection, wanted) if wanted.query.strip() else browse(connection, wanted)
    topics = {
        row[0]: Topic(row[1], row[2])
        for row in connection.execute("select id, label, under from topics order by position")
    }
    providers = dict(connection.execute("select id, label from providers"))
    pages = min(-(-found.total // wanted.per_page), MOST_PAGES)
    return {
        "title": f"{wanted.query[:60]} – search" if wanted.query else "Search",  # noqa: RUF001 - a dash
        "query": wanted.query,
        "wanted": wanted,
        "found": found,
        "results": list(_shown(found, wanted)),
        "facets": [facet for facet in _facets(wanted, found.counts, topics, providers) if facet.options],
        "chosen": list(_chosen(wanted, topics, providers)),
        "sorts": [
            (SORT_LABELS[sort], replace(wanted, sort=sort, page=1).address(), sort == wanted.sort) for sort in SORTS
        ],
        "pages": pages,
        "earlier": replace(wanted, page=min(wanted.page - 1, pages)).address() if wanted.page > 1 < pages else None,
        "later": replace(wanted, page=wanted.page + 1).address() if wanted.page < pages else None,
        "feed": replace(wanted, page=1).address("/search.atom"),
        "meant": replace(wanted, query=found.did_you_mean, page=1).address() if found.did_you_mean else None,
        "unfiltered": replace(wanted, chosen={}, page=1).address(),
    }


def _shown(found: SearchResults, wanted: Wanted) -> Iterator[Context]:
    stems = stems_of(found.did_you_mean or wanted.query)
    for result in found.results:
        yield {
            "of": result,
            "title": marked(result.title, stems),
            "summary": marked(result.summary, stems),
            "people": marked(result.people, stems),
        }


def _facets(
    wanted: Wanted, counts: Mapping[tuple[str, str], int], topics: Mapping[str, Topic], providers: Mapping[str, str]
) -> Iterator[Facet]:
    values: dict[str, list[str]] = {facet: [] for facet in FACETS}
    for (facet, value), count in counts.items():
        if count and facet in values:
            values[facet].append(value)
    for facet in FACETS:
        chosen = wanted.chosen.get(facet, frozenset())
        offered = sorted({*values[facet], *chosen})
        if facet == "topic":
            yield Facet(facet, LABELS[facet], list(_topic_options(wanted, counts, topics)))
            continue
        if facet in _ORDERS:
            places = {value: place for place, value in enumerate(_ORDERS[facet])}
            offered.sort(key=lambda value: places.get(value, len(places)))
        else:
            offered.sort(key=lambda value: -counts.get((facet, value), 0))
        if facet == "provider":
            offered = [value for place, value in enumerate(offered) if place < MOST_PROVIDERS or value in chosen]
        # A filter with one value that all have tells nothing.
        if len(offered) > 1 or chosen or facet == "without":
            options = [
                _option(wanted, facet, value, counts, _named(facet, value, topics, providers)) for value in offered
            ]
            yield Facet(facet, LABELS[facet], options)


def _option(wanted: Wanted, facet: str, value: str, counts: Mapping[tuple[str, str], int], label: str) -> Option:
    chosen = wanted.chosen.get(facet, frozenset())
    address = wanted.with_values(facet, chosen ^ {value}).address()
    return Option(label, counts.get((facet, value), 0), address, value in chosen)


def _topic_options(
    wanted: Wanted, counts: Mapping[tuple[str, str], int], topics: Mapping[str, Topic]
) -> Iterator[Option]:
    """Yield the tops of the tree, and what is under those that are chosen or lead to a chosen one."""
    chosen = wanted.chosen.get("topic", frozenset())
    opened = {above for topic in chosen for above in _upwards(topic, topics)}
    children: dict[str | None, list[str]] = {}
    for topic, known in topics.items():
        if counts.get(("topic", topic)) or topic in chosen:
            children.setdefault(known.under, []).append(topic)
    # Topics of addresses that no vocabulary has can still be taken off.
    waiting = [(topic, 0) for topic in reversed(children.get(None, []))] + [
        (topic, 0) for topic in chosen - topics.keys()
    ]
    seen: set[str] = set()
    while waiting:
        topic, depth = waiting.pop()
        if topic in seen:
            continue
        seen.add(topic)
        # Whoever chooses a part wants no longer the whole, nor its other way round.
        kin = set(_upwards(topic, topics)) | {other for other in chosen if topic in _upwards(other, topics)}
        rest = chosen - kin - {topic}
        address = wanted.with_values("topic", rest if topic in chosen else rest | {topic}).address()
        label = topics[topic].label if topic in topics else topic
        yield Option(label, counts.get(("topic", topic), 0), address, topic in chosen, min(depth, 3))
        if topic in opened:
            waiting += [(part, depth + 1) for part in reversed(children.get(topic, []))]


def _upwards(topic: str, topics: Mapping[str, Topic]) -> list[str]:
    found: list[str] = []
    above: str | None = topic
    while above is not None and above in topics and above not in found:
        found.append(above)
        above = topics[above].under
    return found


def _chosen(wanted: Wanted, topics: Mapping[str, Topic], providers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is chosen, each with the address that takes it off."""
    for facet in FACETS:
        values = wanted.chosen.get(facet, frozenset())
        for value in sorted(values):
            label = _named(facet, value, topics, providers)
            shown = f"without {label}" if facet == "without" else label
            yield shown, wanted.with_values(facet, values - {value}).address()


def _named(facet: str, value: str, topics: Mapping[str, Topic], providers: Mapping[str, str]) -> str:
    if facet == "topic":
        return topics[value].label if value in topics else value
    if facet == "provider":
        return providers.get(value, value)
    return _WORDS.get(value, value.replace("-", " "))
