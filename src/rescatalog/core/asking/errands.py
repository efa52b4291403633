"""What is asked for a target besides its page: a random address beside it, the certificate of its host."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rescatalog.core import urls
from rescatalog.core.asking.retrying import Patience
from rescatalog.core.asking.siblings import sibling_of
from rescatalog.core.asking.track import Track
from rescatalog.core.judging.content import not_found_text
from rescatalog.core.judging.observation import Observation, Request
from rescatalog.core.words import Purpose

# Whether something is wanted of a host.
Wants = Callable[[str], bool]


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

    def after(self, track: Track, last: Observation) -> Request | None:
        """Return what is to be asked now that a target's looks are over, or None; the track remembers it.

        Args:
            track: whose looks are over.
            last: the end of its last look.
        """
        return self._probe(track, last) or self._certificate(track, last)

    def _probe(self, track: Track, last: Observation) -> Request | None:
        """Where a page says that it is not there, see what the site says of what cannot be there."""
        doubtful = self.patience.probe and last.is_success and not_found_text(last) is not None
        sibling = sibling_of(track.target, self.seed) if doubtful else None
        if sibling is None:
            return None
        track.errand = Purpose.PROBE
        return track.request(sibling)

    def _certificate(self, track: Track, last: Observation) -> Request | None:
        host = last.request.host
        seen = last.is_success and urls.scheme(last.request.url) == "https"
        if not seen or host in self._certified or not self.certificates(host):
            return None
        self._certified.add(host)
        track.errand = Purpose.CERTIFICATE
        return track.request(last.request.url)
