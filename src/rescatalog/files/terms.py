"""Words from which a field chooses, each with a note that an editor shows beside it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from pydantic import BaseModel

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.curriculum import Audience, Goal, LearningPath, Step
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.guide import Expectation, Position, Rating, Recommendation, Use
from rescatalog.core.catalog.vocab import Degree, Need, Role, Topic
from rescatalog.core.words import Access, Level, LinkRole

Terms = Mapping[str, Mapping[str, str]]
"""What each field of `Catalog` holds: a note by its id."""

# The words of the code; those of a catalog bring their own notes.
NOTES: dict[type[Enum], Mapping[str, str]] = {
    Access: {
        Access.FREE: "Costs nothing and asks nothing.",
        Access.FREE_WITH_ACCOUNT: "Costs nothing, but asks for an account.",
        Access.FREE_LIMITED: "Only a part, or only for a time, costs nothing.",
        Access.AUDIT: "Lectures cost nothing; graded work or the certificate is paid for.",
        Access.SUBSCRIPTION: "Paid by the month or year, together with much else.",
        Access.PAID: "Paid once.",
        Access.PAY_WHAT_YOU_WANT: "The learner chooses the price, which may be nothing.",
        Access.LIBRARY: "Through a library or university that has paid.",
        Access.UNKNOWN: "Nobody has looked yet.",
    },
    LinkRole: {
        LinkRole.HOMEPAGE: "The resource's own page; each resource has exactly one.",
        LinkRole.READ_ONLINE: "The text itself, in the browser.",
        LinkRole.PDF: "The text as PDF.",
        LinkRole.EPUB: "The text for e-readers.",
        LinkRole.VIDEOS: "The lectures as videos.",
        LinkRole.ENROL: "Where one signs up.",
        LinkRole.BUY: "Where one pays for it.",
        LinkRole.CODE: "Programs that belong to it.",
        LinkRole.ERRATA: "Corrections.",
        LinkRole.SOLUTIONS: "Answers to its exercises.",
        LinkRole.FORUM: "Where its learners ask one another.",
        LinkRole.MIRROR: "A copy at another place, meant to stay.",
        LinkRole.ARCHIVE: "A copy as it was on one day, kept by an archive.",
        LinkRole.TRANSLATION: "The same in another language.",
        LinkRole.DISCUSSION: "What others say of it.",
        LinkRole.DATA: "Data that belong to it.",
    },
    Level: {
        Level.SCHOOL: "Before university.",
        Level.INTRODUCTORY: "First year of university.",
        Level.INTERMEDIATE: "Later years of a first degree.",
        Level.ADVANCED: "Towards a master's degree.",
        Level.RESEARCH: "For those who do research.",
    },
}

# Fields that name something by its id, by the model that has them. Resources are too many to choose from a list.
CHOSEN_FROM: dict[type[BaseModel], dict[str, str]] = {
    Entry: {"topics": "topics", "requires": "topics", "avoids": "topics", "roles": "roles", "provider": "providers"},
    Topic: {"under": "topics", "needs": "topics"},
    Need: {"topic": "topics", "guide": "guides"},
    Role: {"includes": "roles"},
    Degree: {"guide": "guides"},
    Goal: {"topic": "topics"},
    Step: {"until": "topics"},
    Audience: {"roles": "roles", "assumes": "topics", "degrees": "degrees"},
    LearningPath: {"from": "guides"},
    Recommendation: {
        "provider": "providers", "tool": "tools", "person": "people",
        "roles": "roles", "degrees": "degrees", "topics": "topics", "assumes": "topics",
    },
    Rating: {"provider": "providers"},
    Use: {"topic": "topics"},
    Position: {"question": "questions", "topics": "topics"},
    Expectation: {"topic": "topics"},
}  # fmt: skip


def chosen_from(model: type[BaseModel]) -> dict[str, str]:
    """Return the fields of a model that name something of the catalog, with the field of `Catalog` that holds it."""
    return {name: held for base in model.__mro__ for name, held in CHOSEN_FROM.get(base, {}).items()}


def terms_of(catalog: Catalog) -> Terms:
    """Return everything in a catalog that can be chosen from a list, in its order."""
    return {
        "topics": {name: topic.note or topic.label for name, topic in catalog.topics.items()},
        "roles": {name: role.note or role.label for name, role in catalog.roles.items()},
        "degrees": {name: degree.can for name, degree in catalog.degrees.items()},
        "providers": {name: provider.note or provider.label for name, provider in catalog.providers.items()},
        "people": {name: person.note or person.name for name, person in catalog.people.items()},
        "tools": {name: tool.note or tool.label for name, tool in catalog.tools.items()},
        "questions": {name: question.label for name, question in catalog.questions.items()},
        "guides": {name: guide.title for name, guide in catalog.guides.items()},
    }
