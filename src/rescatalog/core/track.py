"""How far one target has come in a run: its looks, the chain on its way, the cookies of that chain."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rescatalog.core.cookies import Jar, header_for
from rescatalog.core.observation import Observation, Request
from rescatalog.core.words import Purpose


@dataclass(slots=True)
class Track:
    """How far one target has come.

    Attributes:
        target: canonical address.
        look: 1 or 2.
        probing: whether the random address beside the target is being asked.
        chain: the observations since the last beginning.
        jar: cookies given on that way.
        looks: the chains that have ended.
        probe: the chain of the random address.
    """

    target: str
    look: int = 1
    probing: bool = False
    chain: list[Observation] = field(default_factory=list)
    jar: Jar = ()
    looks: list[tuple[Observation, ...]] = field(default_factory=list)
    probe: tuple[Observation, ...] = ()

    def request(self, url: str, *, hop: int = 0) -> Request:
        """Return the request for the next step of this track."""
        purpose = Purpose.PROBE if self.probing else Purpose.PAGE
        request = Request.of(self.target, url, purpose=purpose, hop=hop, look=self.look)
        return replace(request, cookies=header_for(self.jar, url)) if self.jar else request

    def close_chain(self) -> tuple[Observation, ...]:
        """Return the chain that has come to its end; the next one begins without its cookies."""
        chain = tuple(self.chain)
        self.chain.clear()
        self.jar = ()
        return chain
