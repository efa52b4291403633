"""A resource in the words of schema.org, for search engines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]

# schema.org has a type for some kinds; all others are learning resources.
_TYPES = {"course": "Course", "book": "Book", "video": "VideoObject", "article": "Article"}
_MAKERS = frozenset({"author", "instructor", "organization"})


def json_ld(row: Row, people: Sequence[Row], topics: Sequence[Row]) -> dict[str, Any]:
    """Return a resource as JSON-LD.

    Args:
        row: of `resources`.
        people: of `people`, in order.
        topics: its topics, each with a label.
    """
    kind = _TYPES.get(row["kind"])
    told = {
        "@context": "https://schema.org",
        "@type": [kind, "LearningResource"] if kind else "LearningResource",
        "name": row["title"],
        "alternativeHeadline": row["subtitle"],
        "description": row["summary"],
        "url": row["url"],
        "inLanguage": row["languages"].split(", "),
        "isAccessibleForFree": bool(row["free"]),
        "educationalLevel": row["level"],
        "datePublished": row["published"],
        "publisher": row["publisher"] and {"@type": "Organization", "name": row["publisher"]},
        "author": [
            {"@type": "Organization" if person["role"] == "organization" else "Person", "name": person["name"]}
            for person in people
            if person["role"] in _MAKERS
        ],
        "about": [topic["label"] for topic in topics],
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}
