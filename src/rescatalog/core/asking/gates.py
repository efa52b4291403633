"""The robots gate of every origin: pages wait behind it until its robots.txt has answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from rescatalog.core import urls
from rescatalog.core.asking.robots import Closed, Rules, rules_of
from rescatalog.core.judging.observation import Observation, Request
from rescatalog.core.words import Failure, Purpose


@dataclass(frozen=True, slots=True)
class _Gate:
    """What an origin's robots.txt said, and in which look it was asked."""

    rules: Rules
    look: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What to do with a page that came to its gate.

    Attributes:
        queue: the request to queue now: the page itself, or the robots.txt it waits for, or nothing.
        failure: why the page may not be asked.
        detail: more on the failure.
    """

    queue: Request | None = None
    failure: Failure | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What an answer for a robots.txt brings about.

    Attributes:
        onward: the next request for the same robots.txt, when it redirects.
        released: pages that waited and must come to the gate again.
        delay_s: seconds the origin wants between two requests.
    """

    onward: Request | None = None
    released: tuple[Request, ...] = ()
    delay_s: float = 0.0


@dataclass(slots=True)
class Gates:
    """All gates of a run.

    Attributes:
        agent: our product token in robots.txt, or None when robots.txt is not asked.
        max_hops: redirects followed for one robots.txt.
    """

    agent: str | None
    max_hops: int
    _gates: dict[str, _Gate] = field(default_factory=dict)
    _waiting: dict[str, list[Request]] = field(default_factory=dict)

    def arrive(self, page: Request) -> Passage:
        """Return what to do with a page request."""
        if self.agent is None:
            return Passage(queue=page)
        origin = urls.origin(page.url)
        gate = self._gates.get(origin)
        # A gate that closed for lack of an answer is asked anew in the second look.
        if gate is None or (isinstance(gate.rules, Closed) and gate.look < page.look):
            return self._wait(origin, page)
        failure = gate.rules.verdict(page.url)
        if failure is None:
            return Passage(queue=page)
        return Passage(failure=failure, detail=gate.rules.detail if isinstance(gate.rules, Closed) else "")

    def answered(self, observation: Observation) -> Opening:
        """Return what an answer to a robots.txt request changes."""
        request = observation.request
        onward = observation.location
        askable = onward and urls.scheme(onward) in urls.DEFAULT_PORTS and not urls.has_credentials(onward)
        if onward and askable and request.hop < self.max_hops:
            return Opening(
                onward=Request.of(
                    request.target, onward, purpose=Purpose.ROBOTS, hop=request.hop + 1, look=request.look
                )
            )
        rules = rules_of(observation, self.agent or "")
        self._gates[request.target] = _Gate(rules, request.look)
        return Opening(released=tuple(self._waiting.pop(request.target, ())), delay_s=rules.delay_s)

    def forget_waiting(self) -> None:
        """Let go of every page that still waits."""
        self._waiting.clear()

    def _wait(self, origin: str, page: Request) -> Passage:
        if origin in self._waiting:
            self._waiting[origin].append(page)
            return Passage()
        self._waiting[origin] = [page]
        url = f"{origin}/robots.txt"
        return Passage(queue=Request.of(origin, url, purpose=Purpose.ROBOTS, look=page.look))
