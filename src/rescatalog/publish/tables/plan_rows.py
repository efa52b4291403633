"""Rows for study plans: for which topics guides praise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.publish.tables.guide_rows import Row


def plan_rows(catalog: Catalog) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield each table with its rows; guides, roles, topics and paths must be there already."""
    guides = [catalog.guides[name] for name in sorted(catalog.guides)]
    yield "recommendation_topics", (
        {"guide_id": guide.id, "position": position, "topic_id": topic}
        for guide in guides
        for position, said in enumerate(guide.recommends)
        for topic in dict.fromkeys(said.topics)
    )  # fmt: skip
