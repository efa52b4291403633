"""What the state has observed, held against the catalog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.differing.comparing import differences_of
from rescatalog.core.differing.difference import Difference
from rescatalog.core.memory.history import LinkStatus, fold
from rescatalog.core.memory.observed import Change, fold_facts
from rescatalog.settings import Settings
from rescatalog.store.state import open_for_reading


def differing(catalog: Catalog, settings: Settings) -> tuple[Difference, ...]:
    """Return how observed facts differ from a catalog; none when there is no state yet.

    Raises:
        StateUnreadableError: the state cannot be read.
    """
    with open_for_reading(settings.state) as state:
        if state is None:
            return ()
        return held_against(catalog, state.changes(), fold(state.checks()))


def held_against(
    catalog: Catalog, changes: Iterable[Change], statuses: Mapping[str, LinkStatus]
) -> tuple[Difference, ...]:
    """Return how remembered facts differ from a catalog, in catalog order.

    Args:
        catalog: whose entries.
        changes: of every run that counts, oldest first.
        statuses: what is known of each link, by canonical address.
    """
    final_urls = {key: status.final_url for key, status in statuses.items() if status.final_url}
    return differences_of(catalog, fold_facts(changes), final_urls)
