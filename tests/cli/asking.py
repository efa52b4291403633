"""Checks on the loopback web in this process, quick enough to make many."""

from __future__ import annotations

from typing import Any

from rescatalog.core.report.content import Result
from rescatalog.jobs.check import check
from rescatalog.settings import Settings
from tests.web.server import LoopbackWeb

# Long enough for a loaded machine to answer.
TIMEOUT_S = 2.0
# Short enough to wait for a server that never does.
SHORT_S = 0.5


def check_on(web: LoopbackWeb, *urls: str, **changes: Any) -> list[Result]:  # noqa: ANN401 - any setting
    """Return what a check of `urls` found."""
    given: dict[str, Any] = {
        "allow_network": ("127.0.0.0/8",),
        "dns_servers": (web.dns,),
        "ca_file": web.ca_file,
        "timeout": TIMEOUT_S,
        "per_host_gap": 0.0,
        "second_look_pause": 0.0,
    }
    settings = Settings(**(given | changes))
    return list(check(urls, settings, lambda _done, _total: None).results)


def words_of(results: list[Result]) -> list[tuple[str, str]]:
    """Return verdict and reason of each result."""
    return [(str(result.judgement.verdict), result.judgement.reason) for result in results]
