"""The report formats by name."""

from __future__ import annotations

from collections.abc import Callable

from rescatalog.core.report import json_run, text_run
from rescatalog.core.report.content import Paint, RunReport, StatusReport

RUN_FORMATS: dict[str, Callable[[RunReport, Paint], str]] = {
    "text": text_run.render_run,
    "json": json_run.render_run,
}
STATUS_FORMATS: dict[str, Callable[[StatusReport, Paint], str]] = {
    "text": text_run.render_status,
    "json": json_run.render_status,
}
