"""What stands near a resource: topics, people and rare words in common, and the reason in words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.words import Status
from rescatalog.publish.tables.rows import UNLISTED, Row
from rescatalog.publish.words.query import fold, words_of
from rescatalog.publish.words.synonyms import family_of

MOST = 6
# Whoever made many things would otherwise fill the list.
MOST_BY_THE_SAME = 2
LEAST_SCORE = 0.1
# Only so many are looked at for each resource, those with the rarest things in common first.
CANDIDATES = 80
SHORTEST_WORD = 5
# A word that more of the resources have tells nothing.
RARE_SHARE = 0.04
MAIN_TOPIC, TOPIC, PERSON, TITLE_WORD, WORD = 3.0, 2.0, 2.0, 1.0, 0.6
NAMED = 2
_MAKERS = frozenset({"author", "instructor", "organization"})


class Feature(NamedTuple):
    """Something that two resources can have in common: a topic, a person or a word."""

    sort: str
    name: str


Features = dict[Feature, float]


def related_rows(catalog: Catalog, states: Mapping[str, str]) -> Iterator[Row]:
    """Yield the nearest resources of every listed one, nearest first, in the order of ids.

    Args:
        catalog: what is published.
        states: state of the homepage of every resource, by id.
    """
    entries = [catalog.entries[name] for name in sorted(catalog.entries)]
    listed = [entry for entry in entries if entry.status.state not in UNLISTED]
    features = _weighted({entry.id: _features(entry) for entry in listed})
    having: dict[Feature, list[str]] = defaultdict(list)
    for name, found in features.items():
        # What is dead is recommended to nobody.
        if states.get(name) != Status.DEAD:
            for feature in found:
                having[feature].append(name)
    apart = _told_otherwise(catalog)
    for entry in listed:
        for position, (other, score) in enumerate(_nearest(entry.id, features, having, apart[entry.id])):
            why = _reason(features[entry.id], features[other], catalog, entry)
            yield {"resource_id": entry.id, "position": position, "other_id": other, "score": score, "why": why}


def _features(entry: Entry) -> Features:
    topics = {Feature("topic", topic): TOPIC for topic in entry.topics}
    topics[Feature("topic", entry.topics[0])] = MAIN_TOPIC
    people = {Feature("person", fold(one.name)): PERSON for one in entry.creators if one.role in _MAKERS}
    words = {Feature("word", _root(word)): WORD for word in words_of(entry.summary) if _tells(word)}
    titles = {Feature("word", _root(word)): TITLE_WORD for word in words_of(entry.title) if _tells(word)}
    return {**topics, **people, **words, **titles}


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and not word.isdigit()


@cache
def _root(word: str) -> str:
    """Return one word for a family, and the singular of a simple plural."""
    single = word.removesuffix("s") if not word.endswith(("ss", "us", "is")) else word
    return min(*family_of(word), *family_of(single))


def _weighted(given: Mapping[str, Features]) -> dict[str, Features]:
    """Return the features with what few have weighing more, words that many have left out, each of length one."""
    counts = Counter(feature for features in given.values() for feature in features)
    most = max(3.0, RARE_SHARE * len(given))
    weighted = {}
    for name, features in given.items():
        kept = {
            feature: weight * math.log((1 + len(given)) / counts[feature])
            for feature, weight in sorted(features.items())
            if counts[feature] > 1 and (feature.sort != "word" or counts[feature] <= most)
        }
        length = math.sqrt(math.fsum(weight * weight for weight in kept.values())) or 1.0
        weighted[name] = {feature: weight / length for feature, weight in kept.items()}
    return weighted


def _told_otherwise(catalog: Catalog) -> dict[str, set[str]]:
    """Return for each resource what its page names anyway, and the resource itself."""
    apart = {name: {name} for name in catalog.entries}
    for entry in catalog.entries.values():
        named = {relation.target for relation in entry.relations} | {*entry.after, *entry.status.replaced_by}
        for other in named & catalog.entries.keys():
            apart[entry.id].add(other)
            apart[other].add(entry.id)
    return apart


def _nearest(
    name: str, features: Mapping[str, Features], having: Mapping[Feature, Sequence[str]], apart: Collection[str]
) -> list[tuple[str, float]]:
    mine = features[name]
    candidates: dict[str, None] = {}
    for feature in sorted(mine, key=lambda feature: (len(having[feature]), feature)):
        candidates |= dict.fromkeys(having[feature][: CANDIDATES - len(candidates)])
    scored = [(other, _score(mine, features[other])) for other in candidates if other not in apart]
    near = sorted(
        ((other, score) for other, score in scored if score >= LEAST_SCORE), key=lambda one: (-one[1], one[0])
    )
    chosen, by_the_same = [], 0
    for other, score in near:
        same = any(feature.sort == "person" and feature in features[other] for feature in mine)
        by_the_same += same
        if not same or by_the_same <= MOST_BY_THE_SAME:
            chosen.append((other, score))
    return chosen[:MOST]


def _score(mine: Features, theirs: Features) -> float:
    return round(math.fsum(weight * theirs[feature] for feature, weight in mine.items() if feature in theirs), 4)


def _reason(mine: Features, theirs: Features, catalog: Catalog, entry: Entry) -> str:
    """Return what two resources have in common, the most telling first."""
    shared = sorted((feature for feature in mine if feature in theirs), key=lambda feature: (-mine[feature], feature))
    names = {fold(one.name): one.name for one in entry.creators}
    people = [names[feature.name] for feature in shared if feature.sort == "person"]
    topics = [catalog.topics[one.name].label for one in shared if one.sort == "topic" and one.name in catalog.topics]
    spelled = {_root(word): word for word in words_of(f"{entry.summary} {entry.title}")}
    said = [f"“{spelled[feature.name]}”" for feature in shared if feature.sort == "word"]
    parts = [f"{start} {' and '.join(found[:NAMED])}" for start, found in
             (("both by", people), ("both on", topics), ("both speak of", said)) if found]  # fmt: skip
    told = "; ".join(parts)
    return told[:1].upper() + told[1:]
