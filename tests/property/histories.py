"""Random histories, and copies of them that each know a part, as jobs that were cut off leave them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from rescatalog.core.facts.fact import Confidence, Fact, Field, Told
from rescatalog.core.judging.check import Check, Hop, Judgement
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.ledger import Ledger
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from tests.property.webs import EPOCH

KEYS = [f"https://h{number}.lan/" for number in range(4)]

# Whatever a page may say of itself; SQLite takes no surrogates.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
seconds = st.integers(0, 100 * 24 * 3600).map(lambda count: timedelta(seconds=count))
hashes = st.none() | st.integers(0, 2**64 - 1).map("{:016x}".format)
records = st.dictionaries(
    texts, texts | st.integers() | st.none() | st.floats(allow_nan=False, allow_infinity=False), max_size=2
)
hops = st.lists(st.builds(Hop, url=texts, status=st.integers(100, 599)), max_size=2).map(tuple)
values = texts | st.integers(-(2**40), 2**40) | st.booleans() | st.lists(texts, max_size=2).map(tuple)
facts = st.builds(
    Fact,
    field=st.just(Field.TITLE),
    value=values,
    source=texts,
    confidence=st.sampled_from([*Confidence]),
    others=st.lists(st.tuples(texts, values), max_size=2).map(tuple),
)
told = st.builds(Told, origin=texts, field=st.just(Field.TITLE), fact=st.none() | facts)


@st.composite
def checks(draw: st.DrawFn, run: Run, key: str) -> Check:
    """Draw a check of an address in a run."""
    judgement = Judgement(
        verdict=draw(st.sampled_from([*Verdict])),
        reason=draw(texts),
        notes=tuple(draw(st.lists(texts, max_size=2))),
        http_status=draw(st.none() | st.integers(100, 599)),
        final_url=draw(st.none() | texts.map("https://f.lan/{}".format)),
        hops=draw(hops),
        title=draw(st.none() | texts),
    )
    return Check(
        run_id=run.id,
        key=key,
        checked_at=run.started_at + draw(seconds),
        judgement=judgement,
        attempts=draw(st.integers(0, 5)),
        elapsed_s=draw(st.integers(0, 10**6)) / 1000,
        evidence=tuple(draw(st.lists(records, max_size=2))),
        text_hash=draw(hashes),
        not_before=draw(st.none() | seconds.map(lambda after: EPOCH + after)),
        facts=tuple(draw(st.lists(told, max_size=2))),
    )


@st.composite
def histories(draw: st.DrawFn) -> Ledger:
    """Draw a whole history of a few months: finished runs with their checks, and answers of archives."""
    runs: dict[str, Run] = {}
    for number in range(draw(st.integers(0, 5))):
        started_at = EPOCH + draw(seconds)
        runs[f"run-{number}"] = Run(
            id=f"run-{number}",
            started_at=started_at,
            finished_at=started_at + timedelta(minutes=1),
            tool_version="1.0",
            void=draw(st.sampled_from([None, None, None, "landslide"])),
            void_message=draw(st.none() | texts),
            interrupted=draw(st.booleans()),
            facts_void=draw(st.sampled_from([None, None, "few-successes"])),
        )
    asked = [draw(checks(run, key)) for run in runs.values() for key in draw(st.sets(st.sampled_from(KEYS)))]
    answers = [
        Archived(key=key, asked_at=EPOCH + draw(seconds), snapshot_url=None, snapshot_at=None, reason=draw(texts))
        for key in draw(st.sets(st.sampled_from(KEYS)))
    ]
    return Ledger(
        runs=runs,
        checks={(check.run_id, check.key): check for check in asked},
        archived={(answer.key, answer.asked_at): answer for answer in answers},
    )


@st.composite
def copies(draw: st.DrawFn, whole: Ledger, *, killed: bool = True) -> Ledger:
    """Draw what one job knows of a history: some runs, some of their checks, and not always how they ended.

    Args:
        draw: hypothesis's way to draw.
        whole: the history.
        killed: whether some runs may have no end yet.
    """
    runs: dict[str, Run] = {}
    for name, run in whole.runs.items():
        if draw(st.booleans()):
            ended = not killed or draw(st.integers(0, 3))
            runs[name] = run if ended else replace(run, finished_at=None, void=None, void_message=None)
    return Ledger(
        runs=runs,
        checks={name: check for name, check in whole.checks.items() if name[0] in runs and draw(st.integers(0, 3))},
        archived={name: answer for name, answer in whole.archived.items() if draw(st.booleans())},
    )
