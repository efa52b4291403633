"""What the page of a learning path shows."""

from __future__ import annotations

import sqlite3

from rescatalog.publish.site.json_ld import steps_of
from rescatalog.publish.site.selecting import CARD, Row, every, first


def path(connection: sqlite3.Connection, name: str) -> Row | None:
    """Return a learning path with its steps and their resources, or None."""
    row = first(connection, "select * from paths where id = ?", name)
    if row is None:
        return None
    steps = every(
        connection,
        "select path_steps.*, topics.label as goal_label, until_topics.label as until_label from path_steps"
        " left join topics on topics.id = goal_topic left join topics as until_topics on until_topics.id = until"
        " where path_id = ? order by path_steps.position",
        name,
    )
    for step in steps:
        step["resources"] = every(
            connection,
            f"select {CARD} from path_step_resources join resources on resources.id = resource_id"  # noqa: S608
            " where path_id = ? and step = ? order by path_step_resources.position",
            name,
            step["position"],
        )
    return {
        "title": row["title"],
        "address": f"/paths/{name}",
        "description": row["summary"],
        "path": row,
        "steps": steps,
        "assumptions": every(connection, "select says from path_assumptions where path_id = ? order by position", name),
        "assumes": every(
            connection,
            "select id, label from path_assumes join topics on id = topic_id where path_id = ? order by position",
            name,
        ),
        "roles": every(
            connection,
            "select id, label from path_roles join roles on id = role_id where path_id = ? order by position",
            name,
        ),
        "guides": every(
            connection,
            "select guides.id, title from path_guides join guides on guides.id = guide_id where path_id = ?"
            " order by title",
            name,
        ),
        "json_ld": steps_of(row, steps),
    }
