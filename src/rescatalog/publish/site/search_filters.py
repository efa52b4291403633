"""The filters beside the results of a search: what each value is called, how many it would show, where it leads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, NamedTuple

from rescatalog.core.words import Kind, Level, Status
from rescatalog.publish.searching.wanted import FACETS, Wanted
from rescatalog.publish.site.wording import worded
from rescatalog.publish.tables.rows import ACCESS_ORDER

Counts = Mapping[tuple[str, str], int]

MOST_PROVIDERS = 8
DEEPEST = 3
LABELS: Final[Mapping[str, str]] = {
    "kind": "Kind", "level": "Level", "cost": "Cost", "topic": "Topic", "language": "Language",
    "provider": "Offered by", "link": "Link", "without": "Without",
}  # fmt: skip
# Under which name the vocabulary of all pages has the values of a filter.
GROUPS: Final = {"kind": "kind", "level": "level", "cost": "access", "language": "language", "link": "state"}
_ORDERS: Final[Mapping[str, Mapping[str, int]]] = {
    facet: {str(value): place for place, value in enumerate(values)}
    for facet, values in {"kind": Kind, "level": Level, "cost": ACCESS_ORDER, "link": Status}.items()
}


_TOPICS: Final = "select id, label, under from topics order by position"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What filters say of topics and providers.

    Attributes:
        topics: labels in the order of the vocabulary.
        upwards: of each topic itself and all that it is under.
        parts: topics right under a topic, or under none, in the order of the vocabulary.
        providers: labels.
    """

    topics: Mapping[str, str]
    upwards: Mapping[str, frozenset[str]]
    parts: Mapping[str | None, Sequence[str]]
    providers: Mapping[str, str]

    def of(self, facet: str, value: str) -> str:
        """Return what a value is called."""
        if facet == "topic":
            return self.topics.get(value, value)
        if facet == "provider":
            return self.providers.get(value, value)
        group = GROUPS.get(facet)
        return worded(value, group) if group else value.replace("-", " ")


def names_of(connection: sqlite3.Connection) -> Names:
    """Return what the filters of a published database are called."""
    topics = {name: label for name, label, _ in connection.execute(_TOPICS)}
    under = {name: above for name, _, above in connection.execute(_TOPICS)}
    parts: dict[str | None, list[str]] = {}
    for topic, above in under.items():
        parts.setdefault(above, []).append(topic)
    return Names(
        topics=topics,
        upwards={topic: _upwards(topic, under) for topic in topics},
        parts=parts,
        providers=dict(connection.execute("select id, label from providers").fetchall()),
    )


def _upwards(topic: str, under: Mapping[str, str | None]) -> frozenset[str]:
    found: set[str] = set()
    above: str | None = topic
    while above is not None and above in under and above not in found:
        found.add(above)
        above = under[above]
    return frozenset(found)


def facets(wanted: Wanted, counts: Counts, names: Names) -> Iterator[Facet]:
    """Yield the filters that tell something, each with the values that would show something or are chosen."""
    values: dict[str, set[str]] = {facet: {*wanted.chosen.get(facet, ())} for facet in FACETS}
    for (facet, value), count in counts.items():
        if count and facet in values:
            values[facet].add(value)
    for facet, offered in values.items():
        # A filter with one value that all have tells nothing.
        if len(offered) > 1 or (offered and (facet in wanted.chosen or facet in {"topic", "without"})):
            listed = (
                _topics(wanted, offered, counts, names)
                if facet == "topic"
                else _options(facet, offered, wanted, counts, names)
            )
            yield Facet(facet, LABELS[facet], list(listed))


def _options(facet: str, offered: AbstractSet[str], wanted: Wanted, counts: Counts, names: Names) -> Iterator[Option]:
    chosen, address = wanted.chosen.get(facet, frozenset()), wanted.addresses(facet)
    for place, value in enumerate(_in_order(facet, offered, counts)):
        if facet != "provider" or place < MOST_PROVIDERS or value in chosen:
            shows = counts.get((facet, value), 0)
            yield Option(names.of(facet, value), shows, address(chosen ^ {value}), value in chosen)


def _in_order(facet: str, offered: AbstractSet[str], counts: Counts) -> list[str]:
    """Return the values as the catalog orders them, or those first that would show most."""
    if order := _ORDERS.get(facet):
        return sorted(offered, key=lambda value: (order.get(value, len(order)), value))
    return sorted(offered, key=lambda value: (-counts.get((facet, value), 0), value))


def _topics(wanted: Wanted, offered: AbstractSet[str], counts: Counts, names: Names) -> Iterator[Option]:
    """Yield the tops of the tree, and what is under those that are chosen or lead to a chosen one."""
    chosen, address = wanted.chosen.get("topic", frozenset()), wanted.addresses("topic")
    upwards = {topic: names.upwards.get(topic, frozenset()) for topic in chosen}
    opened = frozenset[str]().union(*upwards.values())
    # Topics of addresses that no vocabulary has can still be taken off.
    waiting = [(topic, 0) for topic in reversed(names.parts.get(None, ()))] + [
        (topic, 0) for topic in sorted(chosen - names.topics.keys())
    ]
    while waiting:
        topic, depth = waiting.pop()
        if topic not in offered:
            continue
        # Whoever chooses a part wants no longer the whole, nor its other way round.
        kin = names.upwards.get(topic, frozenset()) | {other for other in chosen if topic in upwards[other]}
        rest = chosen - kin - {topic}
        leads = address(rest if topic in chosen else rest | {topic})
        yield Option(
            names.of("topic", topic), counts.get(("topic", topic), 0), leads, topic in chosen, min(depth, DEEPEST)
        )
        if topic in opened:
            waiting += [(part, depth + 1) for part in reversed(names.parts.get(topic, ()))]


def taken_off(wanted: Wanted, names: Names) -> Iterator[tuple[str, str]]:
    """Yield what is chosen, each with the address that takes it off."""
    for facet in (facet for facet in FACETS if facet in wanted.chosen):
        values, address = wanted.chosen[facet], wanted.addresses(facet)
        for value in sorted(values):
            label = names.of(facet, value)
            yield f"without {label}" if facet == "without" else label, address(values - {value})
