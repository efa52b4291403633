"""One file of every sort with every field, as plain data, to be spoiled in the test of the JSON Schemas."""

from __future__ import annotations

from typing import Any

import yaml

from rescatalog.core.words import Kind

_ENTRY = """
id: linear-algebra
title: Linear Algebra
subtitle: Maps and spaces
summary: Teaches vectors and matrices to beginners, with many exercises.
creators:
  - {name: A. Uthor, role: instructor, orcid: 0000-0002-1825-0097}
provider: example-press
publisher: Example Press
links:
  - role: homepage
    url: https://a.example.org/
    expect:
      title: Linear Algebra
      not_contains: [not found]
      final_host: a.example.org
      content_type: text/html
  - {role: pdf, url: "https://a.example.org/a.pdf?x=1#y", check: manual, confirmed: "2026-11-01"}
identifiers:
  isbn13: ["9783031410253"]
  doi: [10.1137/16M1080173]
  arxiv: ["1802.01528", math.GT/0309136]
  youtube_video: [kjBOesZCoqc]
  youtube_playlist: [PL49CF3715CB9EF31D]
  youtube_channel: [UCYO_jab_esuFRV4b17AJtAw, "@mit"]
  github: [mitmath/1806]
  ocw: [18-06-linear-algebra-spring-2010]
  coursera: [learn/pca]
  edx: [course-v1:MITx+6.041]
  khan: [math/linear-algebra]
  wikipedia: [Linear algebra]
  wikidata: [Q82571]
  openlibrary: [OL1234M]
  gutenberg: ["33283"]
  course_number: ["18.06"]
topics: [vectors, matrices]
requires: [school-algebra]
avoids: [proofs]
after: [first-book]
level: [introductory, intermediate]
roles: [engineer]
languages: [en, pt-BR, zh-Hans]
subtitles: [de]
provides: [lectures, exercises]
code: [python]
effort: {hours: [10, 20.5], source: guide}
offers:
  - {access: free, formats: [pdf], price: 10 EUR, checked: "2026-11-01", note: As PDF.}
licence: CC-BY-4.0
licence_evidence: https://a.example.org/licence
published: "2018-08-01"
relations: [{type: companion-of, target: second-course}]
status: {state: superseded, since: "2020-01-01", reason: new-edition, replaced_by: [second-book], note: Gone.}
notes: |
  Several lines
  of remarks.
added: "2026-11-21"
reviewed: "2026-11-21"
lint_allow: [{code: CAT503, why: The two differ in their second half.}]
"""
_OWN: dict[Kind, dict[str, Any]] = {
    Kind.COURSE: {"shape": "module", "delivery": "self-paced"},
    Kind.BOOK: {
        "published": 2018,
        "pages": 100,
        "editions": [{"edition": "2nd", "year": 2020, "isbn13": ["9783031410253"], "publisher": "Example Press"}],
    },
    Kind.VIDEO: {"minutes": 12.5},
    Kind.VIDEO_SERIES: {"episodes": 9},
    Kind.ARTICLE: {"genre": "essay"},
    Kind.NOTES: {"pages": 7},
}

_OTHERS = """
path:
  id: start-here
  title: Start here
  summary: From nothing to calculus.
  from: [a-guide]
  for: {roles: [engineer], assumes: [school-algebra], degrees: [practitioner], note: For those in a hurry.}
  steps:
    - title: Algebra
      goal: {topic: algebra, level: working}
      choose: 1
      of: [first-book, second-course]
      until: matrices
      hours: [10, 20]
      why: All else rests on it.
      any_order: basics
      optional: true
      milestone: You can solve a system by hand.
    - {title: A project, activity: Build something., hours: 40}
  assumptions: [The guide leaves the order open.]
guide:
  id: a-guide
  title: How to begin
  summary: It holds that algebra comes first.
  creators: [{name: A. Uthor}]
  publisher: Example Press
  published: 2018
  sort: essay
  licence: CC-BY-4.0
  links: [{role: homepage, url: https://guide.example.org/}]
  interest: self
  disclosure: It says so itself.
  bias: Towards books.
  expects: [{topic: algebra, level: basic, first: true, note: From school.}]
  recommends:
    - resource: first-book
      stance: recommended
      position: 1
      where: Part one
      says: A gentle way into the subject.
      quote: A gentle way.
      reservation: It is long.
      for: beginners
      roles: [engineer]
      degrees: [practitioner]
      topics: [algebra]
      assumes: [school-algebra]
      interest: affiliate
      identified: by-link
      note: A remark.
    - {unlisted: A lost book, stance: mentioned, says: It is named once and no more., note: Nobody has it.}
  rates:
    - {provider: example-press, standalone: often-not, exercises: few, quality: good, price: fair, remark: None.}
    - {medium: blogs, standalone: "no"}
  uses: [{topic: algebra, used_for: Every model.}]
  effort:
    - {for: a working knowledge, hours: 100, weeks: [4, 6.5], months: 1, hours_per_day: 3, derived: [months],
       possible: false, note: Said in passing.}
  advice: [Do the exercises before you look.]
  positions: [{question: order, answer: Algebra before calculus., topics: [algebra]}]
  notes: A remark.
catalog:
  name: A catalog
  schema_version: 1
  licence: CC0-1.0
  default_language: en
  canaries: ["https://example.com/"]
topics:
  - {id: algebra, label: Algebra, also: [letters, unknowns], note: Sums with letters., why: All of it., under: school,
     needs: [arithmetic], msc: 15-XX}
roles:
  - {id: engineer, label: Engineer, also: [developer], note: Builds., includes: [analyst],
     requires: [{topic: algebra, level: deep, guide: a-guide, note: It says so.}]}
degrees:
  - {id: practitioner, label: Practitioner, guide: a-guide, can: Use it., note: A remark.,
     requires: [{topic: algebra, level: basic, guide: a-guide}]}
providers:
  - {id: example-press, label: Example Press, sort: publisher, url: https://press.example.org/, robots: Lets them in.,
     hosts: [press.example.org], identifiers: [{key: ocw, pattern: "[a-z]+"}], account: for-some, note: A remark.}
people:
  - {id: a-uthor, name: A. Uthor, also: [Anne Uthor], orcid: 0000-0002-1825-0097, url: https://a.example.org/,
     note: A remark.}
tools: [{id: a-tool, label: A Tool, url: https://tool.example.org/, note: A remark.}]
questions: [{id: order, label: "What comes first?"}]
"""


def whole_files() -> list[tuple[str, Any]]:
    """Return a file with every field for each schema, by the schema's name; an entry of every kind."""
    entries = [yaml.safe_load(_ENTRY) | {"kind": str(kind)} | _OWN.get(kind, {}) for kind in Kind]
    return [*(("entry", entry) for entry in entries), *yaml.safe_load(_OTHERS).items()]
