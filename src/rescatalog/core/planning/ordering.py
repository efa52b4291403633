"""Puts topics into an order in which each rests only on earlier ones, subject by subject."""

from __future__ import annotations

from collections.abc import Mapping

from rescatalog.core.planning.curriculum import Curriculum
from rescatalog.core.planning.demands import Demands, rests_on
from rescatalog.core.planning.tree import below, parts_of, root_of


def ordered(demands: Demands, curriculum: Curriculum) -> tuple[str, ...]:
    """Return the ids of the wanted topics in the order of study.

    A subject that has begun is finished first, as far as the graph allows; then comes the subject that most guides
    would begin with, then the next of the vocabulary. Parts come before the subject that is asked for as a whole.
    """
    topics, parts = curriculum.topics, parts_of(curriculum.topics)
    hard = {name: rests_on(name, demands.wanted, demands.covered, topics, parts) for name in demands.wanted}
    soft = {name: hard[name] | (below(name, parts) & frozenset(hard)) for name in hard}
    ranks = _ranks(demands, curriculum)
    found: list[str] = []
    root = ""
    while len(found) < len(hard):
        waiting = [name for name in hard if name not in found]
        done = frozenset(found)
        # The graph of a sound catalog has no cycle; of any other, some order is better than none.
        ready = (
            [name for name in waiting if soft[name] <= done]
            or [name for name in waiting if hard[name] <= done]
            or waiting
        )
        chosen = min(ready, key=lambda name: (root_of(name, curriculum.topics) != root, ranks[name]))
        found.append(chosen)
        root = root_of(chosen, curriculum.topics)
    return tuple(found)


def _ranks(demands: Demands, curriculum: Curriculum) -> Mapping[str, tuple[int, int, int]]:
    """Return the place of each topic: by its subject, then as in the vocabulary."""
    place = {name: number for number, name in enumerate(curriculum.topics)}
    votes: dict[str, int] = {}
    for name, count in demands.firsts.items():
        root = root_of(name, curriculum.topics)
        votes[root] = max(votes.get(root, 0), count)
    # The vocabulary begins with what everything rests on; what stands before all that guides ask of everybody
    # stays in front.
    common = (ask.topic for ask in curriculum.asks if ask.role is None and ask.topic in curriculum.topics)
    front = min((place[root_of(name, curriculum.topics)] for name in common), default=0)
    ranks = {}
    for name in demands.wanted:
        root = root_of(name, curriculum.topics)
        leading = len(demands.firsts) + 1 if place[root] < front else votes.get(root, 0)
        ranks[name] = (-leading, place[root], place[name])
    return ranks
