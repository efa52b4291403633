"""Pages of what is wrong with the text of a file: CAT0xx."""

from __future__ import annotations

from rescatalog.core.explain.page import WHOLE, Page

_TITLE = "title: The First Book"

PAGES = (
    Page(
        code="CAT001",
        title="The file is not YAML",
        why="Mostly a text with a colon and a blank in it, a quote that is never closed, or lines that do not line up. "
        "The place is where the reader gave up; the slip is there or just above.",
        old=_TITLE,
        bad="title: Calculus¦: a start",
        good='title: "Calculus: a start"',
        fix='title: "Calculus: a start"',
    ),
    Page(
        code="CAT002",
        title="The file is not UTF-8",
        why="Files are read as UTF-8 everywhere, so that names such as Erdős arrive as they were written. "
        "Save the file again as UTF-8. (In the example `\\xe9` stands for that byte.)",
        old=WHOLE,
        bad="title: caf¦\\xe9",
        good="title: café",
    ),
    Page(
        code="CAT003",
        title="The file is too large",
        why="One file holds one thing; more than 64 KB is never that. Split it, or take out what came by mistake.",
        old=WHOLE,
        bad="¦(65,537 bytes)",
        good="(65,536 bytes)",
    ),
    Page(
        code="CAT004",
        title="The file begins with a byte order mark",
        why="Some editors put three invisible bytes in front, on which other programs stumble. Save it without them.",
        old=WHOLE,
        bad="¦\\xef\\xbb\\xbfid: first-book",
        good="id: first-book",
    ),
    Page(
        code="CAT005",
        title="A character that is no text",
        why="Control characters cannot be seen, end lines where no editor does, or steer terminals. Delete it.",
        old=_TITLE,
        bad="title: The¦\x01 Book",
        good="title: The Book",
    ),
    Page(
        code="CAT006",
        title="Nested too deeply",
        why="Nothing in a catalog needs more than twelve levels; deeper nesting is a slip or an attack on readers.",
        old="published: 2018",
        bad="notes: [[[[[[[[[[[¦[]]]]]]]]]]]]",
        good="notes: deep",
    ),
    Page(
        code="CAT007",
        title="The file is empty",
        why="A file without fields says nothing. Write them, or delete the file.",
        old=WHOLE,
        bad="¦# nothing but a remark",
        good="id: first-book",
    ),
    Page(
        code="CAT008",
        title="An anchor or an alias",
        why="`&name` and `*name` repeat a value from elsewhere, which readers and editors cannot follow. Write it out.",
        old=_TITLE,
        bad="title: ¦&name The First Book",
        good='title: "&name The First Book"',
    ),
    Page(
        code="CAT009",
        title="A tag or a directive",
        why="`!!str` and `%YAML` change how a value is read. The fields say already what they hold.",
        old=_TITLE,
        bad="title: ¦!!str The First Book",
        good='title: "!!str The First Book"',
    ),
    Page(
        code="CAT010",
        title="A second document",
        why="`---` begins another document in the same file; one file holds one thing. Give it a file of its own.",
        bad="¦---\nid: other\n",
        good="# --- no document begins here\n",
    ),
    Page(
        code="CAT011",
        title="A key twice",
        why="Most readers silently keep the last one, so that half of what was written is lost. Keep one.",
        bad="¦title: Again\n",
        good="subtitle: Again\n",
    ),
    Page(
        code="CAT012",
        title="A key that is no word",
        why="A list or a mapping stands where the name of a field belongs.",
        bad="? ¦[a, b]\n: 1\n",
        good="? subtitle\n: One\n",
    ),
    Page(
        code="CAT013",
        title="A merge key",
        why="`<<` copies fields from elsewhere in YAML 1.1 and is a plain key in YAML 1.2. Write the fields out.",
        bad="¦<<: {subtitle: One}\n",
        good="subtitle: One\n",
    ),
    Page(
        code="CAT014",
        title="A tab",
        why="YAML does not allow tabs to indent, and nobody can see them. Write blanks.",
        old="\n  - access: free",
        bad="\n¦\t- access: free",
        good="\n  -  access: free",
    ),
    Page(
        code="CAT015",
        title="A word that readers of YAML take for different things",
        why="YAML 1.1 reads `yes`, `on`, `012` and `12:30` as a truth value, an octal number and a number to base 60; "
        "YAML 1.2 reads text or other numbers. Quotes make it text for everybody.",
        old=_TITLE,
        bad="title: ¦yes",
        good='title: "yes"',
        fix='"yes"',
    ),
    Page(
        code="CAT016",
        title="The file cannot be read",
        why="The system refuses to open it. Check its permissions: `chmod a+r FILE` mostly helps.",
        old=WHOLE,
        bad="¦(a file without read permission)",
        good="(a file that can be read)",
    ),
)
