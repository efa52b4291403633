"""Examples of what can be wrong with a catalog as a whole: CAT207 to CAT209, CAT302 to CAT304, CAT4xx, CAT5xx."""

from __future__ import annotations

from rescatalog.core.explain.example import PATH, SECOND, TOPICS
from tests.files.sandbox import Case

BURIED = "status:\n  state: superseded\n  since: 2026-01-01\n  reason: new-edition\n"
AFTER = "after: [first-book]"
SECOND_URL = "url: https://second.example.org/"
URL = "url: https://first.example.org/"
NEEDS = "needs: [algebra]"
RELATED = "relations:\n  - type: companion-of\n    target: first-book\n"
ISBN = 'identifiers:\n  isbn13: ["9783031410253"]\n'


WHOLE_CASES = (
    Case(
        code="CAT302",
        old=URL,
        bad="url: ¦https://first.example.org:8443/",
        good="url: https://first.example.org:443/",
        severity="warning",
    ),
    Case(
        code="CAT302",
        old=URL,
        bad="url: ¦https://192.0.2.1/",
        good="url: https://192.0.2.1.example.org/",
        severity="warning",
    ),
    Case(
        code="CAT302",
        old=URL,
        bad="url: ¦https://intranet/",
        good="url: https://intranet.example.org/",
        severity="warning",
    ),
    Case(code="CAT303", old=URL, bad="url: ¦http://first.example.org/", good=URL, severity="hint"),
    Case(
        code="CAT304",
        old=URL,
        bad="url: ¦https://first.example.org/?a=1&utm_source=x&fbclid=y&b=2#part",
        good="url: https://first.example.org/?a=1&b=2#part",
        fix="https://first.example.org/?a=1&b=2#part",
        severity="warning",
    ),
    Case(
        code="CAT401",
        old="topics: [algebra]",
        bad="topics: [calculus, ¦algebr]",
        good="topics: [calculus, algebra]",
        fix="algebra",
    ),
    Case(
        code="CAT401",
        old="topics: [algebra]",
        bad="topics: [algebra]\nrequires: [¦zoology]",
        good="topics: [algebra]\nrequires: []",
    ),
    Case(
        code="CAT401",
        old="topics: [algebra]",
        bad="topics: [algebra]\navoids: [¦calculs]",
        good="topics: [algebra]\navoids: [calculus]",
        fix="calculus",
    ),
    Case(
        code="CAT401",
        file=PATH,
        old="of: [first-book]",
        bad="of: [first-book]\n    until: ¦algbra",
        good="of: [first-book]\n    until: algebra",
        fix="algebra",
    ),
    Case(code="CAT401", file=PATH, bad="for:\n  assumes: [¦zoology]\n", good="for:\n  assumes: [algebra]\n"),
    Case(code="CAT402", file=SECOND, old=AFTER, bad="after: [¦frist-book]", good=AFTER, fix="first-book"),
    Case(code="CAT402", file=SECOND, bad="relations:\n  - type: part-of\n    target: ¦zoology\n", good=RELATED),
    Case(
        code="CAT402",
        file=SECOND,
        bad=BURIED + "  replaced_by: [¦first-boo]\n",
        good=BURIED + "  replaced_by: [first-book]\n",
        fix="first-book",
        beside=((PATH, "-  - title: Calculus\n    of: [second-course]\n"),),
    ),
    Case(
        code="CAT402",
        file=PATH,
        old="of: [first-book]",
        bad="of: [first-book, ¦third-book-x]",
        good="of: [first-book, second-course]",
    ),
    Case(code="CAT403", file=TOPICS, old=NEEDS, bad="needs: [¦algebr]", good=NEEDS, fix="algebra"),
    Case(code="CAT403", file=TOPICS, old=NEEDS, bad="under: ¦zoology", good="under: algebra"),
    Case(
        code="CAT404",
        file=TOPICS,
        old="- id: algebra\n",
        bad="- id: ¦algebra\n  needs: [calculus]\n",
        good="- id: algebra\n  needs: []\n",
    ),
    Case(
        code="CAT404",
        file=TOPICS,
        old="- id: algebra\n",
        bad="- id: ¦algebra\n  needs: [algebra]\n",
        good="- id: algebra\n  note: Letters.\n",
    ),
    Case(code="CAT405", file=SECOND, old=AFTER, bad="¦after: [first-book, second-course]", good="after: []"),
    Case(
        code="CAT406",
        file=TOPICS,
        bad="- id: ¦algebra\n  label: Algebra again\n",
        good="- id: algebra-again\n  label: Algebra again\n",
    ),
    Case(
        code="CAT501",
        file=SECOND,
        old=SECOND_URL,
        bad="url: ¦https://first.example.org/",
        good="url: https://first.example.org/other",
    ),
    Case(
        code="CAT501",
        file=SECOND,
        old=SECOND_URL,
        bad="url: ¦https://www.first.example.org",
        good="url: https://www2.first.example.org",
    ),
    Case(
        code="CAT502",
        file=SECOND,
        bad='identifiers:\n  isbn13: [¦"9783031410253"]\n',
        good='identifiers:\n  isbn13: ["9783031410260"]\n',
        beside=(("resources/book/first-book.yaml", "+" + ISBN),),
    ),
    Case(
        code="CAT502",
        file=SECOND,
        bad='identifiers:\n  isbn13: [¦"9783031410253"]\n',
        good=RELATED + ISBN,
        beside=(("resources/book/first-book.yaml", "+" + ISBN),),
    ),
)
