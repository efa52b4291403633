"""Pages with what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers.registry import items_of

Expected = str | int | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One page.

    Attributes:
        path: where its bytes are.
        url: canonical address that gave it.
        content_type: the Content-Type header.
        group: what it is counted under, such as the name of a provider.
        expected: what is right for a field; None when the page does not say it and whatever is read is an invention.
            Fields that are not named are not graded.
    """

    path: Path
    url: str
    content_type: str
    group: str
    expected: Mapping[Field, Expected]


def group_of(url: str) -> str:
    """Return the provider whose address this is, or `other`."""
    return next((item.provider for item in items_of(url)), "other")


def expectations(written: Mapping[str, Any]) -> dict[Field, Expected]:
    """Return what a file expects.

    Args:
        written: by the name of the field; lists are of texts.

    Raises:
        ValueError: a name is that of no field.
    """
    return {Field(name): tuple(value) if isinstance(value, list) else value for name, value in written.items()}
