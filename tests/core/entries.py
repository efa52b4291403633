"""A small resource that the catalog accepts, as the loader hands it over."""

from __future__ import annotations

from typing import Any

from rescatalog.core.catalog.entry import ENTRY, Entry


def written(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of an entry
    """Return the fields of a resource; None leaves a field out."""
    fields: dict[str, Any] = {
        "id": "linear-algebra",
        "kind": "book",
        "title": "Linear Algebra",
        "summary": "Teaches vectors and matrices to beginners, with many exercises.",
        "links": [{"role": "homepage", "url": "https://a.lan/"}],
        "topics": ["vectors"],
        "offers": [{"access": "free"}],
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}


def entry(**changes: Any) -> Entry:  # noqa: ANN401 - any field of an entry
    """Return the resource that `written` writes."""
    return ENTRY.validate_python(written(**changes))


def link(url: str, role: str = "homepage", **more: str) -> dict[str, Any]:
    return {"role": role, "url": url, **more}
