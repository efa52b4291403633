"""Run and status reports as JUnit XML: one test case per link, for whatever shows test results.

A link that is missing or dead has failed; one of which nothing can be said, or nothing need be, was skipped.

Source: the schema of the xUnit plugin of Jenkins, junit-10.xsd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from rescatalog.core.catalog.use import Use
from rescatalog.core.report.advice import Group
from rescatalog.core.report.content import Paint, RunReport, StatusReport, plain
from rescatalog.core.report.findings import Finding, finding_of, link_finding
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.report.told import in_one_line, line_by_line
from rescatalog.core.words import Status

# Source: XML 1.0, section 2.2.
_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FAILED = frozenset({"missing", "dead"})
_SKIPPED = frozenset({"unsure", "failing", "blocked", "refused", "restricted"})
_NOBODY = "links"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One link.

    Attributes:
        url: its name.
        group: entry or file.
        elapsed_s: seconds.
        finding: what is wrong with it, if anything.
        skipped: why nothing is said of it, whatever was seen.
    """

    url: str
    group: str
    elapsed_s: float = 0.0
    finding: Finding | None = None
    skipped: str = ""


def render(report: RunReport | StatusReport, paint: Paint = plain) -> str:  # noqa: ARG001 - XML has no colours
    """Return a report as JUnit XML with a final newline."""
    suite = ET.Element("testsuite", name="rescatalog")
    cases = _of_status(report) if isinstance(report, StatusReport) else _of_run(report)
    suite.extend(map(_element, cases))
    if isinstance(report, RunReport):
        suite.set("timestamp", f"{report.started_at:%Y-%m-%dT%H:%M:%S}")
        suite.set("time", f"{report.elapsed_s:.3f}")
        if report.void is not None:
            suite.append(_void(report))
    for name, tag in (("errors", "error"), ("failures", "failure"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("tests", str(len(suite)))
    totals = {name: suite.get(name, "0") for name in ("tests", "errors", "failures")}
    root = ET.Element("testsuites", {"name": "rescatalog", **totals})
    root.append(suite)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _of_run(report: RunReport) -> Iterator[_Case]:
    for result in report.results:
        void = report.void is not None
        yield _Case(
            url=result.url,
            group=result.places[0].file if result.places else _entry(result.uses),
            elapsed_s=result.elapsed_s,
            finding=None if void else finding_of(result),
            skipped="the run is void; nothing was concluded" if void else "",
        )


def _of_status(report: StatusReport) -> Iterator[_Case]:
    for link, uses in report.links:
        unchecked = link.status is Status.UNCHECKED
        url = uses[0].url if uses else link.key
        skipped = "not asked yet" if unchecked else ""
        yield _Case(url=url, group=_entry(uses), finding=link_finding(link, uses), skipped=skipped)


def _entry(uses: tuple[Use, ...]) -> str:
    return uses[0].entry if uses else _NOBODY


def _element(case: _Case) -> ET.Element:
    element = ET.Element(
        "testcase", name=_legal(visible(case.url)), classname=_legal(visible(case.group)), time=f"{case.elapsed_s:.3f}"
    )
    finding = case.finding
    if case.skipped:
        ET.SubElement(element, "skipped", message=case.skipped)
    elif finding is not None:
        message = _legal(f"{finding.word}: {in_one_line(finding)}")
        if finding.group is Group.IGNORED:
            ET.SubElement(element, "skipped", message=_legal(visible(finding.advice)))
        elif finding.word in _FAILED:
            ET.SubElement(element, "failure", message=message, type=finding.reason).text = finding.advice
        elif finding.word in _SKIPPED:
            ET.SubElement(element, "skipped", message=message)
        ET.SubElement(element, "system-out").text = _legal("\n".join((*line_by_line(finding), finding.advice)))
    return element


def _void(report: RunReport) -> ET.Element:
    element = ET.Element("testcase", name="the run counts", classname="rescatalog", time="0.000")
    message = _legal(f"void: {report.void_message}; nothing was concluded")
    ET.SubElement(element, "error", message=message, type=report.void or "void")
    return element


def _legal(text: str) -> str:
    """Return text without characters that XML does not know."""
    return _ILLEGAL.sub("", text)
