"""Examples of what can be wrong with the shape and the values of one file: CAT1xx, CAT2xx, CAT301."""

from __future__ import annotations

from rescatalog.core.explain.example import CARD, PATH, TOPICS
from tests.files.sandbox import Case

TITLE = "title: The First Book"
URL = "url: https://first.example.org/"
LINK = "  - role: homepage\n    url: https://first.example.org/\n"
YEAR = "published: 2018"
SUMMARY = "summary: It teaches algebra by examples to readers who know none."
MIRROR = "  - role: mirror\n    url: https://mirror.example.net/\n"

SHAPE_CASES = (
    Case(code="CAT101", old=f"{TITLE}\n", bad="", good="title: x\n"),
    Case(code="CAT101", old=LINK, bad="  - ¦role: homepage\n", good=f"  - role: homepage\n    {URL}a\n"),
    Case(
        code="CAT101",
        file=TOPICS,
        old="- id: algebra\n  label: Algebra\n",
        bad="- ¦id: algebra\n",
        good="- id: algebra\n  label: A\n",
    ),
    Case(code="CAT101", file=CARD, old="name: A sandbox\n", bad="¦", good="name: Other\n"),
    Case(code="CAT102", old=TITLE, bad="¦titel: The First Book", good=TITLE, fix="title"),
    Case(code="CAT102", old=YEAR, bad="¦colour: red", good=YEAR),
    Case(
        code="CAT102",
        old="role: homepage",
        bad="role: homepage\n    ¦expekt: {title: Book}",
        good="role: homepage\n    expect: {title: Book}",
        fix="expect",
    ),
    Case(
        code="CAT102",
        file=PATH,
        old="of: [first-book]",
        bad="of: [first-book]\n    ¦untill: algebra",
        good="of: [first-book]\n    until: algebra",
        fix="until",
    ),
    Case(
        code="CAT103",
        old="role: homepage",
        bad="role: homepage\n    check: ¦manuel",
        good="role: homepage\n    check: manual\n    confirmed: 2026-11-01",
        fix="manual",
    ),
    Case(code="CAT103", old="access: free", bad="access: ¦gratis", good="access: free-limited"),
    Case(
        code="CAT103",
        old="topics: [algebra]",
        bad="topics: [algebra]\nlevel: [¦advancd]",
        good="topics: [algebra]\nlevel: [advanced]",
        fix="advanced",
    ),
    Case(code="CAT103", file=CARD, old="schema_version: 1", bad="schema_version: ¦2", good="schema_version:  1"),
    Case(code="CAT104", old="kind: book", bad="kind: ¦boook", good="kind: book", fix="book"),
    Case(code="CAT104", old="kind: book\n", bad="", good="kind:  book\n"),
    Case(code="CAT105", old=TITLE, bad="title: ¦1984", good='title: "1984"', fix='"1984"'),
    Case(code="CAT105", old=TITLE, bad="title: ¦[The, Book]", good="title: The, Book"),
    Case(code="CAT105", old=f"{TITLE}\n", bad="title:¦\n", good="title: null object\n"),
    Case(code="CAT105", old="topics: [algebra]", bad="topics: ¦algebra", good="topics:\n  - algebra"),
    Case(
        code="CAT105",
        old="role: homepage",
        bad="role: homepage\n    expect: ¦Book",
        good="role: homepage\n    expect:\n      title: Book",
    ),
    Case(code="CAT105", old=YEAR, bad="pages: ¦many", good="pages: 100"),
    Case(code="CAT105", old=YEAR, bad='pages: ¦"100"', good="pages: 100"),
    Case(code="CAT106", old=SUMMARY, bad="summary: ¦Too short.", good=f"summary: {'a' * 29}."),
    Case(code="CAT106", old=SUMMARY, bad=f"summary: ¦{'a' * 400}.", good=f"summary: {'a' * 399}."),
    Case(code="CAT106", old="topics: [algebra]", bad="topics: ¦[]", good="topics: [calculus]"),
    Case(code="CAT106", old=TITLE, bad='title: ¦""', good='title: "0"'),
    Case(code="CAT107", old=YEAR, bad="pages: ¦0", good="pages: 1"),
    Case(code="CAT107", old=YEAR, bad="added: ¦2026-02-30", good="added: 2026-02-28"),
    Case(
        code="CAT107",
        file=PATH,
        old="of: [first-book]",
        bad="of: [first-book]\n    choose: ¦0",
        good="of: [first-book]\n    choose: 1",
    ),
    Case(
        code="CAT110",
        old=YEAR,
        bad="effort: ¦{hours: 3, weeks: 2, source: guide}",
        good="effort: {weeks: [2, 3], hours_per_week: 4, source: guide}",
    ),
    Case(code="CAT110", old=YEAR, bad="effort: ¦{weeks: 2, source: guide}", good="effort: {hours: 2, source: guide}"),
    Case(code="CAT110", old=YEAR, bad="effort:\n  ¦source: guide", good="effort:\n  hours: 3.5\n  source: guide"),
    Case(code="CAT111", old="role: homepage", bad="role: pdf", good="role:  homepage"),
    Case(code="CAT111", old=LINK, bad=LINK + MIRROR.replace("mirror\n", "homepage\n"), good=LINK + MIRROR),
    Case(code="CAT112", old=LINK, bad=LINK + LINK.replace("homepage", "pdf"), good=LINK + MIRROR),
    Case(
        code="CAT114",
        old=YEAR,
        bad="effort: {hours: ¦[3, 2], source: guide}",
        good="effort: {hours: [2, 3], source: guide}",
    ),
    Case(
        code="CAT113",
        file=PATH,
        old="title: Algebra",
        bad="¦title: Algebra\n    choose: 2",
        good="title: Algebra\n    choose: 1",
    ),
    Case(
        code="CAT115",
        file=PATH,
        old="of: [first-book]",
        bad="of: ¦[first-book, first-book]",
        good="of: [first-book]",
    ),
    Case(
        code="CAT201",
        file=TOPICS,
        old="",
        bad="- id: ¦Graph_Theory\n  label: Graphs\n",
        good="- id: graph-theory\n  label: Graphs\n",
    ),
    Case(
        code="CAT201", old="topics: [algebra]", bad="topics: [algebra, ¦calculus-]", good="topics: [algebra, calculus]"
    ),
    Case(code="CAT202", file=TOPICS, old="", bad="- id: ¦con\n  label: Graphs\n", good="- id: cone\n  label: Graphs\n"),
    Case(code="CAT203", old=YEAR, bad="languages: [¦english]", good="languages: [en, pt-BR, zh-Hans, es-419]"),
    Case(code="CAT203", file=CARD, bad="default_language: ¦EN\n", good="default_language: en\n"),
    Case(code="CAT204", old=YEAR, bad="published: ¦18", good="published: 1450"),
    Case(code="CAT204", old=YEAR, bad="published: ¦2018-13-01", good="published: 2018-12-01"),
    Case(code="CAT205", old="id: first-book", bad="id: ¦frist-book", good="id:  first-book", fix="id: first-book"),
    Case(
        code="CAT205", file=PATH, old="id: start-here", bad="id: ¦start", good="id:  start-here", fix="id: start-here"
    ),
    Case(code="CAT206", old="kind: book", bad="kind: ¦course", good="kind:  book", fix="kind: book"),
    Case(code="CAT301", old=URL, bad="url: ¦ftp://first.example.org/", good="url: https://first.example.org/a"),
    Case(
        code="CAT301", old=URL, bad='url: ¦"https://first.example.org/a b"', good="url: https://first.example.org/a%20b"
    ),
    Case(code="CAT301", old=URL, bad="url: ¦https://tschüss.example/", good="url: https://xn--tschss-3ya.example/"),
    Case(
        code="CAT301",
        old=URL,
        bad="url: ¦https://me:secret@first.example.org/",
        good="url: https://first.example.org/@me",
    ),
    Case(code="CAT301", file=CARD, old='"https://example.com/"', bad="¦example.com", good="https://example.org/"),
)
