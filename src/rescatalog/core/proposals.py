"""What memory and archives propose to change in the catalog: addresses that moved for good, copies of dead pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from rescatalog.core import urls
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.entry_parts import Link
from rescatalog.core.catalog.targets import SILENT_STATES
from rescatalog.core.judging.check import Check
from rescatalog.core.judging.content import is_front
from rescatalog.core.judging.observation import PERMANENT
from rescatalog.core.judging.phrases import is_sign_in_path
from rescatalog.core.lint.duplicates import related
from rescatalog.core.memory.archive import Archived, page_of
from rescatalog.core.memory.history import LinkStatus, fold
from rescatalog.core.words import LinkRole, Status, Verdict

# An address at one of these is meant to be kept: it goes on leading to the work wherever that moves.
RESOLVERS = frozenset({"doi.org", "dx.doi.org", "hdl.handle.net", "purl.org", "w3id.org", "n2t.net"})


class Cure(StrEnum):
    """What is proposed."""

    MOVED = "moved"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One change to one link of an entry.

    Attributes:
        cure: a new address for the link, or a copy to stand after it.
        entry: id of the resource.
        index: which of its links, counted from 0.
        role: of that link.
        before: its address as written.
        after: the new address, or that of the copy.
        evidence: what was seen and when, one line each.
        cautions: what a person should look at before taking it.
        objection: why it must be left to a person, or nothing.
    """

    cure: Cure
    entry: str
    index: int
    role: LinkRole
    before: str
    after: str
    evidence: tuple[str, ...]
    cautions: tuple[str, ...] = ()
    objection: str = ""


def proposals_of(
    entries: Mapping[str, Entry], checks: Iterable[Check], archived: Mapping[str, Archived]
) -> tuple[Proposal, ...]:
    """Return what may be proposed, in catalog order.

    Args:
        entries: of the catalog, by id.
        checks: of every run that counts.
        archived: the latest answer of an archive for each canonical address.
    """
    ordered = sorted(checks, key=lambda check: (check.checked_at, check.run_id))
    history: dict[str, list[Check]] = defaultdict(list)
    for check in ordered:
        history[check.key].append(check)
    statuses = fold(ordered)
    taken = _Taken(entries)
    found: list[Proposal] = []
    for entry in entries.values():
        if entry.status.state in SILENT_STATES:
            continue
        for index, link in enumerate(entry.links):
            key = urls.canonical(link.url)
            if key is None or key not in history or link.check != "auto":
                continue
            agreed = agreed_move(history[key])
            if agreed:
                found += _move(entry, index, agreed, taken)
            elif statuses[key].status is Status.DEAD and key in archived:
                found += _copy(entry, index, statuses[key], archived[key])
    return tuple(_once(found))


def _once(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield proposals, a copy once for all links to one page of an entry."""
    copied: set[tuple[str, str]] = set()
    for proposal in proposals:
        copy = (proposal.entry, proposal.after)
        if proposal.cure is Cure.ARCHIVED and copy in copied:
            continue
        copied |= {copy} if proposal.cure is Cure.ARCHIVED else set()
        yield proposal


def agreed_move(checks: Sequence[Check]) -> tuple[Check, ...]:
    """Return the checks, latest first, in which two days agree that a link has moved for good; nothing when not.

    Every check from the latest back to one of an earlier day must say `moved`, by permanent redirects only, to the
    same address. One that says otherwise, or cannot know, means waiting for another day.

    Args:
        checks: of one address, oldest first.
    """
    agreeing: list[Check] = []
    for check in reversed(checks):
        judgement = check.judgement
        permanent = judgement.hops and all(hop.status in PERMANENT for hop in judgement.hops)
        if judgement.verdict is not Verdict.MOVED or not permanent or judgement.final_url is None:
            return ()
        if agreeing and judgement.final_url != agreeing[0].judgement.final_url:
            return ()
        agreeing.append(check)
        if check.checked_at.date() < agreeing[0].checked_at.date():
            return tuple(agreeing)
    return ()


class _Taken:
    """Which entries use which address, those included that have been proposed."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._users: dict[str, set[str]] = defaultdict(set)
        for entry in entries.values():
            for link in entry.links:
                self._users[urls.folded(link.url)].add(entry.id)

    def by_stranger(self, entry: Entry, url: str) -> str | None:
        """Return an entry that uses an address and is not related to `entry`, or None."""
        users = sorted(self._users[urls.folded(url)] - {entry.id})
        return next((user for user in users if not related(entry, self._entries[user])), None)

    def take(self, entry: Entry, url: str) -> None:
        """Remember that `entry` will use an address."""
        self._users[urls.folded(url)].add(entry.id)


def _move(entry: Entry, index: int, agreed: Sequence[Check], taken: _Taken) -> Iterator[Proposal]:
    link = entry.links[index]
    key, final = agreed[0].key, agreed[0].judgement.final_url
    if final is None or not _may_replace(key, final):
        return
    fragment = link.url.partition("#")[1:]
    after = final + "".join(fragment)
    if after == link.url:
        return
    objection = _objection(entry, link, after, taken)
    if not objection:
        taken.take(entry, after)
    old, new = (urls.host_key(url).removeprefix("www.") for url in (key, final))
    yield Proposal(
        cure=Cure.MOVED,
        entry=entry.id,
        index=index,
        role=link.role,
        before=link.url,
        after=after,
        evidence=tuple(_seen(check) for check in reversed(agreed)),
        cautions=(f"changes host from {old} to {new}",) if old != new else (),
        objection=objection,
    )


def _may_replace(key: str, final: str) -> bool:
    """Return whether the end of a redirect is an address that a catalog would rather have than the old one."""
    if urls.host_key(key) in RESOLVERS or urls.complaint(final):
        return False
    if urls.scheme(key) == "https" and urls.scheme(final) == "http":
        return False
    if urls.oddity(final) and not urls.oddity(key):
        return False
    old, new = urlsplit(key), urlsplit(final)
    # A home page stands for another home page, but not for anything that stood below it.
    sent_home = is_front(new.path, new.query) and not is_front(old.path, old.query)
    return not sent_home and not is_sign_in_path(new.path)


def _objection(entry: Entry, link: Link, after: str, taken: _Taken) -> str:
    if any(other.url == after for other in entry.links):
        return "the new address stands in this entry already; take one of the two links out"
    stranger = taken.by_stranger(entry, after)
    if stranger and urls.folded(after) != urls.folded(link.url):
        return f"`{stranger}` has the new address; keep one of the two entries, or relate them"
    return ""


def _copy(entry: Entry, index: int, status: LinkStatus, archived: Archived) -> Iterator[Proposal]:
    link, url, taken_at = entry.links[index], archived.snapshot_url, archived.snapshot_at
    if url is None or taken_at is None or link.role is LinkRole.ARCHIVE or _has_copy(entry, link):
        return
    cautions: tuple[str, ...] = ()
    if status.last_alive_at is None or taken_at > status.last_alive_at:
        cautions = ("the copy is not known to be from a time at which the page lived; look at it",)
    alive = f"last alive {status.last_alive_at:%Y-%m-%d}" if status.last_alive_at else "never seen alive"
    since = f" since {status.since:%Y-%m-%d}" if status.since else ""
    yield Proposal(
        cure=Cure.ARCHIVED,
        entry=entry.id,
        index=index,
        role=link.role,
        before=link.url,
        after=url,
        evidence=(
            f"dead{since}: {status.reason}, {status.strikes} strikes on {len(status.strike_days)} days, {alive}",
            f"copy of {taken_at:%Y-%m-%d}, found {archived.asked_at:%Y-%m-%d}",
        ),
        cautions=cautions,
    )


def _has_copy(entry: Entry, link: Link) -> bool:
    """Return whether an entry has a copy of a link's page, or one of which nobody can tell what it is a copy of."""
    copies = [page_of(other.url) for other in entry.links if other.role is LinkRole.ARCHIVE]
    # Addresses that differ in their fragment alone are one page.
    return any(page is None or urls.folded(page) == urls.folded(link.url) for page in copies)


def _seen(check: Check) -> str:
    judgement = check.judgement
    steps = [f"{hop.status} {hop.url}" for hop in judgement.hops]
    ends = f"{judgement.http_status} {judgement.final_url}"
    return f"{check.checked_at:%Y-%m-%d} in run {check.run_id}: {' -> '.join([*steps, ends])}"
