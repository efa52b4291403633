"""What a crawl wants of each address, and what it remembers of what it saw there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from rescatalog.core.asking.quota import affordable
from rescatalog.core.asking.visit import Visit
from rescatalog.core.catalog.targets import LinkTarget
from rescatalog.core.judging.check import Check
from rescatalog.core.judging.fingerprint import text_hash
from rescatalog.core.judging.fragments import fragment_note
from rescatalog.core.judging.observation import Observation, Trail
from rescatalog.core.judging.readable import words_of
from rescatalog.core.memory.evidence import evidence_of
from rescatalog.core.memory.observed import Known, changed
from rescatalog.core.memory.remembering import known_answers
from rescatalog.core.providers.reading import facts_seen
from rescatalog.core.providers.registry import heard, paces, questions_of
from rescatalog.core.words import Verdict
from rescatalog.jobs.check import check_of, noted
from rescatalog.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is known before a crawl.

    Attributes:
        checks: the latest check of each address that counts.
        facts: what each address was told to be.
    """

    checks: Mapping[str, Check]
    facts: Mapping[str, Known]


def visits_of(
    keys: Iterable[str], canaries: frozenset[str], targets: Mapping[str, LinkTarget], past: Past, settings: Settings,
    day: date,
) -> dict[str, Visit]:  # fmt: skip
    """Return what is wanted of each address, by address.

    Args:
        keys: canonical addresses to ask.
        canaries: those that are asked early and late, whole and without questions, to see whether we are online.
        targets: of the catalog, by canonical address.
        past: what is known.
        settings: whom to ask.
        day: of the crawl.
    """
    wanted = tuple(dict.fromkeys(keys))
    asked = {key: questions_of(targets[key].items, settings.apis) for key in wanted if key in targets}
    gaps_s = {host: gap_s for host, (gap_s, _) in paces(settings.apis).items()}
    questions = affordable({key: some for key, some in asked.items() if some and key not in canaries}, gaps_s, day)
    visits = {}
    for key in wanted:
        check = past.checks.get(key)
        whole = key in canaries or check is None or _needs_the_text(targets.get(key))
        known = {} if whole or check is None else known_answers(check, day, max_bytes=settings.max_bytes)
        visits[key] = Visit(target=key, twice=key in canaries, questions=questions.get(key, ()), known=known)
    return visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Turns what a crawl sees into rows of history.

    Attributes:
        run_id: the run.
        targets: of the catalog, by canonical address; canaries may be none of them.
        visits: what was asked, by canonical address.
        past: what was known before.
        max_bytes: at which pages are cut.
    """

    run_id: str
    targets: Mapping[str, LinkTarget]
    visits: Mapping[str, Visit]
    past: Past
    max_bytes: int

    def check(self, given: Trail, checked_at: datetime) -> Check:
        """Return the row that a trail makes, with all that is kept of it.

        Args:
            given: what was seen.
            checked_at: aware UTC time.
        """
        target = self.targets.get(given.target)
        expectations = target.expectations if target else ()
        trail, replies = heard(self.visits[given.target].questions, given)
        check = check_of(trail, self.run_id, checked_at, expectations)
        page = trail.looks[-1][-1]
        notes = (fragment_note(use.url, page) for use in (target.uses if target else ()) if "#" in use.url)
        told = facts_seen(page, check.judgement, replies, max_bytes=self.max_bytes)
        return replace(
            check,
            judgement=noted(check.judgement, next(filter(None, notes), None)),
            evidence=evidence_of(trail, expectations),
            text_hash=_text_hash(check, page, self.past.checks.get(check.key)),
            facts=changed(told, self.past.facts.get(check.key, {})),
        )


def _needs_the_text(target: LinkTarget | None) -> bool:
    """Return whether an entry asks for something that only the text of the page can tell."""
    return target is not None and (
        any(expected.not_contains for expected in target.expectations) or any("#" in use.url for use in target.uses)
    )


def _text_hash(check: Check, page: Observation, before: Check | None) -> str | None:
    """Return the hash of a living page's text; of one that has not changed, the one it had."""
    if check.judgement.verdict not in {Verdict.ALIVE, Verdict.MOVED} or not page.is_html:
        return None
    if page.is_unchanged:
        return before.text_hash if before else None
    return text_hash(words_of(page.body, page.header("content-type")))
