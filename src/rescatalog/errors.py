"""The errors that end a run: one base, few children, each with a slug and an exit code."""

from __future__ import annotations

from typing import ClassVar


class RescatalogError(Exception):
    """Something that ends the run, told to the user in one line.

    Attributes:
        slug: stable name of the kind of error, kebab-case.
        exit_code: what the process exits with.
    """

    slug: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 3


class CatalogUnreadableError(RescatalogError):
    """The catalog folder cannot be read, or nothing in it is a catalog."""

    slug = "catalog-unreadable"


class SettingsInvalidError(RescatalogError):
    """A settings file, a `RESCATALOG_*` variable or an option has a value that cannot be used."""

    slug = "settings-invalid"


class StateUnreadableError(RescatalogError):
    """`state.db` or `catalog.db` is missing, damaged, newer than this tool, or in use."""

    slug = "state-unreadable"


class InputUnreadableError(RescatalogError):
    """A list of addresses given to `check` cannot be read."""

    slug = "input-unreadable"


class CatalogInvalidError(RescatalogError):
    """The catalog has errors that `validate` shows, so nothing is done with it."""

    slug = "catalog-invalid"


class CatalogUnwritableError(RescatalogError):
    """A file of the catalog changed while it was worked on, or cannot be written."""

    slug = "catalog-unwritable"
