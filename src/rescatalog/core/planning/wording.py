"""A plan in sentences, the same in every format and on the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning.curriculum import EffortSaid, Hours, Resource
from rescatalog.core.planning.profile import Profile
from rescatalog.core.planning.study_plan import Pick, Skipped, Step, StudyPlan
from rescatalog.core.report.problems_escaped import escaped

MEANINGS: Final[Mapping[Depth, str]] = {
    "none": "not needed",
    "overview": "see what happens",
    "basic": "definitions, by hand",
    "working": "apply and interpret",
    "deep": "choose and justify",
}
STATES: Final = {"ok": "link alive", "unchecked": "link not checked yet", "moved": "link moved"}
_STANCES: Final = {
    "recommended": "recommended in",
    "recommended-with-reservation": "recommended with reservation in",
    "mentioned": "mentioned in",
    "rated": "rated in",
    "advised-against": "advised against in",
}
_INTERESTS: Final = {
    "self": "whose author made it", "affiliate": "which earns from it", "employer": "whose author works there",
}  # fmt: skip
# Longer than any sentence of a sound catalog.
LONGEST: Final = 2500
ESTIMATE: Final = (
    "Hours are estimates by level, made from what first courses in these subjects state"
    " (78 to 224 h for a subject at the level working), unless a resource says how long it takes."
)
FALLBACK: Final = "No guide lists topics for this role; the plan follows what guides ask of everybody."
NOTHING_LIVING: Final = "Nothing in the catalog that lives, and fits what you asked for, teaches this."
EMPTY: Final = "There is nothing to learn: all that is asked is known already, or does not fit into the weeks."


def sentence(text: str) -> str:
    """Return text in one line of bounded length, every invisible or controlling character written out."""
    return escaped(" ".join(text.split()))[:LONGEST]


def listed(words: Sequence[str]) -> str:
    """Return words as people list them: a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def hours_told(hours: Hours) -> str:
    """Return a span of hours."""
    least, most = (f"{round(hour):g}" for hour in hours)
    return f"{least} h" if least == most else f"{least} to {most} h"


def weeks_told(weeks: tuple[int, int]) -> str:
    """Return a span of weeks."""
    if weeks[0] == weeks[1]:
        return f"{weeks[0]} week" if weeks[0] == 1 else f"{weeks[0]} weeks"
    return f"{weeks[0]} to {weeks[1]} weeks"


def when_told(weeks: tuple[int, int]) -> str:
    """Return the weeks in which a step falls."""
    return f"week {weeks[0]}" if weeks[0] == weeks[1] else f"weeks {weeks[0]} to {weeks[1]}"


def whys(step: Step) -> tuple[str, ...]:
    """Return why a step is there, a sentence for each voice and one for all edges."""
    told = []
    for reason in step.reasons:
        note = f" ({reason.note.rstrip('.')})" if reason.note else ""
        if reason.sort == "wish":
            told.append("You asked for it.")
        elif reason.sort in {"asked", "everybody"}:
            whom = "everybody" if reason.sort == "everybody" else f"the role {reason.role}"
            told.append(f"{_quoted(reason.guide)} asks it of {whom} at the level {reason.level}{note}.")
    builders = tuple(dict.fromkeys(reason.topic for reason in step.reasons if reason.sort in {"edge", "unasked"}))
    if builders:
        told.append(f"{listed(builders)} {'builds' if len(builders) == 1 else 'build'} on it.")
    denied = next((reason for reason in step.reasons if reason.sort == "unasked"), None)
    if denied is not None:
        told.append(f"{_quoted(denied.guide)} does not ask it of the role {denied.role} itself.")
    return tuple(told)


def because(pick: Pick) -> tuple[str, ...]:
    """Return what speaks for a resource, and what one should know of who says so."""
    told = [f"teaches it as part of {pick.whole}"] if pick.whole else []
    if pick.again:
        # What speaks for it has been said where it came first.
        return ("goes on from an earlier step", *told)
    for guide, praise in pick.praises:
        interest = _INTERESTS.get(praise.interest)
        told.append(f"{_STANCES.get(praise.stance, 'in')} {_quoted(guide)}{f', {interest}' if interest else ''}")
    told += [f"used in the path {_quoted(path)}" for path in dict.fromkeys(pick.paths)]
    if len(pick.covers) > 1:
        told.append(f"names {len(pick.covers)} topics of this plan")
    return tuple(dict.fromkeys(told))


def named(resource: Resource) -> str:
    """Return the title of a resource with who made or offers it; many are called alike."""
    return f"{resource.title}, {resource.by}" if resource.by else resource.title


def facts(resource: Resource) -> tuple[str, ...]:
    """Return kind, price and link of a resource, each in a word or two."""
    kind = resource.kind.replace("-", " ")
    state = STATES.get(resource.link_state, f"link {resource.link_state}")
    return kind, "free" if resource.free else "not free", state


def skipped_told(skipped: Skipped) -> str:
    """Return why a topic need not be learned."""
    note = f" ({skipped.note.rstrip('.')})" if skipped.note else ""
    return {
        "known": "you know it",
        "implied": f"comes with {skipped.by}, which you know",
        "assumed": f"the path {_quoted(skipped.by)} takes it for granted",
        "unasked": f"{_quoted(skipped.by)} does not ask it of this role{note}",
        "covered": "its parts are enough here",
    }[skipped.sort]


def effort_told(guide: str, said: EffortSaid) -> str:
    """Return how long a guide says that something takes."""
    possible = "" if said.possible else ", which it says is not possible"
    return f"{_quoted(guide)}: {said.purpose}: {said.spans}{possible}."


def hours_from(step: Step) -> str:
    """Return where the hours of a step come from."""
    return f"as {_quoted(step.effort_of)} states" if step.effort_of else "estimate"


def title_of(plan: StudyPlan) -> str:
    """Return the plan's title."""
    return f"Study plan: {plan.aim}" if plan.aim else "Study plan"


def summary_of(plan: StudyPlan) -> str:
    """Return how much there is to do, in one sentence."""
    if not plan.steps:
        return EMPTY
    count = "1 topic" if len(plan.steps) == 1 else f"{len(plan.steps)} topics"
    pace = f"{plan.profile.hours_a_week:g} h a week"
    return f"{count}, {hours_told(plan.hours)}, {weeks_told(plan.weeks)} at {pace}."


def conditions_of(profile: Profile) -> tuple[str, ...]:
    """Return what the learner asked for besides the goal."""
    return tuple(
        words
        for words in (
            "only what is free" if profile.free else "",
            f"in the language {profile.language}" if profile.language else "",
            f"resources of the level {profile.level}" if profile.level else "",
            f"in at most {weeks_told((profile.weeks, profile.weeks))}" if profile.weeks else "",
        )
        if words
    )


def _quoted(text: str) -> str:
    return f"“{text}”"
