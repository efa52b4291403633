"""Which facts speak of an entry: those of the right links, of the right origin, sure enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rescatalog.core import urls
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.targets import SILENT_STATES
from rescatalog.core.facts.fact import PAGE, Confidence, Field
from rescatalog.core.memory.observed import Known, Seen, together
from rescatalog.core.words import Kind, LinkRole

_HOME, _READ, _BUY, _ENROL = LinkRole.HOMEPAGE, LinkRole.READ_ONLINE, LinkRole.BUY, LinkRole.ENROL
_VIDEOS, _PDF, _CODE = LinkRole.VIDEOS, LinkRole.PDF, LinkRole.CODE

# Whose word counts on what, the best first. The page of a playlist or a shop has a title of its own, so it is asked
# for what it counts or sells; what stands beside the resource (errata, forum, mirror, …) is asked for nothing.
ROLES: Final[Mapping[Field, tuple[LinkRole, ...]]] = {
    Field.TITLE: (_HOME,),
    Field.CREATORS: (_HOME, _READ),
    Field.PUBLISHER: (_HOME, _BUY),
    Field.PUBLISHED: (_HOME, _READ),
    Field.LANGUAGE: (_HOME,),
    Field.LICENCE: (_HOME, _READ),
    Field.MINUTES: (_HOME, _VIDEOS),
    Field.EPISODES: (_VIDEOS, _HOME),
    Field.PAGES: (_PDF, _READ, _HOME),
    Field.EDITION: (_HOME, _BUY),
    Field.ISBN13: (_HOME, _BUY),
    Field.DOI: (_HOME,),
    Field.FREE: (_HOME, _ENROL),
    Field.PRICE: (_HOME, _ENROL, _BUY),
    Field.AVAILABILITY: (_HOME, _ENROL),
    Field.LEVEL: (_HOME,),
    Field.COURSE_NUMBER: (_HOME,),
    Field.TERM: (_HOME,),
    Field.MODIFIED: (_HOME,),
    Field.CANONICAL: (_HOME,),
    Field.WITHDRAWN: (_HOME, _READ, _PDF),
    Field.STARS: (_CODE, _HOME),
    Field.FORKS: (_CODE, _HOME),
    Field.SUBSCRIBERS: (_CODE, _HOME),
    Field.PUSHED: (_CODE, _HOME),
    Field.ARCHIVED: (_CODE, _HOME),
    Field.RENAMED_TO: (_CODE, _HOME),
}
# Of these every link speaks for itself; of all others the best voice alone is heard.
OF_EACH_LINK: Final = frozenset({Field.ARCHIVED, Field.RENAMED_TO, Field.WITHDRAWN})
# A repository has a name, owners and dates of its own, which are not those of the resource in it.
_REPOSITORIES = frozenset({"github.com", "gitlab.com", "codeberg.org", "bitbucket.org"})
_NOT_OF_REPOSITORIES = frozenset({Field.TITLE, Field.CREATORS, Field.PUBLISHER, Field.PUBLISHED, Field.LANGUAGE})
# Only of these is the page the work itself, so that the date of the page is the date of the work.
_PAGE_IS_THE_WORK = frozenset({Kind.ARTICLE, Kind.VIDEO})
_DATES = frozenset({Field.PUBLISHED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A fact that speaks of an entry.

    Attributes:
        seen: the fact with its history.
        index: of the link it was seen at, counted from 0.
        beside: what else is known of that link.
    """

    seen: Seen
    index: int
    beside: Mapping[Field, Seen]

    @property
    def is_sure(self) -> bool:
        """Return whether it may speak against the catalog and be shown to readers."""
        return is_sure(self.seen)


def is_sure(seen: Seen) -> bool:
    """Return whether a fact is highly trusted, or is the word of whoever offers the resource."""
    confidence = seen.fact.confidence
    return confidence is Confidence.HIGH or (confidence is Confidence.MEDIUM and seen.origin != PAGE)


def voices_of(entry: Entry, known: Mapping[str, Known]) -> dict[Field, tuple[Voice, ...]]:
    """Return what speaks of an entry: for most fields the best voice alone, for some that of each link.

    Args:
        entry: of the catalog; one that is not offered any more is spoken of by nobody.
        known: what is known of each canonical address.
    """
    if entry.status.state in SILENT_STATES:
        return {}
    facts = {index: facts for index, facts in _of_links(entry, known) if facts}
    found: dict[Field, tuple[Voice, ...]] = {}
    for field, roles in ROLES.items():
        heard = [
            Voice(seen=beside[field], index=index, beside=beside)
            for role in roles
            for index, beside in facts.items()
            if entry.links[index].role is role and field in beside and _counts(entry, index, field, beside[field])
        ]
        if heard:
            best = min(heard, key=lambda voice: not voice.is_sure)
            found[field] = tuple(heard) if field in OF_EACH_LINK else (best,)
    return found


def _of_links(entry: Entry, known: Mapping[str, Known]) -> Iterator[tuple[int, Mapping[Field, Seen]]]:
    for index, link in enumerate(entry.links):
        key = urls.canonical(link.url)
        if key is not None and link.check == "auto":
            yield index, together(known.get(key, {}))


def _counts(entry: Entry, index: int, field: Field, seen: Seen) -> bool:
    """Return whether a fact is about the resource, and more than a guess."""
    if seen.fact.confidence is Confidence.LOW:
        return False
    host = urls.host_key(entry.links[index].url).removeprefix("www.")
    if host in _REPOSITORIES and field in _NOT_OF_REPOSITORIES:
        return False
    return field not in _DATES or entry.kind in _PAGE_IS_THE_WORK or _is_of_the_work(seen)


def _is_of_the_work(seen: Seen) -> bool:
    """Return whether a fact comes from a record of the work, not from the page that shows it."""
    return seen.origin != PAGE or seen.fact.source.startswith("citation") or seen.fact.source.endswith("-page")
