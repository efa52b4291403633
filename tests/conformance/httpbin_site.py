"""httpbin on a port of the loopback: somebody else's idea of how servers behave, with a note of all that was asked."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from werkzeug.serving import make_server

from rescatalog.core.asking.visit import Visit
from rescatalog.core.judging.observation import Observation, Trail
from rescatalog.core.report.content import Result
from rescatalog.jobs.asking import ask
from rescatalog.jobs.check import check
from rescatalog.settings import Settings

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
# A socket on which thousands of requests may knock in a second.
BACKLOG = 512
QUICK = {
    "allow_network": ("127.0.0.0/8",),
    "timeout": 3.0,
    "second_look_pause": 0.0,
    "per_host": 10,
    "per_host_gap": 0.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as httpbin saw it.

    Attributes:
        method: GET, mostly.
        path: with the query.
        headers: names in upper case, with underscores, as WSGI spells them.
    """

    method: str
    path: str
    headers: dict[str, str]


@dataclass(slots=True)
class Httpbin:
    """A running httpbin.

    Attributes:
        origin: scheme, address and port.
        asked: every request, in order of arrival.
    """

    origin: str = ""
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return self.origin + path

    def paths(self) -> list[str]:
        """Return what was asked, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def checked(self, *paths: str, **changes: Any) -> list[Result]:  # noqa: ANN401 - settings by name
        """Return what a check says of each path; waits are short unless `changes` say otherwise."""
        settings = Settings.model_validate(QUICK | changes)
        return list(check([self.url(path) for path in paths], settings, lambda _done, _total: None).results)

    def word(self, path: str, **changes: Any) -> tuple[str, str]:  # noqa: ANN401 - settings by name
        """Return verdict and reason of one path."""
        judgement = self.checked(path, **changes)[0].judgement
        return str(judgement.verdict), judgement.reason

    def ends(self, *paths: str, **changes: Any) -> dict[str, Observation]:  # noqa: ANN401 - settings by name
        """Return the last observation of each path, body included."""
        trails: list[Trail] = []
        ask([Visit(target=self.url(path)) for path in paths], Settings.model_validate(QUICK | changes), trails.extend)
        return {trail.target.removeprefix(self.origin): trail.looks[-1][-1] for trail in trails}

    def around(self, application: Application) -> Application:
        """Return an application that notes what is asked before it answers."""

        def noting(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
            query = f"?{environ['QUERY_STRING']}" if environ["QUERY_STRING"] else ""
            headers = {name.removeprefix("HTTP_"): text for name, text in environ.items() if name.startswith("HTTP_")}
            path = f"{environ['PATH_INFO']}{query}"
            self.asked.append(Asked(method=environ["REQUEST_METHOD"], path=path, headers=headers))
            return application(environ, start)

        return noting


@contextmanager
def serving() -> Iterator[Httpbin]:
    """Yield an httpbin that answers until the block ends."""
    # It says to whoever starts it that its front page is a plain one, and every request.
    for name in ("httpbin.core", "werkzeug"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    site = Httpbin()
    httpbin = pytest.importorskip("httpbin", reason="on Python 3.11: pip install --no-deps httpbin==0.10.4")
    application = site.around(httpbin.app)
    server = make_server("127.0.0.1", 0, application, threaded=True)
    server.socket.listen(BACKLOG)
    site.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()
