"""Build the published database from the catalog and the state."""

from __future__ import annotations

from datetime import date

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.memory.confirming import latest_day, with_confirmations
from rescatalog.core.memory.history import fold
from rescatalog.core.memory.observed import fold_facts
from rescatalog.publish.database import Published
from rescatalog.publish.database import build as build_database
from rescatalog.settings import TOOL_VERSION, Settings
from rescatalog.store.state import open_for_reading


def build(catalog: Catalog, settings: Settings) -> Published:
    """Return what was built at `settings.database`; the same catalog and state give the same bytes.

    Raises:
        StateUnreadableError: the state cannot be read.
    """
    with open_for_reading(settings.state) as state:
        checks = [] if state is None else list(state.checks())
        observed = {} if state is None else fold_facts(state.changes())
    folded = fold(checks)
    as_of = latest_day(folded.values(), otherwise=date.min)
    known = with_confirmations(folded, catalog.entries.values(), as_of=as_of)
    return build_database(settings.database, catalog, known, checks, tool_version=TOOL_VERSION, known=observed)
