"""What `/about/data` shows: every table with what it holds and how much, and where to get it."""

from __future__ import annotations

import sqlite3
from typing import Any

from rescatalog.publish.questions import QUESTIONS
from rescatalog.publish.site.selecting import every

# For people, in the order in which they would look; what is not named here is machinery.
TABLES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("What is listed", (
        ("resources", "courses, books, videos, articles, notes: one row each, with the state of its homepage"),
        ("resource_topics", "which topics a resource is on, the main one first"),
        ("resource_requires", "what one should know to use it"),
        ("resource_avoids", "what it does without on purpose"),
        ("people", "who made it"),
        ("offers", "ways to get it and what they cost"),
        ("relations", "parts, companions, editions, translations"),
        ("related", "what stands near it, computed, with the reason"),
        ("providers", "who offers resources"),
    )),
    ("What is taught", (
        ("topics", "the topics as a tree"),
        ("topic_aliases", "other names of topics"),
        ("prerequisites", "which topic needs which"),
        ("paths", "learning paths"),
        ("path_steps", "their steps"),
        ("path_step_resources", "the resources of each step"),
        ("path_roles", "for whom a path is meant"),
        ("path_assumes", "topics that a path takes for granted"),
        ("path_assumptions", "what else it takes for granted, in words"),
        ("path_guides", "whose recommendations a path follows"),
    )),
    ("Who recommends what", (
        ("guides", "documents that recommend resources, with the interest of their authors"),
        ("recommendations", "every recommendation as a claim of its own"),
        ("recommendation_roles", "for which roles it is meant"),
        ("recommendation_topics", "for which topics it is meant, where that is said"),
        ("advice", "how a guide says one should study"),
        ("uses", "what a guide says a topic is used for"),
        ("ratings", "how a guide rates providers"),
        ("effort_claims", "how long a guide says it takes"),
        ("expectations", "how well a guide says that everybody should know a topic"),
        ("roles", "roles such as data scientist"),
        ("role_includes", "roles that a role includes"),
        ("role_needs", "how well a role should know a topic, by one guide's word"),
        ("resource_roles", "for which roles a resource is meant"),
        ("degrees", "degree programmes that guides describe"),
        ("degree_needs", "what a degree programme asks for"),
        ("questions", "questions that guides answer differently"),
        ("answers", "their answers"),
    )),
    ("How we know", (
        ("links", "every address with its state, reason and dates"),
        ("checks", "the latest ten checks of every address"),
        ("link_changes", "when links changed their state"),
        ("runs", "every crawl, those that count for nothing with the reason"),
        ("run_states", "how many links stood how after each crawl"),
        ("archived_copies", "copies in archives of the web"),
        ("observed", "what crawls read on the pages, beside what the catalog says"),
        ("build_info", "what this file is and what made it"),
    )),
)  # fmt: skip


def about_data(connection: sqlite3.Connection, file: str, lite: str) -> dict[str, Any]:
    """Return the tables with what they hold, and where they can be got.

    Args:
        connection: to the catalog.
        file: path of the database itself.
        lite: address that opens it in the reader's browser.
    """
    groups = [
        {"heading": heading, "tables": [{"name": name, "holds": holds, "rows": _rows(connection, name)}
                                        for name, holds in tables]}
        for heading, tables in TABLES
    ]  # fmt: skip
    questions = [{"name": name, "title": asked.title} for name, asked in QUESTIONS.items()]
    return {
        "title": "The data",
        "address": "/about/data",
        "groups": groups,
        "questions": questions,
        "file": file,
        "lite": lite,
    }


def _rows(connection: sqlite3.Connection, table: str) -> int:
    (counted,) = every(connection, f"select count(*) as rows from {table}")  # noqa: S608 - a name of our own
    return int(counted["rows"])
