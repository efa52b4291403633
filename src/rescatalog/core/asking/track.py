"""How far one target has come in a run: its looks, the chain on its way, the cookies of that chain."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from rescatalog.core.asking.cookies import Jar, header_for, kept
from rescatalog.core.judging.observation import Observation, Request
from rescatalog.core.words import Purpose


@dataclass(slots=True)
class Track:
    """How far one target has come.

    Attributes:
        target: canonical address.
        look: 1 or 2.
        errand: what is being asked: the page, the random address beside it, or its host's certificate.
        chain: the observations since the last beginning.
        jar: cookies given on that way.
        looks: the chains that have ended.
        probe: the chain of the random address.
        certificate: what the look at the certificate showed.
    """

    target: str
    look: int = 1
    errand: Purpose = Purpose.PAGE
    chain: list[Observation] = field(default_factory=list)
    jar: Jar = ()
    looks: list[tuple[Observation, ...]] = field(default_factory=list)
    probe: tuple[Observation, ...] = ()
    certificate: Observation | None = None

    def request(self, url: str, *, hop: int = 0) -> Request:
        """Return the request for the next step of this track."""
        request = Request.of(self.target, url, purpose=self.errand, hop=hop, look=self.look)
        return replace(request, cookies=header_for(self.jar, url)) if self.jar else request

    def add(self, observation: Observation, now: datetime | None) -> None:
        """Append a step to the chain and keep the cookies it gave, which takes the time."""
        self.chain.append(observation)
        given = observation.values("set-cookie")
        if given and now is not None:
            self.jar = kept(self.jar, observation.request.url, given, now=now)

    def close_chain(self) -> tuple[Observation, ...]:
        """Return the chain that has come to its end; the next one begins without its cookies."""
        chain = tuple(self.chain)
        self.chain.clear()
        self.jar = ()
        return chain
