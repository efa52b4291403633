"""Pages of states, dates and leftovers: CAT8xx and CAT9xx."""

from __future__ import annotations

from rescatalog.core.explain.example import PATH, PROVIDERS, REDIRECTS, TOPICS
from rescatalog.core.explain.page import WHOLE, Page

_OFFERS = "offers:\n  - access: free\n  - access: paid"
_STATE = "status:\n  state: superseded\n  since: 2026-01-01\n  reason: new-edition\n"
_NOT_ON_A_PATH = (PATH, "-  - title: Algebra\n    of: [first-book]\n")
_ALLOWED = "lint_allow:\n  - code: ¦CAT303\n    why: The server speaks no other protocol.\n"

PAGES = (
    Page(
        code="CAT801",
        title="A tombstone without day or reason",
        why="Whoever followed a link to it should learn since when it is gone, and why.",
        bad="status:\n  ¦state: unavailable\n",
        good="status:\n  state: unavailable\n  since: 2026-01-01\n  reason: gone\n",
        beside=(_NOT_ON_A_PATH,),
    ),
    Page(
        code="CAT802",
        title="Superseded by nothing",
        why="`superseded` says that something better is there: name it under `replaced_by`.",
        bad=_STATE.replace("  state", "  ¦state"),
        good=_STATE + "  replaced_by: [second-course]\n",
        beside=(_NOT_ON_A_PATH,),
    ),
    Page(
        code="CAT803",
        title="A day that is still to come",
        why="These dates say what has happened.",
        bad="added: ¦2126-01-01\n",
        good="added: 2026-01-01\n",
    ),
    Page(
        code="CAT804",
        title="Not looked at for two years",
        why="Resources change. Look at it whole again, and write the new day under `reviewed`.",
        severity="hint",
        bad="reviewed: ¦2020-01-01\n",
        good="reviewed: 2026-01-01\n",
    ),
    Page(
        code="CAT805",
        title="An offer that is seldom free",
        why="Coursera and edX ask at least for an account, and change what is free. `audit` or "
        "`free-with-account` is mostly meant.",
        severity="warning",
        old=_OFFERS,
        bad="provider: edx\noffers:\n  - access: ¦free",
        good="provider: edx\noffers:\n  - access: audit",
        fix="audit",
        beside=((PROVIDERS, "+- id: edx\n  label: edX\n  sort: platform\n"),),
    ),
    Page(
        code="CAT806",
        title="A price seen long ago",
        why="Prices change within a year. Look again, and write the new day under `checked`.",
        severity="hint",
        old=_OFFERS,
        bad="offers:\n  - access: paid\n    checked: ¦2020-01-01",
        good="offers:\n  - access: paid\n    checked: 2026-11-01",
    ),
    Page(
        code="CAT807",
        title="Replaced by something that was replaced",
        why="Readers should not walk from one tombstone to the next. Name what is there today.",
        bad=_STATE + "  replaced_by: [¦middle-book]\n",
        good=_STATE + "  replaced_by: [second-course]\n",
        fix="second-course",
        beside=(
            _NOT_ON_A_PATH,
            (
                "resources/book/middle-book.yaml",
                "id: middle-book\nkind: book\ntitle: A middle one\n"
                "summary: It taught algebra until something better came.\n"
                "links:\n  - role: homepage\n    url: https://middle.example.org/\ntopics: [algebra]\n"
                "offers:\n  - access: free\n" + _STATE + "  replaced_by: [second-course]\n",
            ),
        ),
    ),
    Page(
        code="CAT808",
        title="A resource that has vanished",
        why="Ids are for ever: other catalogs and bookmarks point at them. `validate --base` finds files that are "
        "gone; a tombstone keeps the id, and `redirects.yaml` leads to a new one.",
        file=REDIRECTS,
        old=WHOLE,
        bad="¦(no file, and no redirect)",
        good="vanished-book: first-book",
    ),
    Page(
        code="CAT901",
        title="An allowance for nothing",
        why="The problem it allowed is not there any more. Left in, it would hide the next one.",
        severity="warning",
        bad=_ALLOWED,
        good="pages: 300\n",
    ),
    Page(
        code="CAT902",
        title="A topic that nothing teaches",
        why="A learner who is sent there finds nothing. Add a resource, or take the topic out.",
        severity="hint",
        file=TOPICS,
        bad="- id: ¦topology\n  label: Topology\n",
        good="",
    ),
)
