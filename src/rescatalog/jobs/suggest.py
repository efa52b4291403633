"""Turn what was observed into edits of entries: propose them, and write them when a person says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rescatalog.core.catalog.catalog import Catalog, Document
from rescatalog.core.differing.suggesting import Suggestion, suggestion_of
from rescatalog.core.facts.fact import Field
from rescatalog.files.edits import edited
from rescatalog.files.fields import entry_fields
from rescatalog.files.nodes import NotEditableError
from rescatalog.files.putting import Put
from rescatalog.jobs.differing import differing
from rescatalog.jobs.writing import Change, broken_rules, write_all
from rescatalog.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What could be taken over into the catalog.

    Attributes:
        suggestions: all of them, in catalog order; one with an objection is in no change.
        changes: the files that the others change.
        written: whether the files have been written.
    """

    suggestions: tuple[Suggestion, ...]
    changes: tuple[Change, ...]
    written: bool = False


def suggest(
    catalog: Catalog,
    settings: Settings,
    *,
    ids: Collection[str] = (),
    fields: Collection[Field] = (),
    write: bool = False,
) -> Suggested:
    """Return what a sound catalog could take over, written into its files when `write` says so.

    What entries accept under `observed_allow` is left out.

    Args:
        catalog: whose entries.
        settings: where the state is.
        ids: the resources to look at; empty means all.
        fields: about what; empty means everything.
        write: whether to write, or only to look.

    Raises:
        StateUnreadableError: the state cannot be read.
        CatalogUnwritableError: a file has changed since it was read, or cannot be written.
    """
    wanted = [
        suggestion_of(one, catalog)
        for one in differing(catalog, settings)
        if not one.accepted and (not ids or one.entry in ids) and (not fields or one.field in fields)
    ]
    return taken_over(catalog, wanted, write=write)


def taken_over(catalog: Catalog, suggestions: Iterable[Suggestion], *, write: bool) -> Suggested:
    """Return what suggestions change in the files of a sound catalog; those that cannot be carried out say why.

    Args:
        catalog: as it was read.
        suggestions: what to put where.
        write: whether to write, or only to look.

    Raises:
        CatalogUnwritableError: a file has changed since it was read, or cannot be written.
    """
    by_entry: dict[str, list[Suggestion]] = {}
    for suggestion in suggestions:
        by_entry.setdefault(suggestion.difference.entry, []).append(suggestion)
    told: list[Suggestion] = []
    changes: list[Change] = []
    for entry, wanted in by_entry.items():
        document = catalog.documents["resource", entry]
        before = "\n".join(document.lines)
        after = before
        for suggestion in wanted:
            after, done = _carried_out(after, suggestion, document, str(catalog.entries[entry].kind))
            told.append(done)
        if after != before:
            changes.append(Change(file=document.file, before=before, after=after))
    if write:
        write_all(changes)
    return Suggested(suggestions=tuple(told), changes=tuple(changes), written=write)


def _carried_out(text: str, suggestion: Suggestion, document: Document, kind: str) -> tuple[str, Suggestion]:
    """Return the text with a suggestion in it; as it was where that cannot be, with the reason."""
    if suggestion.objection:
        return text, suggestion
    try:
        after = edited(text, Put(path=suggestion.path, value=suggestion.value, fields=entry_fields(kind)))
    except NotEditableError as error:
        return text, suggestion.refused(str(error))
    objection = next(broken_rules(after, document), "")
    return (text, suggestion.refused(objection)) if objection else (after, suggestion)
