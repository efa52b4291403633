"""How far one target has come in a run: its looks, the chain on its way, the cookies of that chain."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime

from rescatalog.core.asking.cookies import Jar, header_for, kept
from rescatalog.core.asking.visit import Visit
from rescatalog.core.judging.observation import Observation, Request, Trail
from rescatalog.core.judging.remembered import renewed
from rescatalog.core.providers.provider import Question
from rescatalog.core.words import Purpose


@dataclass(slots=True)
class Track:
    """How far one target has come.

    Attributes:
        visit: what is wanted of it.
        look: 1 or 2.
        errand: what is being asked: the page, the random address beside it, its provider, or its host's certificate.
        question: which one, while its provider is being asked.
        left: questions that are still to be asked.
        chain: the observations since the last beginning.
        jar: cookies given on that way.
        looks: the chains that have ended.
        probe: the chain of the random address.
        answers: the chains of the questions.
        certificate: what the look at the certificate showed.
    """

    visit: Visit
    look: int = 1
    errand: Purpose = Purpose.PAGE
    question: Question | None = None
    left: deque[Question] = field(default_factory=deque)
    chain: list[Observation] = field(default_factory=list)
    jar: Jar = ()
    looks: list[tuple[Observation, ...]] = field(default_factory=list)
    probe: tuple[Observation, ...] = ()
    answers: list[tuple[Observation, ...]] = field(default_factory=list)
    certificate: Observation | None = None

    @property
    def target(self) -> str:
        """Return the canonical address."""
        return self.visit.target

    def request(self, url: str, *, hop: int = 0) -> Request:
        """Return the request for the next step of this track."""
        request = Request.of(self.target, url, purpose=self.errand, hop=hop, look=self.look)
        if self.jar:
            request = replace(request, cookies=header_for(self.jar, url))
        if self.question is not None:
            request = replace(request, accept=self.question.accept)
        known = self.visit.known.get(url)
        # Whatever looked amiss is read whole in the second look.
        asks_anew = self.errand is Purpose.QUESTION or (self.errand is Purpose.PAGE and self.look == 1)
        return replace(request, conditions=known.conditions) if known and asks_anew else request

    def add(self, observation: Observation, now: datetime | None) -> None:
        """Append a step to the chain and keep the cookies it gave, which takes the time."""
        observation = renewed(observation, self.visit.known.get(observation.request.url))
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

    def end_errand(self) -> None:
        """Put the chain of an errand where it belongs."""
        chain = self.close_chain()
        if self.errand is Purpose.PROBE:
            self.probe = chain
        elif self.errand is Purpose.QUESTION:
            self.answers.append(chain)
        else:
            self.certificate = chain[-1]

    def trail(self) -> Trail:
        """Return all that was seen."""
        return Trail(
            target=self.target,
            looks=tuple(self.looks),
            probe=self.probe,
            answers=tuple(self.answers),
            certificate=self.certificate,
        )
