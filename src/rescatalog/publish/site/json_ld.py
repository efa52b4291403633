"""Pages in the words of schema.org, for search engines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rescatalog.publish.site.wording import KINDS

Row = dict[str, Any]

# schema.org has a type for some kinds; all others are learning resources.
_TYPES = {"course": "Course", "book": "Book", "video": "VideoObject", "article": "Article"}
_MAKERS = frozenset({"author", "instructor", "organization"})


def json_ld(row: Row, people: Sequence[Row], topics: Sequence[Row], requires: Sequence[Row] = ()) -> dict[str, Any]:
    """Return a resource as JSON-LD.

    Args:
        row: of `resources`.
        people: of `people`, in order.
        topics: its topics, each with a label.
        requires: topics that one should know before, each with a label.
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
        "learningResourceType": KINDS.get(row["kind"], (row["kind"],))[0],
        "educationalLevel": row["level"],
        "timeRequired": _duration(row["hours_min"], row["hours_max"]),
        "datePublished": row["published"],
        "publisher": row["publisher"] and {"@type": "Organization", "name": row["publisher"]},
        "author": [
            {"@type": "Organization" if person["role"] == "organization" else "Person", "name": person["name"]}
            for person in people
            if person["role"] in _MAKERS
        ],
        "about": [topic["label"] for topic in topics],
        "coursePrerequisites": [topic["label"] for topic in requires] if kind == "Course" else [],
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def breadcrumbs(topics: Sequence[Row]) -> dict[str, Any]:
    """Return the way down to a topic as JSON-LD; each has an id and a label."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": topic["label"], "item": f"/topics/{topic['id']}"}
            for place, topic in enumerate(topics, start=1)
        ],
    }


def steps_of(path: Row, steps: Sequence[Row]) -> dict[str, Any]:
    """Return a learning path as JSON-LD: a list of its steps in their order."""
    return {
        "@context": "https://schema.org",
        "@type": ["ItemList", "LearningResource"],
        "name": path["title"],
        "description": path["summary"],
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": len(steps),
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": step["title"]} for place, step in enumerate(steps, start=1)
        ],
    }


def _duration(least: float | None, most: float | None) -> str | None:
    """Return the middle of a span of hours in the form of ISO 8601."""
    return None if least is None or most is None else f"PT{round((least + most) / 2)}H"
