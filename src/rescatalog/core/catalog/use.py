"""Where the catalog uses an address."""

from __future__ import annotations

from dataclasses import dataclass

from rescatalog.core.catalog.problem import Place
from rescatalog.core.words import LinkRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One place in the catalog that uses an address.

    Attributes:
        entry: id of the resource.
        role: what the address gives.
        url: the address as written.
        place: where it is written; None until somebody asks, see `targets.placed`.
    """

    entry: str
    role: LinkRole
    url: str
    place: Place | None = None
