"""Runs and states to be shown, with one link of every sort."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema

from rescatalog.core.catalog.problem import Place
from rescatalog.core.catalog.use import Use
from rescatalog.core.judging.check import Hop, Judgement
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.report.content import Paint, Result, RunReport, StatusReport, plain
from rescatalog.core.report.registry import RUN_FORMATS, STATUS_FORMATS
from rescatalog.core.words import LinkRole, Status, Verdict
from tests.core.making import NOW
from tests.core.sarif_shape import SHAPE

RUN = RunReport(run_id="run-1", started_at=NOW, elapsed_s=3.21, tool_version="1.0", results=())
WEEK = timedelta(days=7)
ALIVE = Judgement(verdict=Verdict.ALIVE, reason="ok", http_status=200)
GONE = Judgement(verdict=Verdict.MISSING, reason="not-found", http_status=404, final_url="https://a.lan/gone")
MOVED = Judgement(
    verdict=Verdict.MOVED,
    reason="redirect-permanent",
    http_status=200,
    final_url="https://a.lan/sets",
    hops=(Hop(url="https://a.lan/old", status=301),),
    title="Sets",
)


def link(status: Status, key: str = "https://a.lan/", **facts: object) -> LinkStatus:
    """Return what is known of a link since a week ago."""
    known = LinkStatus(key=key, status=status, since=NOW - WEEK, last_checked_at=NOW - WEEK, checks=2)
    return replace(known, **facts)  # type: ignore[arg-type]  # fields of a status


def use(entry: str, line: int = 7) -> Use:
    """Return the use of a link by an entry, with its place."""
    place = Place(f"catalog/{entry}.yaml", line, 10)
    return Use(entry=entry, role=LinkRole.HOMEPAGE, url="https://a.lan/", place=place)


def crawled(url: str, judgement: Judgement, before: Status, after: Status, *uses: Use) -> Result:
    """Return the result of a crawl; where the status is another word now, it began now."""
    was = link(before, url) if before is not Status.UNCHECKED else LinkStatus(key=url)
    status = was if before is after else replace(was, status=after, since=NOW)
    return Result(
        url=url, judgement=judgement, attempts=1, uses=uses, before=was, status=replace(status, last_checked_at=NOW)
    )


# New, persisting and healed, in three groups.
CRAWL = replace(
    RUN,
    results=(
        crawled("https://a.lan/old", MOVED, Status.MOVED, Status.MOVED, use("sets")),
        crawled("https://a.lan/gone", GONE, Status.OK, Status.FAILING, use("gone")),
        crawled("https://a.lan/back", ALIVE, Status.FAILING, Status.OK, use("back")),
        crawled("https://a.lan/fine", ALIVE, Status.OK, Status.OK, use("fine")),
    ),
)
VOID = replace(CRAWL, void="landslide", void_message="all fell")
MANY = replace(RUN, results=tuple(Result(url=f"https://a.lan/{number}", judgement=GONE) for number in range(2_000)))
STATE = StatusReport(
    links=(
        (link(Status.OK, "https://a.lan/fine"), (use("fine"),)),
        (
            link(
                Status.DEAD,
                "https://a.lan/gone",
                reason="not-found",
                http_status=404,
                strikes=3,
                strike_days=frozenset(NOW.date() - timedelta(days=days) for days in (0, 4, 7)),
                last_alive_at=NOW - 5 * WEEK,
            ),
            (use("gone"), use("other", 9)),
        ),
        (link(Status.FAILING, "https://b.lan/", reason="timeout"), ()),
        (LinkStatus(key="https://c.lan/"), ()),
    ),
    runs=4,
    void_runs=1,
    last_run_at=NOW,
)


def sarif(report: RunReport | StatusReport) -> dict[str, Any]:
    """Return the one run of a report that has the shape of SARIF."""
    document = json.loads(shown("sarif", report))
    jsonschema.validate(document, SHAPE)
    (run,) = document["runs"]
    return dict(run)


def cases(report: RunReport | StatusReport) -> dict[str, ET.Element]:
    """Return the test cases of a report by their links."""
    suites = ET.fromstring(shown("junit", report))  # noqa: S314 - our own report
    return {str(case.get("name")): case for case in suites.iter("testcase")}


def shown(form: str, report: RunReport | StatusReport, paint: Paint = plain) -> str:
    """Return a report in a format."""
    if isinstance(report, StatusReport):
        return STATUS_FORMATS[form](report, paint)
    return RUN_FORMATS[form](report, paint)
