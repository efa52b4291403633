"""One row of the fault table: how a site behaves, and the word that one run must find for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tests.web.acts import Act, Page
from tests.web.names import Record
from tests.web.server import ANYWHERE, LoopbackWeb
from tests.web.tls import Fault

# The only address that may be asked, and one that stands for everybody's private network.
ALLOWED = "127.0.0.1"
TRAP = "127.2.0.1"


class Kind(StrEnum):
    """What is true of a page, whatever one run can see of it."""

    HEALTHY = "healthy"
    UNKNOWABLE = "unknowable"
    WRONG = "wrong"
    DEAD = "dead"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One behaviour.

    Attributes:
        name: of the row; its host is `<name>.lan`.
        kind: what is true of the page.
        word: verdict and reason that one run must find, as in `alive ok`.
        acts: what the path does in turn; the last repeats.
        path: the path that is asked.
        beside: what other paths of the host do; `*` is all of them.
        scheme: http or https.
        url: the whole address where `host` and `path` do not make it; `{port}` and `{tls}` are those of the web.
        record: what the name server says of the host.
        second: what the other name server says of it.
        others: names beside the host's own.
        fault: what is wrong with the certificate.
        notes: notes that the judgement must have.
    """

    name: str
    kind: Kind
    word: str
    acts: tuple[Act, ...] = (Page(),)
    path: str = "/page"
    beside: Mapping[str, Act] = field(default_factory=dict)
    scheme: str = "http"
    url: str = ""
    record: Record | None = None
    second: Record | None = None
    others: Mapping[str, Record] = field(default_factory=dict)
    fault: Fault | None = None
    notes: frozenset[str] = frozenset()

    @property
    def host(self) -> str:
        """Return the host of this row alone."""
        return f"{self.name}.lan"

    def stage(self, web: LoopbackWeb, second: LoopbackWeb) -> str:
        """Let the webs behave as this row says, and return the address to check."""
        web.route(self.host, self.path, *self.acts)
        for path, act in self.beside.items():
            web.elsewhere(self.host, act) if path == ANYWHERE else web.route(self.host, path, act)
        for host, record in self.others.items():
            web.name(host, record)
        if self.record is not None:
            web.name(self.host, self.record)
        if self.second is not None:
            second.name(self.host, self.second)
        if self.fault is not None:
            web.tls(self.host, self.fault)
        ports = {"port": web.ports["http"], "tls": web.ports["https"]}
        return self.url.format(**ports) if self.url else web.url(self.host, self.path, self.scheme)


def healthy(name: str, *acts: Act, word: str = "alive ok", **more: Any) -> Row:  # noqa: ANN401 - as Row takes it
    """Return a row of a page that is fine, or will be within seconds."""
    return _row(Kind.HEALTHY, name, acts, word, more)


def unknowable(name: str, word: str, *acts: Act, **more: Any) -> Row:  # noqa: ANN401 - as Row takes it
    """Return a row of a page of which one run cannot know whether it is fine."""
    return _row(Kind.UNKNOWABLE, name, acts, word, more)


def wrong(name: str, word: str, *acts: Act, **more: Any) -> Row:  # noqa: ANN401 - as Row takes it
    """Return a row of a page that answers as if all were well, and is not what was asked for."""
    return _row(Kind.WRONG, name, acts, word, more)


def dead(name: str, word: str, *acts: Act, **more: Any) -> Row:  # noqa: ANN401 - as Row takes it
    """Return a row of a page that is gone."""
    return _row(Kind.DEAD, name, acts, word, more)


def refused(name: str, word: str, *acts: Act, **more: Any) -> Row:  # noqa: ANN401 - as Row takes it
    """Return a row of a page that our own rules keep us from asking."""
    return _row(Kind.REFUSED, name, acts, f"refused {word}", more)


def _row(kind: Kind, name: str, acts: tuple[Act, ...], word: str, more: dict[str, Any]) -> Row:
    return Row(name=name, kind=kind, word=word, acts=acts or (Page(),), **more)
