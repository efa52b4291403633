"""Judge the stored history again under today's rules, changing nothing."""

from __future__ import annotations

from collections.abc import Sequence

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.targets import targets_of
from rescatalog.core.catalog.use import Use
from rescatalog.core.memory.replay import Replay
from rescatalog.core.memory.replay import replay as replay_checks
from rescatalog.settings import Settings
from rescatalog.store.state import open_for_reading


def replay(catalog: Catalog, settings: Settings) -> tuple[Replay, dict[str, Sequence[Use]]]:
    """Return what would change, and the places of the catalog that use each address.

    Raises:
        StateUnreadableError: the state cannot be read.
    """
    targets = targets_of(catalog.entries)
    with open_for_reading(settings.state) as state:
        checks = [] if state is None else list(state.checks())
    expected = {target.key: target.expectations for target in targets}
    return replay_checks(checks, expected), {target.key: target.uses for target in targets}
