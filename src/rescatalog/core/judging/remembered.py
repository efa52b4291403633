"""How an address answered last time, fit to stand in for an answer that says that nothing has changed.

Source: RFC 9110 sections 8.8, 13.1 and 15.4.5.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rescatalog.core.judging.observation import NOT_MODIFIED, Observation, Recorded
from rescatalog.core.judging.word import Word

# A validator that is longer is not one of ours to send back.
MAX_VALIDATOR_CHARS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The last whole answer of an address.

    Attributes:
        headers: that were kept of it, names in lower case.
        recorded: what was written down of its page.
        word: what it meant, where it is a provider's answer.
    """

    headers: tuple[tuple[str, str], ...] = ()
    recorded: Recorded = field(default_factory=Recorded)
    word: Word | None = None

    @property
    def conditions(self) -> tuple[tuple[str, str], ...]:
        """Return the headers that ask for the page only if it has changed; none when the server offered no way."""
        given = dict(reversed(self.headers))
        pairs = (("if-none-match", given.get("etag", "")), ("if-modified-since", given.get("last-modified", "")))
        return tuple((name, value) for name, value in pairs if value and len(value) <= MAX_VALIDATOR_CHARS)


def renewed(observation: Observation, remembered: Remembered | None) -> Observation:
    """Return an observation in which an answer that says `not modified` shows what it speaks of.

    Args:
        observation: any.
        remembered: the answer that the request's conditions came from.
    """
    if observation.status != NOT_MODIFIED or not observation.request.conditions or remembered is None:
        return observation
    fresh = {name for name, _ in observation.headers}
    kept = tuple((name, value) for name, value in remembered.headers if name not in fresh)
    return replace(
        observation,
        headers=(*observation.headers, *kept),
        recorded=replace(remembered.recorded, unchanged=True),
        body=b"",
        truncated=False,
        word=remembered.word,
    )
