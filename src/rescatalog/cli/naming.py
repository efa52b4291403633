"""Names that people type, held against the catalog."""

from __future__ import annotations

from collections.abc import Iterable

import click

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.problem import nearest
from rescatalog.core.report.problems_escaped import escaped


def require_ids(catalog: Catalog, ids: Iterable[str]) -> None:
    """Make sure that resources of these names exist.

    Raises:
        BadParameter: one does not; the message says which name may be meant.
    """
    for name in ids:
        if name not in catalog.entries:
            meant = catalog.redirects.get(name) or nearest(name, catalog.entries)
            hint = f"; did you mean `{meant}`?" if meant else ""
            raise click.BadParameter(f"there is no resource `{escaped(name)}`{hint}", param_hint="ID")
