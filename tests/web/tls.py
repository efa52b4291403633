"""Certificates of the loopback web, from a throw-away authority; good ones and the usual bad ones."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

import trustme

from rescatalog.jobs.asking import utc_now

Fault = Literal["expired", "not-yet-valid", "wrong-host", "self-signed", "expires-soon"]


@dataclass(slots=True)
class Certificates:
    """A certificate for every name that is asked for, made when it is asked for."""

    authority: trustme.CA = field(default_factory=trustme.CA)
    stranger: trustme.CA = field(default_factory=trustme.CA)
    faults: dict[str, Fault] = field(default_factory=dict)
    _contexts: dict[str, ssl.SSLContext] = field(default_factory=dict)

    def server_context(self) -> ssl.SSLContext:
        """Return a context that shows each caller the certificate of the name it asks for."""
        context = self.of("127.0.0.1")

        def choose(connection: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
            if name:
                connection.context = self.of(name)

        context.sni_callback = choose
        return context

    def of(self, name: str) -> ssl.SSLContext:
        """Return the context of one name."""
        if name not in self._contexts:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._issue(name).configure_cert(context)
            self._contexts[name] = context
        return self._contexts[name]

    def _issue(self, name: str) -> trustme.LeafCert:
        match self.faults.get(name):
            case "expired":
                past = datetime(2020, 1, 1, tzinfo=UTC)
                return self.authority.issue_cert(name, not_before=datetime(2019, 1, 1, tzinfo=UTC), not_after=past)
            case "not-yet-valid":
                begins, ends = datetime(2090, 1, 1, tzinfo=UTC), datetime(2091, 1, 1, tzinfo=UTC)
                return self.authority.issue_cert(name, not_before=begins, not_after=ends)
            case "expires-soon":
                return self.authority.issue_cert(name, not_after=utc_now() + timedelta(days=5))
            case "wrong-host":
                return self.authority.issue_cert("somebody-else.lan")
            case "self-signed":
                return self.stranger.issue_cert(name)
            case None:
                return self.authority.issue_cert(name)
