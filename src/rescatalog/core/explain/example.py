"""A small sound catalog: what the examples of the pages change."""

from __future__ import annotations

FIRST = "resources/book/first-book.yaml"
SECOND = "resources/course/second-course.yaml"
TOPICS = "vocab/topics.yaml"
ROLES = "vocab/roles.yaml"
PROVIDERS = "vocab/providers.yaml"
PATH = "paths/start-here.yaml"
GUIDE = "guides/a-guide.yaml"
CARD = "catalog.yaml"
REDIRECTS = "redirects.yaml"

FILES: dict[str, str] = {
    CARD: """\
name: A sandbox
schema_version: 1
canaries: ["https://example.com/"]
""",
    TOPICS: """\
- id: algebra
  label: Algebra
- id: calculus
  label: Calculus
  needs: [algebra]
""",
    ROLES: """\
- id: engineer
  label: Engineer
""",
    PROVIDERS: """\
- id: example-press
  label: Example Press
  sort: publisher
  hosts: [press.example.org]
""",
    FIRST: """\
id: first-book
kind: book
title: The First Book
summary: It teaches algebra by examples to readers who know none.
links:
  - role: homepage
    url: https://first.example.org/
  - role: solutions
    url: https://answers.example.org/
topics: [algebra]
offers:
  - access: free
  - access: paid
published: 2018
""",
    SECOND: """\
id: second-course
kind: course
title: The Second Course
summary: It teaches calculus by videos to readers who know algebra.
links:
  - role: homepage
    url: https://second.example.org/
topics: [calculus]
offers:
  - access: free
after: [first-book]
""",
    PATH: """\
id: start-here
title: Start here
summary: From nothing to calculus.
steps:
  - title: Algebra
    of: [first-book]
  - title: Calculus
    of: [second-course]
""",
    GUIDE: """\
id: a-guide
title: How to begin
summary: It holds that algebra comes first.
sort: essay
links:
  - role: homepage
    url: https://guide.example.org/
recommends:
  - resource: first-book
    stance: recommended
    says: A gentle way into the subject.
""",
}
