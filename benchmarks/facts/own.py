"""This project's own reader, beside the others: `python -m benchmarks.facts.own`."""

from __future__ import annotations

from time import process_time

from benchmarks.facts.answer import Answer, Page
from benchmarks.facts.serving import serve
from rescatalog import __version__
from rescatalog.core import urls
from rescatalog.core.judging.observation import Observation, Request, Trail
from rescatalog.core.judging.verdict import judge
from rescatalog.core.providers.reading import facts_of
from rescatalog.core.words import Verdict

LIVING = frozenset({Verdict.ALIVE, Verdict.MOVED})


def read(body: bytes, page: Page) -> Answer:
    """Return what a page says of itself; what is not alive says nothing."""
    url = urls.canonical(page.url) or page.url
    started = process_time()
    seen = Observation(
        request=Request.of(url, url), status=200, headers=(("content-type", page.content_type),), body=body
    )
    judgement = judge(Trail(target=url, looks=((seen,),)))
    judged = process_time()
    facts = facts_of(body, seen.headers, url) if judgement.verdict in LIVING else ()
    ended = process_time()
    return Answer(
        values={fact.field.value: list(fact.value) if isinstance(fact.value, tuple) else fact.value for fact in facts},
        confidences={fact.field.value: fact.confidence.value for fact in facts},
        read_ms=(ended - judged) * 1000,
        judge_ms=(judged - started) * 1000,
        verdict=judgement.verdict.value,
        reason=judgement.reason,
    )


if __name__ == "__main__":
    serve(read, f"rescatalog {__version__}")
