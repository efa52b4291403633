"""Examples of what can be wrong with the text of a file: CAT001 to CAT016, CAT601 to CAT604."""

from __future__ import annotations

from tests.files.sandbox import Case

TITLE = "title: The First Book"
YEAR = "published: 2018"


TEXT_CASES = (
    Case(
        code="CAT001",
        old=TITLE,
        bad="title: Calculus¦: a start",
        good='title: "Calculus: a start"',
        fix='title: "Calculus: a start"',
    ),
    Case(
        code="CAT001",
        old=TITLE,
        bad='title: A "word"¦: it\\s',
        good='title: "A \\"word\\": it\\\\s"',
        fix='title: "A \\"word\\": it\\\\s"',
    ),
    Case(
        code="CAT001",
        old="topics: [algebra]\noffers:",
        bad="topics: [algebra\noffers¦:",
        good="topics: [algebra ]\noffers:",
    ),
    Case(code="CAT001", bad='notes: "no end\n¦', good='notes: "an end"\n'),
    Case(code="CAT001", old=TITLE, bad="title: ¦@home", good='title: "@home"'),
    Case(code="CAT005", old=TITLE, bad="title: The¦\x01 Book", good="title: The\u00a0Book"),
    Case(code="CAT005", old=TITLE, bad="title: The\nnotes: ¦\x1b[31m", good='title: The\nnotes: "[31m"'),
    Case(code="CAT006", old=YEAR, bad=f"notes: {'[' * 11}¦[{']' * 12}", good="notes: deep"),
    Case(code="CAT008", old=TITLE, bad="title: ¦&name The First Book", good='title: "&name The First Book"'),
    Case(code="CAT008", old=TITLE, bad="title: ¦*name", good='title: "*name"'),
    Case(code="CAT009", old=TITLE, bad="title: ¦!!str The First Book", good='title: "!!str The First Book"'),
    Case(code="CAT009", old=TITLE, bad="title: ¦!secret key", good='title: "!secret key"'),
    Case(code="CAT010", bad="¦---\nid: other\n", good="# --- no document begins here\n"),
    Case(code="CAT011", bad="¦title: Again\n", good="subtitle: Again\n"),
    Case(
        code="CAT011",
        old="  - access: free\n",
        bad="  - access: free\n    ¦access: audit\n",
        good="  - access: free\n  - access: audit\n",
    ),
    Case(code="CAT012", bad="? ¦[a, b]\n: 1\n", good="? subtitle\n: One\n"),
    Case(code="CAT012", bad="¦{a: 1}: 1\n", good='subtitle: "{a: 1}"\n'),
    Case(code="CAT013", bad="¦<<: {subtitle: One}\n", good="subtitle: One\n"),
    Case(code="CAT014", old="\n  - access: free", bad="\n¦\t- access: free", good="\n  -  access: free"),
    Case(code="CAT015", old=TITLE, bad="title: ¦yes", good='title: "yes"', fix='"yes"'),
    Case(code="CAT015", old=YEAR, bad="published: ¦02018", good="published: 2018", fix='"02018"'),
    Case(code="CAT601", old=TITLE, bad="title: ¦Poincare\u0301", good="title: Poincar\u00e9"),
    Case(code="CAT602", old=TITLE, bad="title: ¦The\u200bBook", good="title: The Book"),
    Case(code="CAT602", old=TITLE, bad="title: ¦The \u202ekooB", good="title: The Book"),
    Case(code="CAT602", old=TITLE, bad='title: ¦"The\\nBook"', good='title: "The Book"'),
    Case(code="CAT603", old=TITLE, bad='title: ¦"The Book "', good='title: "The Book"'),
    Case(code="CAT603", old=TITLE, bad="title: ¦The  Book", good="title: The Book"),
    Case(
        code="CAT604",
        old="summary: It teaches algebra by examples to readers who know none.",
        bad="summary: ¦It teaches algebra by examples to readers who know none",
        good="summary: Does it teach algebra by examples to readers who know none?",
    ),
)
# These cannot be written as text with one part replaced: code, content of the bad entry, its line and column.
BYTE_CASES = (
    ("CAT002", b"id: first-book\ntitle: caf\xe9\n", 2, 11),
    ("CAT003", b"#" * 65_537, 1, 1),
    ("CAT004", b"\xef\xbb\xbfid: first-book\n", 1, 1),
    ("CAT007", b"", 1, 1),
    ("CAT007", b"# nothing but a remark\n", 1, 1),
)
