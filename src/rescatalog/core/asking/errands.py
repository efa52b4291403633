"""What is asked for a target besides its page: a random address beside it, its provider, its host's certificate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rescatalog.core import urls
from rescatalog.core.asking.retrying import Patience
from rescatalog.core.asking.siblings import sibling_of
from rescatalog.core.asking.track import Track
from rescatalog.core.judging.absence import not_found_text
from rescatalog.core.judging.observation import Observation, Request
from rescatalog.core.judging.verdict import judge_look
from rescatalog.core.providers.provider import Question
from rescatalog.core.words import Purpose, Verdict

# Whether something is wanted of a host.
Wants = Callable[[str], bool]
# Of a page that is there, or hidden behind a wall, its provider may know more.
_WORTH_ASKING = frozenset({Verdict.ALIVE, Verdict.MOVED, Verdict.SUSPECT, Verdict.BLOCKED, Verdict.RESTRICTED})


def never(host: str) -> bool:  # noqa: ARG001 - the shape of Wants
    """Return no."""
    return False


@dataclass(slots=True)
class Errands:
    """Decides on errands; each host's certificate is looked at once.

    Attributes:
        patience: the limits in force.
        seed: makes the random addresses of this run differ from those of others.
        certificates: whether the certificate of a host is to be looked at.
    """

    patience: Patience
    seed: str
    certificates: Wants
    _certified: set[str] = field(default_factory=set)

    def after(self, track: Track) -> Request | None:
        """Return what is to be asked next of a target whose looks are over, or None; the track remembers it."""
        last = track.looks[-1][-1]
        if track.errand is Purpose.PAGE:
            probe = self._probe(track, last)
            if probe is not None:
                return probe
        if track.errand in {Purpose.PAGE, Purpose.PROBE}:
            track.left.extend(self._questions(track))
        if track.left:
            track.errand, track.question = Purpose.QUESTION, track.left.popleft()
            return track.request(track.question.url)
        return None if track.errand is Purpose.CERTIFICATE else self._certificate(track, last)

    def _probe(self, track: Track, last: Observation) -> Request | None:
        """Where a page says that it is not there, see what the site says of what cannot be there."""
        doubtful = self.patience.probe and last.is_success and not_found_text(last) is not None
        sibling = sibling_of(track.target, self.seed) if doubtful else None
        if sibling is None:
            return None
        track.errand = Purpose.PROBE
        return track.request(sibling)

    def _questions(self, track: Track) -> tuple[Question, ...]:
        questions = track.visit.questions
        worth = questions and judge_look(track.looks[-1]).verdict in _WORTH_ASKING
        return questions if worth else ()

    def _certificate(self, track: Track, last: Observation) -> Request | None:
        host = last.request.host
        seen = last.is_success and urls.scheme(last.request.url) == "https"
        if not seen or host in self._certified or not self.certificates(host):
            return None
        self._certified.add(host)
        track.errand, track.question = Purpose.CERTIFICATE, None
        return track.request(last.request.url)
