"""Pages of names that name nothing, of circles, of paths, of duplicates: CAT4xx and CAT5xx."""

from __future__ import annotations

from rescatalog.core.explain.example import FIRST, PATH, REDIRECTS, SECOND, TOPICS
from rescatalog.core.explain.page import WHOLE, Page

_AFTER = "after: [first-book]"
_OFFERED = "published: 2018"
_FIRST_STEP = "of: [first-book]"

PAGES = (
    Page(
        code="CAT401",
        title="No such topic",
        why="Topics come from `vocab/topics.yaml`, so that search and planner understand them. Name one, or add it.",
        old="topics: [algebra]",
        bad="topics: [calculus, ¦algebr]",
        good="topics: [calculus, algebra]",
        fix="algebra",
    ),
    Page(
        code="CAT402",
        title="No such resource",
        why="An id of a resource is the name of its file without `.yaml`.",
        file=SECOND,
        old=_AFTER,
        bad="after: [¦frist-book]",
        good=_AFTER,
        fix="first-book",
    ),
    Page(
        code="CAT403",
        title="No such topic, in the vocabulary itself",
        why="`under` and `needs` name other topics of the same file.",
        file=TOPICS,
        old="needs: [algebra]",
        bad="needs: [¦algebr]",
        good="needs: [algebra]",
        fix="algebra",
    ),
    Page(
        code="CAT404",
        title="Topics that need each other in a circle",
        why="Nobody could begin. A broad topic needs its parts, so a part cannot need the whole either.",
        file=TOPICS,
        old="- id: algebra\n",
        bad="- id: ¦algebra\n  needs: [calculus]\n",
        good="- id: algebra\n  needs: []\n",
    ),
    Page(
        code="CAT405",
        title="Resources after each other in a circle",
        why="`after` says what is better done first; in a circle nothing is first.",
        file=SECOND,
        old=_AFTER,
        bad="¦after: [first-book, second-course]",
        good="after: []",
    ),
    Page(
        code="CAT406",
        title="An item twice in a vocabulary",
        why="An id names one thing. Keep one of the two.",
        file=TOPICS,
        bad="- id: ¦algebra\n  label: Algebra again\n",
        good="- id: algebra-again\n  label: Algebra again\n",
    ),
    Page(
        code="CAT407",
        title="No such role, provider, guide …",
        why="These names come from the files in `vocab/` and `guides/`. Name one of them, or add it there first.",
        old=_OFFERED,
        bad="provider: ¦exampel-press",
        good="provider: example-press",
        fix="example-press",
    ),
    Page(
        code="CAT408",
        title="An id that was given up",
        why="`redirects.yaml` leads from old ids to new ones; an old id is never used again, or old links would lie.",
        file=REDIRECTS,
        old=WHOLE,
        bad="¦first-book: second-course\n",
        good="older-book: second-course\n",
    ),
    Page(
        code="CAT409",
        title="A stage that needs what nobody has taught",
        why="What a resource requires should be taught by an earlier stage, or be named under `assumes`.",
        severity="hint",
        file=PATH,
        old=_FIRST_STEP,
        bad="of: [¦third-book]",
        good=_FIRST_STEP,
        beside=(
            (
                "resources/book/third-book.yaml",
                (
                    "id: third-book\nkind: book\ntitle: A third\nsummary: It goes on from where calculus has ended.\n"
                    "links:\n  - role: homepage\n    url: https://third.example.org/\ntopics: [algebra]\n"
                    "requires: [calculus]\noffers:\n  - access: free\n"
                ),
            ),
        ),
    ),
    Page(
        code="CAT410",
        title="A stage before what it comes after",
        why="A resource says what is better done first (`after`); the path has it later.",
        severity="warning",
        file=PATH,
        old="of: [first-book]\n  - title: Calculus\n    of: [second-course]",
        bad="of: [¦second-course]\n  - title: Calculus\n    of: [first-book]",
        good="of: [first-book]\n  - title: Calculus\n    of: [second-course]",
    ),
    Page(
        code="CAT411",
        title="A stage on something that is gone",
        why="A path leads through what is offered. The successor is offered as the fix where there is one.",
        file=PATH,
        old="of: [first-book]",
        bad="of: [¦gone-book]",
        good="of: [first-book]",
        fix="first-book",
        beside=(
            (
                "resources/book/gone-book.yaml",
                (
                    "id: gone-book\nkind: book\ntitle: A lost one\nsummary: It taught algebra until it was gone.\n"
                    "links:\n  - role: homepage\n    url: https://gone.example.org/\ntopics: [algebra]\n"
                    "offers:\n  - access: free\n"
                    "status:\n  state: superseded\n  since: 2026-01-01\n  reason: gone\n  replaced_by: [first-book]\n"
                ),
            ),
        ),
    ),
    Page(
        code="CAT501",
        title="An address of another entry",
        why="One resource has one entry. Where two resources truly share a page, relate them under `relations`.",
        file=SECOND,
        old="url: https://second.example.org/",
        bad="url: ¦https://first.example.org/",
        good="url: https://first.example.org/other",
    ),
    Page(
        code="CAT502",
        title="An identifier of another entry",
        why="An ISBN or DOI names one resource. Keep one entry, or relate the two under `relations`.",
        file=SECOND,
        bad='identifiers:\n  doi: [¦"10.1000/182"]\n',
        good='identifiers:\n  doi: ["10.1000/183"]\n',
        beside=((FIRST, '+identifiers:\n  doi: ["10.1000/182"]\n'),),
    ),
    Page(
        code="CAT503",
        title="Nearly the title of another entry",
        why="Two spellings of one title by the same makers are mostly one resource. Where they are not, relate them.",
        severity="warning",
        file=SECOND,
        old="title: The Second Course",
        bad="title: ¦The First-Book\ncreators:\n  - name: Ada Example",
        good="title: The Second Course\ncreators:\n  - name: Ada Example",
        beside=((FIRST, "+creators:\n  - name: Ada Example\n"),),
    ),
    Page(
        code="CAT504",
        title="An identifier that stands only in the address",
        why="Identifiers tell duplicates apart when addresses differ; list it under `identifiers` too.",
        severity="hint",
        old="url: https://first.example.org/",
        bad="url: ¦https://arxiv.org/abs/1802.01528",
        good="url: https://first.example.org/",
        fix='arxiv: ["1802.01528"]',
    ),
)
