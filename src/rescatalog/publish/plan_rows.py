"""Rows for study plans: for whom paths are and what they take for granted, and for which topics guides praise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.publish.guide_rows import Row


def plan_rows(catalog: Catalog) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield each table with its rows; guides, roles, topics and paths must be there already."""
    guides = [catalog.guides[name] for name in sorted(catalog.guides)]
    paths = [catalog.paths[name] for name in sorted(catalog.paths)]
    yield "recommendation_topics", (
        {"guide_id": guide.id, "position": position, "topic_id": topic}
        for guide in guides
        for position, said in enumerate(guide.recommends)
        for topic in dict.fromkeys(said.topics)
    )  # fmt: skip
    yield "path_roles", (
        {"path_id": path.id, "role_id": role} for path in paths for role in dict.fromkeys(path.for_.roles)
    )  # fmt: skip
    yield "path_assumes", (
        {"path_id": path.id, "topic_id": topic} for path in paths for topic in dict.fromkeys(path.for_.assumes)
    )  # fmt: skip
