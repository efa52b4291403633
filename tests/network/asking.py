"""Asks a loopback web in this process, as `rescatalog check` would."""

from __future__ import annotations

from typing import Any

from rescatalog.core.report.content import Result
from rescatalog.jobs.check import check
from rescatalog.settings import Settings
from tests.web.server import LoopbackWeb


def asked(web: LoopbackWeb, *urls: str, **changes: Any) -> dict[str, Result]:  # noqa: ANN401 - settings by name
    """Return the result of each address; waits are short unless `changes` say otherwise."""
    quick = {
        "allow_network": ("127.0.0.0/8",),
        "dns_servers": (web.dns,),
        "ca_file": web.ca_file,
        "timeout": 3.0,
        "second_look_pause": 0.2,
        "per_host": 10,
        "per_host_gap": 0.0,
    }
    report = check(urls, Settings.model_validate(quick | changes), _untold)
    return {result.url: result for result in report.results}


def _untold(done: int, total: int) -> None:
    """Take news of progress to nobody."""


def words(web: LoopbackWeb, url: str, **changes: Any) -> tuple[str, str]:  # noqa: ANN401 - settings by name
    """Return verdict and reason of one address."""
    judgement = asked(web, url, **changes)[url].judgement
    return str(judgement.verdict), judgement.reason
