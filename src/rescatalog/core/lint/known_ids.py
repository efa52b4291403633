"""Identifiers that stand in an address should stand under `identifiers` too: they tell duplicates apart."""

from __future__ import annotations

from collections.abc import Iterator

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.problem import Problem
from rescatalog.core.lint.hosts import IN_ADDRESS
from rescatalog.core.words import LinkRole

# What these lead to is not the resource itself.
_OTHERS = frozenset(
    {LinkRole.DISCUSSION, LinkRole.BUY, LinkRole.CODE, LinkRole.SOLUTIONS, LinkRole.DATA, LinkRole.FORUM}
)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield identifiers in addresses that the entry does not list (CAT504)."""
    for entry in catalog.entries.values():
        listed = {(key, value.lower()) for key, _, value in entry.identifiers.pairs()}
        for index, link in enumerate(entry.links):
            if link.role in _OTHERS:
                continue
            for key, pattern in IN_ADDRESS:
                found = pattern.fullmatch(link.url)
                if found and (key, found.group(1).lower()) not in listed:
                    message = f"the address names the {key} id; list it under `identifiers`"
                    place = catalog.documents["resource", entry.id].value("links", index, "url")
                    fix = f'{key}: ["{found.group(1)}"]'
                    yield Problem(code="CAT504", place=place, message=message, fix=fix, severity="hint")
