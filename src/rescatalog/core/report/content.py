"""What any report format may show; formats add nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rescatalog.core.catalog.problem import Place
from rescatalog.core.catalog.use import Use
from rescatalog.core.differing.difference import Difference
from rescatalog.core.judging.check import Judgement
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.memory.ignoring import IgnoreRule
from rescatalog.core.words import Verdict

# Paints a word in a named colour; formats for pipes get one that does nothing.
Paint = Callable[[str, str], str]


def plain(text: str, colour: str) -> str:  # noqa: ARG001 - the shape of Paint
    """Return `text` as it is."""
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One address of a run.

    Attributes:
        url: as it was given.
        judgement: what the run concluded.
        attempts: how often it was asked.
        elapsed_s: seconds spent in exchanges.
        uses: the places of the catalog that use it; empty for a stateless check.
        status: what is known over time; None for a stateless check.
        before: what was known before this run; None for a stateless check.
        places: where the address stands in the files that were given, the first one first.
        detail: the transport's words on the last failure.
        ignored: the rule by which somebody answers for what was found, or None.
    """

    url: str
    judgement: Judgement
    attempts: int = 0
    elapsed_s: float = 0.0
    uses: tuple[Use, ...] = ()
    status: LinkStatus | None = None
    before: LinkStatus | None = None
    places: tuple[Place, ...] = ()
    detail: str = ""
    ignored: IgnoreRule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """One run of the crawler.

    Attributes:
        run_id: its name.
        started_at: aware UTC time.
        elapsed_s: seconds of the whole run.
        tool_version: version of this tool.
        results: one per distinct address, in the order given.
        void: code of why it counts for nothing, or None.
        void_message: the same for people.
        interrupted: whether a person stopped it.
        skipped: links that were not due.
        over: rules for ignoring whose last day has passed.
        facts_changed: of how many addresses something new or other was read than before; None for a stateless check.
        facts_void: code of why what was read of pages counts for nothing, or None.
        differences: what was observed, now or before, and is not what the catalog says.
    """

    run_id: str
    started_at: datetime
    elapsed_s: float
    tool_version: str
    results: tuple[Result, ...]
    void: str | None = None
    void_message: str | None = None
    interrupted: bool = False
    skipped: int = 0
    over: tuple[IgnoreRule, ...] = ()
    facts_changed: int | None = None
    facts_void: str | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def summary(self) -> Mapping[Verdict, int]:
        """Return how many addresses got each verdict, in the order of the vocabulary, zeros left out."""
        counted = Counter(result.judgement.verdict for result in self.results)
        return {verdict: counted[verdict] for verdict in Verdict if counted[verdict]}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """What the state knows of the catalog's links.

    Attributes:
        links: every address with its uses and status, in catalog order.
        archived: what an archive answered for suspect and dead ones, by canonical address.
        runs: how many runs counted.
        void_runs: how many did not.
        last_run_at: when the latest run began.
        differences: what was observed and is not what the catalog says.
    """

    links: tuple[tuple[LinkStatus, tuple[Use, ...]], ...] = field(default_factory=tuple)
    archived: Mapping[str, Archived] = field(default_factory=dict)
    runs: int = 0
    void_runs: int = 0
    last_run_at: datetime | None = None
    differences: tuple[Difference, ...] = ()
