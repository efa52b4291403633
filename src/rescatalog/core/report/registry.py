"""The report formats by name."""

from __future__ import annotations

from collections.abc import Callable

from rescatalog.core.report import github_run, json_run, junit_run, markdown_run, sarif_run, text_run
from rescatalog.core.report.content import Paint, RunReport, StatusReport

RUN_FORMATS: dict[str, Callable[[RunReport, Paint], str]] = {
    "text": text_run.render_run,
    "json": json_run.render_run,
    "markdown": markdown_run.render,
    "github": github_run.render,
    "sarif": sarif_run.render,
    "junit": junit_run.render,
}
STATUS_FORMATS: dict[str, Callable[[StatusReport, Paint], str]] = {
    "text": text_run.render_status,
    "json": json_run.render_status,
    "markdown": markdown_run.render,
    "github": github_run.render,
    "sarif": sarif_run.render,
    "junit": junit_run.render,
}
