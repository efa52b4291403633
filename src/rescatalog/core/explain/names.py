"""Pages of ids, names of files and identifiers: CAT2xx."""

from __future__ import annotations

from rescatalog.core.explain.example import PROVIDERS, TOPICS
from rescatalog.core.explain.page import WHOLE, Page

_YEAR = "published: 2018"
_SECOND = """\
id: ¦first-book
kind: course
title: Another
summary: It teaches something else to other readers.
links:
  - role: homepage
    url: https://another.example.org/
topics: [algebra]
offers:
  - access: free
"""

PAGES = (
    Page(
        code="CAT201",
        title="An id is not spelled like one",
        why="Ids are file names and parts of addresses: lower-case letters, digits, single hyphens.",
        file=TOPICS,
        bad="- id: ¦Graph_Theory\n  label: Graphs\n",
        good="- id: graph-theory\n  label: Graphs\n",
    ),
    Page(
        code="CAT202",
        title="An id that Windows refuses",
        why="Some short names cannot be files on Windows, so a contributor there could not check the catalog out.",
        file=TOPICS,
        bad="- id: ¦con\n  label: Graphs\n",
        good="- id: cone\n  label: Graphs\n",
    ),
    Page(
        code="CAT203",
        title="Not a language tag",
        why="Languages are written as BCP 47 tags, so that browsers and other catalogs understand them.",
        old=_YEAR,
        bad="languages: [¦english]",
        good="languages: [en, pt-BR, zh-Hans]",
    ),
    Page(
        code="CAT204",
        title="Not a year of publication",
        why="Write the year, or the day as `2018-08-01`.",
        old=_YEAR,
        bad="published: ¦18",
        good="published: 2018",
    ),
    Page(
        code="CAT205",
        title="The id differs from the file's name",
        why="They are the same word, so that everybody finds the file of an id. Ids never change: mend the file's "
        "name, or a slip in the id.",
        old="id: first-book",
        bad="id: ¦frist-book",
        good="id: first-book",
        fix="id: first-book",
    ),
    Page(
        code="CAT206",
        title="The folder is that of another kind",
        why="`kind` equals the name of the folder, so that a file moved by mistake is noticed.",
        old="kind: book",
        bad="kind: ¦course",
        good="kind: book",
        fix="kind: book",
    ),
    Page(
        code="CAT207",
        title="The id is taken",
        why="An id names one thing. Choose another, or merge the two entries.",
        file="resources/course/first-book.yaml",
        old=WHOLE,
        bad=_SECOND,
        good="(a file with another name and id)",
    ),
    Page(
        code="CAT208",
        title="A file that is not read",
        why="Mostly a misspelled ending: files are called `<id>.yaml`. What is not read should not lie here.",
        severity="warning",
        file="resources/book/third-book.yml",
        old=WHOLE,
        bad="¦id: third-book",
        good="(no such file)",
    ),
    Page(
        code="CAT209",
        title="A link to elsewhere, or a device",
        why="A symbolic link may lead out of the catalog, so none is followed. Put the file itself here.",
        file="resources/book/linked.yaml",
        old=WHOLE,
        bad="¦(a symbolic link)",
        good="(the file itself)",
    ),
    Page(
        code="CAT211",
        title="Not an ISBN-13",
        why="Thirteen digits, of which the last checks the others. An ISBN-10 is told as its ISBN-13.",
        old=_YEAR,
        bad='identifiers:\n  isbn13: [¦"9783031410254"]',
        good='identifiers:\n  isbn13: ["9783031410253"]',
    ),
    Page(
        code="CAT212",
        title="Not an ORCID iD",
        why="Four groups of four, of which the last sign checks the others.",
        old=_YEAR,
        bad='creators:\n  - name: Josiah Carberry\n    orcid: ¦"0000-0002-1825-0098"',
        good='creators:\n  - name: Josiah Carberry\n    orcid: "0000-0002-1825-0097"',
    ),
    Page(
        code="CAT213",
        title="Not a licence by its SPDX name",
        why="Licences are written as SPDX expressions, so that people and programs know what they may do.",
        old=_YEAR,
        bad="licence: ¦cc-by-4.0",
        good="licence: CC-BY-4.0",
    ),
    Page(
        code="CAT214",
        title="Not an identifier of this sort",
        why="Identifiers tell duplicates apart, so a slip in one makes two resources of one.",
        old=_YEAR,
        bad='identifiers:\n  arxiv: [¦"1802.1528x"]',
        good='identifiers:\n  arxiv: ["1802.01528"]',
    ),
    Page(
        code="CAT215",
        title="Not a regular expression",
        why="The pattern of a provider's identifiers must be one that programs can use.",
        file=PROVIDERS,
        old="hosts: [press.example.org]",
        bad="hosts: [press.example.org]\n  identifiers:\n    - key: press\n      pattern: ¦'[0-9'",
        good="hosts: [press.example.org]\n  identifiers:\n    - key: press\n      pattern: '[0-9]+'",
    ),
)
