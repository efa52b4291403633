"""What a run wants of one address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rescatalog.core.judging.remembered import Remembered
from rescatalog.core.providers.provider import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One address to ask, with what is to be asked besides its page.

    Attributes:
        target: canonical address.
        twice: whether it is looked at again late in the run whatever it answers, to see that we are still online.
        questions: what to ask its provider.
        known: last answers, by address; they are asked for only if they have changed.
    """

    target: str
    twice: bool = False
    questions: tuple[Question, ...] = ()
    known: Mapping[str, Remembered] = field(default_factory=dict)
