"""Mend what memory and archives have shown: propose it, and write it into the catalog when a person says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from rescatalog.core.catalog.catalog import Catalog, Document
from rescatalog.core.memory.archive import latest
from rescatalog.core.proposals import Cure, Proposal, proposals_of
from rescatalog.core.words import LinkRole
from rescatalog.files.edits import AddAfter, Edit, Replace, edited
from rescatalog.files.nodes import NotEditableError
from rescatalog.jobs.writing import Change, broken_rules, write_all
from rescatalog.settings import Settings
from rescatalog.store.state import open_for_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What can be mended.

    Attributes:
        proposals: all of them, in catalog order; one with an objection is in no change.
        changes: the files that the others change.
        written: whether the files have been written.
    """

    proposals: tuple[Proposal, ...]
    changes: tuple[Change, ...]
    written: bool = False


def fix(
    catalog: Catalog,
    settings: Settings,
    *,
    ids: Collection[str] = (),
    cures: Collection[Cure] = tuple(Cure),
    write: bool = False,
) -> Fix:
    """Return what the state proposes for a sound catalog, written into its files when `write` says so.

    Args:
        catalog: whose links.
        settings: where the state is.
        ids: the resources to look at; empty means all.
        cures: what may be proposed.
        write: whether to write, or only to look.

    Raises:
        StateUnreadableError: the state cannot be read.
        CatalogUnwritableError: a file has changed since it was read, or cannot be written.
    """
    with open_for_reading(settings.state) as state:
        checks = () if state is None else tuple(state.checks())
        archived = {} if state is None else latest(state.archived())
    found = proposals_of(catalog.entries, checks, archived)
    wanted = [one for one in found if one.cure in cures and (not ids or one.entry in ids)]
    return mend(catalog, wanted, write=write)


def mend(catalog: Catalog, proposals: Iterable[Proposal], *, write: bool) -> Fix:
    """Return what proposals change in the files of a sound catalog; those that cannot be carried out say why.

    Args:
        catalog: as it was read.
        proposals: what to change.
        write: whether to write, or only to look.

    Raises:
        CatalogUnwritableError: a file has changed since it was read, or cannot be written.
    """
    by_entry: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        by_entry.setdefault(proposal.entry, []).append(proposal)
    told: list[Proposal] = []
    changes: list[Change] = []
    for entry, wanted in by_entry.items():
        document = catalog.documents["resource", entry]
        before = "\n".join(document.lines)
        after, done = _mended(before, wanted, document)
        told += done
        if after != before:
            changes.append(Change(file=document.file, before=before, after=after))
    if write:
        write_all(changes)
    return Fix(proposals=tuple(told), changes=tuple(changes), written=write)


def _mended(text: str, proposals: list[Proposal], document: Document) -> tuple[str, list[Proposal]]:
    """Return the text after all that could be done, and the proposals with what kept the others from it."""
    # From the end of the list, so that what is added moves nothing that is still to change.
    objections = {index: proposal.objection for index, proposal in enumerate(proposals)}
    for index, proposal in sorted(enumerate(proposals), key=lambda numbered: numbered[1].index, reverse=True):
        if proposal.objection:
            continue
        try:
            after = edited(text, _edit(proposal))
        except NotEditableError as error:
            objections[index] = str(error)
            continue
        objections[index] = next(broken_rules(after, document), "")
        text = text if objections[index] else after
    return text, [replace(proposal, objection=objections[index]) for index, proposal in enumerate(proposals)]


def _edit(proposal: Proposal) -> Edit:
    if proposal.cure is Cure.MOVED:
        return Replace(path=("links", proposal.index, "url"), text=proposal.after)
    return AddAfter(path=("links", proposal.index), item={"role": str(LinkRole.ARCHIVE), "url": proposal.after})
