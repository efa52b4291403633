"""What search knows of each resource: its weight, the filters it passes, and plain words for what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.memory.history import LinkStatus
from rescatalog.publish.tables import rows
from rescatalog.publish.tables.bits import bits_of
from rescatalog.publish.words.query import fold, words_of
from rescatalog.publish.words.synonyms import pairs

SHORTEST_TERM = 3
# A resource whose homepage is dead sinks below living ones, yet can still be found.
STATE_WEIGHTS = {"dead": 0.1, "failing": 0.8, "suspect": 0.8}
OFFERED_WEIGHTS = {"archived": 0.9, "superseded": 0.5}
# Set by `python -m benchmarks.search_weights` on the golden questions.
BLANK_WEIGHT = 0.95
GUIDE_BONUS, MOST_GUIDES = 0.1, 3
_PRAISE = frozenset({"recommended", "recommended-with-reservation"})
# What learners call what the catalog calls otherwise.
_PLAIN = {
    "video-series": "videos", "video": "videos", "lectures": "videos", "notes": "cheatsheet summary",
    "interactive": "tool visual", "problems": "exercises", "textbook": "book", "school": "beginners",
    "introductory": "beginners", "free-with-account": "free", "unknown": "",
}  # fmt: skip
WITHOUT = "calculus"


def search_rows(catalog: Catalog, statuses: Mapping[str, LinkStatus]) -> Iterator[tuple[str, Iterator[rows.Row]]]:
    """Yield the tables of search, each with its rows."""
    yield "findable", _findable(catalog, statuses)
    yield "facets", _facets(catalog, statuses)
    yield "search_terms", _terms(catalog)
    yield "synonyms", ({"word": word, "other": other} for word, other in sorted(pairs()))


def _listed(catalog: Catalog, statuses: Mapping[str, LinkStatus]) -> Iterator[tuple[int, Entry, rows.Row]]:
    """Yield place, entry and row of every listed resource."""
    listed = (catalog.entries[name] for name in sorted(catalog.entries))
    for place, entry in enumerate((one for one in listed if one.status.state not in rows.UNLISTED), 1):
        yield place, entry, rows.resource(entry, catalog, statuses)


def _findable(catalog: Catalog, statuses: Mapping[str, LinkStatus]) -> Iterator[rows.Row]:
    praised, spared = _praised(catalog), _spared(catalog)
    for place, entry, row in _listed(catalog, statuses):
        yield {
            "place": place,
            "resource_id": entry.id,
            "weight": round(_weight(entry, row["link_state"], praised[entry.id]), 6),
            "recommended": praised[entry.id],
            "added": row["added"] or "",
            "hours": row["hours_min"],
            "title_key": fold(entry.title),
            "main_text": _main(entry, catalog),
            "words": " ".join(_words(entry, row, catalog, spared=entry.id in spared)),
        }


def _facets(catalog: Catalog, statuses: Mapping[str, LinkStatus]) -> Iterator[rows.Row]:
    spared = _spared(catalog)
    members: dict[tuple[str, str], list[int]] = {}
    last = 0
    for place, entry, row in _listed(catalog, statuses):
        last = place
        for key in _passed(entry, row, catalog, spared=entry.id in spared):
            members.setdefault(key, []).append(place)
    for (facet, value), places in sorted(members.items()):
        yield {"facet": facet, "value": value, "members": bits_of(places, last + 1)}


def _praised(catalog: Catalog) -> Counter[str]:
    """Return how many guides recommend each resource without gaining by it."""
    said = {
        (guide.id, one.resource)
        for guide in catalog.guides.values()
        for one in guide.recommends
        if one.resource is not None and one.stance in _PRAISE and one.interest == "none"
    }
    return Counter(resource for _, resource in said)


def _weight(entry: Entry, link_state: str, guides: int) -> float:
    blanks = (not entry.level, entry.requires is None, not entry.creators, not entry.provides)
    bonus = 1 + GUIDE_BONUS * min(guides, MOST_GUIDES)
    standing = STATE_WEIGHTS.get(link_state, 1.0) * OFFERED_WEIGHTS.get(entry.status.state, 1.0)
    return float(standing * bonus * BLANK_WEIGHT ** sum(blanks))


def _upwards(catalog: Catalog, topic: str) -> list[str]:
    """Return a topic and all that it is under."""
    found: list[str] = []
    above: str | None = topic
    while above is not None and above in catalog.topics and above not in found:
        found.append(above)
        above = catalog.topics[above].under
    return found


def _burdened(catalog: Catalog, root: str) -> set[str]:
    """Return the topics that need `root`, or one under it, or one that does."""
    burdened = {topic for topic in catalog.topics if root in _upwards(catalog, topic)}
    before = -1
    while before != len(burdened):
        before = len(burdened)
        burdened |= {topic.id for topic in catalog.topics.values() if not burdened.isdisjoint(topic.needs)}
    return burdened


def _spared(catalog: Catalog) -> set[str]:
    """Return the resources that neither teach nor ask for what is unwanted, as far as their entries say."""
    unwanted = {topic for topic in catalog.topics if WITHOUT in _upwards(catalog, topic)}
    burdened = _burdened(catalog, WITHOUT)
    return {
        entry.id
        for entry in catalog.entries.values()
        if unwanted.isdisjoint(entry.topics)
        and burdened.isdisjoint(entry.requires or ())
        and (entry.requires is not None or not unwanted.isdisjoint(entry.avoids))
    }


def _passed(entry: Entry, row: rows.Row, catalog: Catalog, *, spared: bool) -> set[tuple[str, str]]:
    """Return every filter that a resource passes, as facet and value."""
    values: dict[str, Sequence[str] | set[str]] = {
        "kind": [row["kind"]],
        "level": entry.level,
        "cost": [row["access"]],
        "language": entry.languages,
        "topic": {above for topic in entry.topics for above in _upwards(catalog, topic)},
        "provider": [entry.provider] if entry.provider else [],
        "link": [row["link_state"]],
        "without": [WITHOUT] if spared else [],
    }
    return {(facet, str(value)) for facet, given in values.items() for value in given}


def _main(entry: Entry, catalog: Catalog) -> str:
    topic = catalog.topics.get(entry.topics[0])
    return "; ".join((topic.label, *topic.also)) if topic else ""


def _words(entry: Entry, row: rows.Row, catalog: Catalog, *, spared: bool) -> Iterator[str]:
    """Yield words that learners use for what a resource is, apart from its subject."""
    formats = [form for offer in entry.offers for form in offer.formats]
    for word in dict.fromkeys([row["kind"], *entry.level, row["access"], *formats, *entry.code, *entry.provides]):
        yield _PLAIN[word] if word == "unknown" else f"{word} {_PLAIN.get(word, '')}".strip()
    if entry.provider:
        known = catalog.providers.get(entry.provider)
        yield f"{entry.provider} {known.label if known else ''}".strip()
    if entry.publisher:
        yield entry.publisher
    yield from (catalog.roles[role].label for role in entry.roles if role in catalog.roles)
    # An id is who made it and its short title; with course numbers, also of those who write them in one word.
    yield " ".join(entry.id.split("-"))
    yield from ("".join(words_of(number)) for number in entry.identifiers.course_number)
    # One word, lest it be found by those who look for the topic.
    without = [catalog.topics[topic].label for topic in entry.avoids if topic in catalog.topics]
    yield from dict.fromkeys(
        "without" + "".join(words_of(label)) for label in [*without, *([WITHOUT] if spared else [])]
    )


def _terms(catalog: Catalog) -> Iterator[rows.Row]:
    """Yield the words that did-you-mean may offer, with how many resources or topics have them."""
    counted: Counter[str] = Counter()
    for entry in catalog.entries.values():
        if entry.status.state not in rows.UNLISTED:
            people = " ".join(creator.name for creator in entry.creators)
            counted.update(set(words_of(" ".join((entry.title, entry.subtitle or "", entry.summary, people)))))
    for topic in catalog.topics.values():
        counted.update(set(words_of(" ".join((topic.label, *topic.also)))))
    for provider in catalog.providers.values():
        counted.update(set(words_of(provider.label)))
    for term in sorted(counted):
        if len(term) >= SHORTEST_TERM and not term.isdigit():
            yield {"term": term, "resources": counted[term]}
