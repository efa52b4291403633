"""What the page of a guide shows, and the list of all guides."""

from __future__ import annotations

import sqlite3

from rescatalog.publish.site.selecting import Row, every, first


def guides(connection: sqlite3.Connection) -> Row:
    """Return all guides, with how much each says."""
    rows = every(
        connection,
        "select guides.*,"
        " (select count(distinct resource_id) from recommendations where guide_id = guides.id) as resources,"
        " (select count(distinct topic_id) from role_needs where guide_id = guides.id) as topics"
        " from guides order by title",
    )
    return {"title": "Guides", "address": "/guides", "guides": rows, "questions": _questions(connection)}


def guide(connection: sqlite3.Connection, name: str) -> Row | None:
    """Return a guide with what it asks, recommends, rates and answers, or None."""
    row = first(connection, "select * from guides where id = ?", name)
    if row is None:
        return None
    said = every(
        connection,
        "select recommendations.*, coalesce(providers.label, other) as other_label,"
        " resources.title, resources.kind, resources.link_state, resources.listed"
        " from recommendations left join resources on resources.id = resource_id"
        " left join providers on other_sort = 'provider' and providers.id = other where guide_id = ?"
        " order by stance in ('mentioned', 'rated'), coalesce(place, 999), position",
        name,
    )
    for one in said:
        one["roles"] = every(
            connection,
            "select id, label from recommendation_roles join roles on roles.id = role_id"
            " where guide_id = ? and recommendation_roles.position = ? order by roles.position",
            name,
            one["position"],
        )
    return {
        "title": row["title"],
        "address": f"/guides/{name}",
        "description": row["summary"],
        "guide": row,
        "said": [one for one in said if one["resource_id"]],
        "others": [one for one in said if not one["resource_id"]],
        **_asks(connection, name),
        **_holds(connection, name),
    }


def _asks(connection: sqlite3.Connection, name: str) -> Row:
    """Return what a guide asks of everybody and of roles, and which paths follow it."""
    return {
        "expects": every(
            connection,
            "select topics.id, label, level, first, expectations.note from expectations"
            " join topics on topics.id = topic_id where guide_id = ? order by first desc, position",
            name,
        ),
        "roles": every(
            connection,
            "select roles.id, label, count(*) as topics from role_needs join roles on roles.id = role_id"
            " where guide_id = ? and level <> 'none' group by roles.id order by position",
            name,
        ),
        "paths": every(
            connection,
            "select paths.id, title, summary from path_guides join paths on paths.id = path_id"
            " where guide_id = ? order by title",
            name,
        ),
        "uses": every(
            connection,
            "select topics.id, label, used_for from uses join topics on topics.id = topic_id"
            " where guide_id = ? order by uses.position",
            name,
        ),
    }


def _holds(connection: sqlite3.Connection, name: str) -> Row:
    """Return what a guide thinks of providers, of effort, and of questions on which guides differ."""
    return {
        "ratings": every(
            connection,
            "select ratings.*, coalesce(providers.label, medium) as label from ratings"
            " left join providers on providers.id = provider_id where guide_id = ? order by position",
            name,
        ),
        "efforts": every(connection, "select * from effort_claims where guide_id = ? order by position", name),
        "advice": every(connection, "select says from advice where guide_id = ? order by position", name),
        "answers": every(
            connection,
            "select label, answer from answers join questions on questions.id = question_id where guide_id = ?"
            " order by label, answer",
            name,
        ),
    }


def _questions(connection: sqlite3.Connection) -> list[Row]:
    """Return the questions that guides answer differently, each with all answers."""
    questions = every(connection, "select id, label from questions order by label")
    for question in questions:
        question["answers"] = every(
            connection,
            "select guides.id, title, answer from answers join guides on guides.id = guide_id"
            " where question_id = ? order by title, answer",
            question["id"],
        )
    return [question for question in questions if question["answers"]]
