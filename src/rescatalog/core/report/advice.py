"""Who can act on a finding, and what to do: one sentence for each word or reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from rescatalog.core.words import Failure


class Group(StrEnum):
    """Who can act, as headings, in the order in which people should read them."""

    REPLACE = "Replace the link"
    LOOK = "Look at the page"
    CORRECT = "Correct the address"
    WAIT = "Wait"
    HERE = "Look at your own side"
    HEALED = "Healed"
    IGNORED = "Ignored by a rule"


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do.

    Attributes:
        group: who can do it.
        words: the advice, one sentence.
    """

    group: Group
    words: str


# For everything of this verdict or status, unless its reason has advice of its own.
BY_WORD = MappingProxyType(
    {
        "dead": Advice(
            Group.REPLACE, "Gone for good as far as can be known: find its new home, or take it out of the catalog."
        ),
        "missing": Advice(
            Group.LOOK, "Open it in a browser and look for its new home; no single run calls a link dead."
        ),
        "suspect": Advice(Group.LOOK, "It answers, but not as it should: open it and see whether it still teaches."),
        "drifted": Advice(
            Group.LOOK, "It is another page than at first sight: see whether it is still what the entry says."
        ),
        "moved": Advice(Group.CORRECT, "It answers at a new address for good: write that one instead."),
        "failing": Advice(Group.WAIT, "It is asked again; it comes back, or becomes dead after three strikes."),
        "unsure": Advice(Group.WAIT, "This run cannot know; ask again later."),
        "blocked": Advice(Group.WAIT, "Machines are turned away, people may not be; nothing to do."),
        "restricted": Advice(Group.WAIT, "It is there, behind a login, a payment or a legal wall; nothing to do."),
        "refused": Advice(Group.HERE, "Our own rules did not let it be asked; check them, or the address."),
        "healed": Advice(Group.HEALED, "Answers as it should again; nothing to do."),
    }
)

_RULE = "The address lies in a network we do not ask; if you trust it, allow it with `--allow-network`."
_TIME = "The run ended before it was asked; run again, with more time."
_CERTIFICATE = "Browsers warn of its certificate as well; if it stays so, tell the site or find another home."
BY_REASON = MappingProxyType(
    {
        "robots-disallowed": Advice(
            Group.LOOK,
            "Its robots.txt asks machines to stay away: open it yourself, and mark the link `check: manual`.",
        ),
        "parked": Advice(Group.LOOK, "Its domain is for sale: if you see that too, find its new home."),
        "redirect-to-home": Advice(Group.LOOK, "It leads to a front page: look for the page on that site."),
        "bad-address": Advice(Group.CORRECT, "This is no address of a page: write it whole, as in `https://…`."),
        "forbidden-scheme": Advice(
            Group.CORRECT, "Only http and https are asked: correct it, or take it out of what is checked."
        ),
        "forbidden-address": Advice(Group.HERE, _RULE),
        "forbidden-port": Advice(Group.HERE, _RULE),
        "local-fault": Advice(Group.HERE, "This machine could not ask: mend what is named, then run again."),
        "budget-spent": Advice(Group.HERE, _TIME),
        "interrupted": Advice(Group.HERE, _TIME),
        "tls-expired": Advice(Group.WAIT, _CERTIFICATE),
        "tls-not-yet-valid": Advice(Group.WAIT, _CERTIFICATE),
        "tls-wrong-host": Advice(Group.WAIT, _CERTIFICATE),
        "tls-untrusted": Advice(Group.WAIT, _CERTIFICATE),
    }
)
# Reasons of a verdict that leaves the status of a link as it was.
REFUSALS = frozenset(
    str(failure)
    for failure in (
        Failure.BAD_ADDRESS,
        Failure.FORBIDDEN_SCHEME,
        Failure.FORBIDDEN_PORT,
        Failure.FORBIDDEN_ADDRESS,
        Failure.ROBOTS_DISALLOWED,
    )
)
_UNKNOWN = Advice(Group.LOOK, "Open it in a browser and see.")


def advice_on(word: str, reason: str) -> Advice:
    """Return what to do about a link; that it is dead says more than why the last look failed.

    Args:
        word: verdict or status.
        reason: why, as a code.
    """
    by_word = BY_WORD.get(word, _UNKNOWN)
    return by_word if word in {"dead", "healed"} else BY_REASON.get(reason, by_word)
