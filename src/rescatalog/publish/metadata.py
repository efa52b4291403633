"""What Datasette is told about `catalog.db`: titles, labels, what is machinery."""

from __future__ import annotations

from typing import Any

from rescatalog.publish.questions import QUESTIONS

# What anonymous readers may do on a public server; arbitrary SQL let two requests a second stop it (measured).
SETTINGS: dict[str, Any] = {
    "default_allow_sql": False,
    "suggest_facets": False,
    "allow_facet": False,
    "sql_time_limit_ms": 500,
    "max_returned_rows": 500,
    "default_cache_ttl": 300,
    "facet_time_limit_ms": 100,
    "max_csv_mb": 20,
    "num_sql_threads": 3,
}
_MACHINERY = ("facets", "findable", "search_terms", "synonyms", "resources_fts", "resources_fts_config",
              "resources_fts_data", "resources_fts_docsize", "resources_fts_idx", "sqlite_stat1")  # fmt: skip
_LABELS = {
    "resources": "title",
    "topics": "label",
    "paths": "title",
    "guides": "title",
    "roles": "label",
    "providers": "label",
    "questions": "label",
    "degrees": "label",
    "runs": "started_at",
    "links": "url",
    "path_steps": "title",
    "recommendations": "says",
}


def machinery() -> tuple[str, ...]:
    """Return the tables that readers have no use for."""
    return _MACHINERY


def metadata(title: str, licence: str) -> dict[str, Any]:
    """Return Datasette's metadata for a catalog."""
    hidden = {name: {"hidden": True} for name in _MACHINERY}
    labels = {name: {"label_column": label} for name, label in _LABELS.items()}
    queries = {
        name: {"title": asked.title, "sql": asked.sql, "params": list(asked.example), "hide_sql": True}
        for name, asked in QUESTIONS.items()
    }
    known = {"tables": {**hidden, **labels}, "queries": queries}
    return {"title": title, "license": licence, "databases": {"catalog": known}}
