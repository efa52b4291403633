"""What the first page and the overviews of topics, paths and roles show."""

from __future__ import annotations

import sqlite3

from rescatalog.publish.site.charts import Bar, Column, Edge, Map, Node, columns, layered, proportions
from rescatalog.publish.site.selecting import AREA, CARD, Row, every

NEWEST = 6
DAYS = 30


def home(connection: sqlite3.Connection) -> Row:
    """Return the first page: roles, topics as a map and a tree, paths, the newest resources, the health of links."""
    totals = "select count(*) as resources, coalesce(sum(free), 0) as free from resources where listed = 1"
    kinds = "select kind, count(*) as resources from resources where listed = 1 group by kind order by 2 desc, 1"
    return {
        "title": None,
        "address": "/",
        "totals": every(connection, totals)[0],
        "counts": every(connection, kinds),
        "roles": _roles(connection),
        "paths": _paths(connection),
        "newest": every(
            connection,
            f"select {CARD} from resources where listed = 1 order by added desc, id limit {NEWEST}",  # noqa: S608
        ),
        "states": states(connection),
        "days": days(connection),
        **_tree(connection),
    }


def topics(connection: sqlite3.Connection) -> Row:
    """Return all topics as a map and as a tree."""
    return {"title": "Topics", "address": "/topics", **_tree(connection)}


def paths(connection: sqlite3.Connection) -> Row:
    """Return all learning paths."""
    return {"title": "Learning paths", "address": "/paths", "paths": _paths(connection)}


def states(connection: sqlite3.Connection) -> list[Bar]:
    """Return how many links are in which state, the most frequent first, as pieces of one bar."""
    counted = every(connection, "select state, count(*) as links from links group by state order by 2 desc, 1")
    return proportions([(row["state"], row["links"]) for row in counted])


def days(connection: sqlite3.Connection) -> list[Column]:
    """Return what the checks of the latest days found, as columns of a chart, the oldest first."""
    found = every(
        connection,
        "select substr(checked_at, 1, 10) as day, verdict, count(*) as checks from checks"  # noqa: S608
        " where substr(checked_at, 1, 10) in"
        f" (select distinct substr(checked_at, 1, 10) from checks order by 1 desc limit {DAYS})"
        " group by 1, 2 order by 1, verdict <> 'alive', verdict",
    )
    counted: dict[str, list[tuple[str, int]]] = {}
    for row in found:
        counted.setdefault(row["day"], []).append((row["verdict"], row["checks"]))
    return columns(counted)


def area_map(connection: sqlite3.Connection) -> Map:
    """Return the broadest topics that build on one another, with what one needs for which.

    A topic needs another when the vocabulary says so, or when two or more of its parts need parts of the other; a
    single part is too little to put one whole subject before another.
    """
    areas = every(connection, "select id, label from topics where under is null order by position")
    needs = every(
        connection,
        f"with recursive {AREA} select here.area as topic, there.area as need,"  # noqa: S608
        " count(distinct topic_id) + max(topic_id = here.area) as strength from prerequisites"
        " join area as here on here.id = topic_id join area as there on there.id = needs_id"
        " where here.area <> there.area group by 1, 2 having strength >= 2 order by 1, 2",
    )
    # Where parts of two subjects need one another, the greater number shows which is learnt first.
    strength = {(row["topic"], row["need"]): row["strength"] for row in needs}
    edges = [
        Edge(need, topic)
        for (topic, need), count in strength.items()
        if (count, topic) > (strength.get((need, topic), 0), need)
    ]
    joined = {name for edge in edges for name in edge}
    drawn = [Node(row["id"], row["label"], f"/topics/{row['id']}") for row in areas if row["id"] in joined]
    return layered(drawn, edges)


def _tree(connection: sqlite3.Connection) -> Row:
    children: dict[str | None, list[Row]] = {}
    for row in every(connection, "select id, label, note, why, under, resources from topics order by position"):
        children.setdefault(row["under"], []).append(row)
    return {"topics": children.get(None, []), "children": children, "map": area_map(connection)}


def _roles(connection: sqlite3.Connection) -> list[Row]:
    """Return all roles, with how many topics are asked of each; a role asks for what those ask for that it includes."""
    return every(
        connection,
        "with recursive whole(role, id) as (select id, id from roles"
        " union select role, included_id from whole join role_includes on role_id = whole.id)"
        " select roles.id, label, roles.note, count(distinct topic_id) as topics from roles"
        " join whole on whole.role = roles.id left join role_needs on role_needs.role_id = whole.id and level <> 'none'"
        " group by roles.id order by position",
    )


def _paths(connection: sqlite3.Connection) -> list[Row]:
    steps = "(select count(*) from path_steps where path_id = paths.id)"
    return every(
        connection,
        f"select id, title, summary, hours_min, hours_max, {steps} as steps from paths order by title, id",  # noqa: S608
    )
