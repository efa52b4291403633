"""Pages of fields that are not what they should be: CAT1xx."""

from __future__ import annotations

from rescatalog.core.explain.example import GUIDE, PATH
from rescatalog.core.explain.page import Page

_YEAR = "published: 2018"
_SUMMARY = "summary: It teaches algebra by examples to readers who know none."
_HOME = "  - role: homepage\n    url: https://first.example.org/\n"
_SAYS = "says: A gentle way into the subject."

PAGES = (
    Page(
        code="CAT101",
        title="A field is missing",
        why="Every entry has these fields, because search, site and planner need them. Add it.",
        old="title: The First Book\n",
        bad="",
        good="title: The First Book\n",
    ),
    Page(
        code="CAT102",
        title="A field that does not exist here",
        why="Mostly a slip of the hand. Fields nobody knows would be lost silently, so they are refused.",
        old="title: The First Book",
        bad="¦titel: The First Book",
        good="title: The First Book",
        fix="title",
    ),
    Page(
        code="CAT103",
        title="A word that is not in the list",
        why="This field holds one word of a closed list, so that readers can filter by it.",
        old="role: solutions",
        bad="role: ¦solution",
        good="role: solutions",
        fix="solutions",
    ),
    Page(
        code="CAT104",
        title="No such kind of resource",
        why="The kind decides which fields an entry has: course, book, video, video-series, article, notes, list, "
        "interactive, problems.",
        old="kind: book",
        bad="kind: ¦boook",
        good="kind: book",
        fix="book",
    ),
    Page(
        code="CAT105",
        title="Another sort of value belongs here",
        why="A number where text belongs, one word where a list belongs. A title that is a number needs quotes.",
        old="title: The First Book",
        bad="title: ¦1984",
        good='title: "1984"',
        fix='"1984"',
    ),
    Page(
        code="CAT106",
        title="Too short or too long",
        why="A summary needs 30 to 400 characters, a line at most 200, a list its least number of items.",
        old=_SUMMARY,
        bad="summary: ¦Too short.",
        good="summary: Algebra for those who know none.",
    ),
    Page(
        code="CAT107",
        title="A value out of bounds",
        why="A number of pages is at least one, a date is a day of the calendar.",
        old=_YEAR,
        bad="pages: ¦0",
        good="pages: 1",
    ),
    Page(
        code="CAT110",
        title="Effort in two forms at once",
        why="Give either `hours`, or `weeks` with `hours_per_week`; both could contradict each other.",
        old=_YEAR,
        bad="effort: ¦{hours: 3, weeks: 2, source: guide}",
        good="effort: {weeks: [2, 3], hours_per_week: 4, source: guide}",
    ),
    Page(
        code="CAT111",
        title="Not exactly one homepage",
        why="The homepage is where a learner begins; an entry has exactly one. Other addresses have other roles.",
        old="role: homepage",
        bad="role: pdf",
        good="role:  homepage",
    ),
    Page(
        code="CAT112",
        title="One address twice in an entry",
        why="Two links to one page are one link. Keep the role that fits best.",
        old=_HOME,
        bad=_HOME + "  - role: pdf\n    url: https://first.example.org/\n",
        good=_HOME + "  - role: mirror\n    url: https://mirror.example.net/\n",
    ),
    Page(
        code="CAT113",
        title="An impossible choice",
        why="`choose` says how many of `of` a learner takes, so it cannot be more than there are.",
        file=PATH,
        old="title: Algebra",
        bad="¦title: Algebra\n    choose: 2",
        good="title: Algebra\n    choose: 1",
    ),
    Page(
        code="CAT114",
        title="From more to less",
        why="Two numbers are read as from and to.",
        old=_YEAR,
        bad="effort: {hours: ¦[3, 2], source: guide}",
        good="effort: {hours: [2, 3], source: guide}",
    ),
    Page(
        code="CAT115",
        title="A name twice in a list",
        why="Saying it again adds nothing, and counts it double.",
        file=PATH,
        old="of: [first-book]",
        bad="of: ¦[first-book, first-book]",
        good="of: [first-book]",
    ),
    Page(
        code="CAT116",
        title="A long quote",
        why="Other people's words are quoted with at most 25 words; more is said in our own words under `says`.",
        file=GUIDE,
        old=_SAYS,
        bad=_SAYS + "\n    quote: ¦" + " ".join(["word"] * 26),
        good=_SAYS + "\n    quote: " + " ".join(["word"] * 25),
    ),
    Page(
        code="CAT117",
        title="Not exactly one thing spoken of",
        why="A recommendation is of one resource, provider, tool, person, or something unlisted; a rating of one "
        "provider or medium.",
        file=GUIDE,
        old="resource: first-book",
        bad="¦resource: first-book\n    provider: example-press",
        good="provider: example-press",
    ),
    Page(
        code="CAT118",
        title="A stage with nothing to do, or with two things",
        why="A stage of a path names resources under `of`, or something that is no resource under `activity`.",
        file=PATH,
        old="title: Algebra\n    of: [first-book]",
        bad="¦title: Algebra",
        good="title: Algebra\n    activity: Count the stairs you climb.",
    ),
    Page(
        code="CAT119",
        title="An unusual effort",
        why="More than 52 weeks, or more than 30 hours a week, is mostly a slip. If it is right, allow it.",
        severity="warning",
        old=_YEAR,
        bad="effort: {weeks: ¦58, hours_per_week: 4, source: provider}",
        good="effort: {weeks: 8, hours_per_week: 4, source: provider}",
    ),
)
