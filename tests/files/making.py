"""Sound entries of every kind, drawn from a seeded generator."""

from __future__ import annotations

from random import Random

from rescatalog.core.words import Access, Kind, Level

WORDS = (
    "Linear",
    "maps",
    "für",
    "Zahlen",
    "Poincaré",
    "2nd",
    "edition",
    "数学",
    "x²",
    "(draft)",
    "C++",
    "and",
    "e.g.",
    "it's",
)
OWN: dict[Kind, tuple[str, ...]] = {
    Kind.COURSE: ("shape: module", "delivery: self-paced"),
    Kind.BOOK: ("pages: 100", 'editions:\n  - edition: 2nd\n    year: 2020\n    isbn13: ["9783031410253"]'),
    Kind.VIDEO: ("minutes: 12.5",),
    Kind.VIDEO_SERIES: ("episodes: 9",),
    Kind.ARTICLE: ("genre: essay",),
    Kind.NOTES: ("pages: 7",),
}
SHARED = (
    "subtitle: A subtitle",
    "languages: [en, zh-Hans]",
    "effort: {hours: [10, 20.5], source: guide}",
    "effort:\n  weeks: 4\n  hours_per_week: 3\n  source: provider",
    "published: 2018-08-01",
    "published: 1999",
    "licence: CC-BY-4.0",
    "creators:\n  - name: A. Uthor\n    role: instructor",
    "requires: []",
    "notes: |\n  Several lines\n  of remarks.",
    "added: 2026-11-21",
    "code: [python, r]",
    "status: {state: archived, since: 2020-01-01, reason: gone}",
    'identifiers:\n  doi: ["10.1000/182"]',
)


def entry(random: Random, name: str, topic: str) -> tuple[Kind, str]:
    """Return the kind and the text of a sound entry called `name`."""
    kind = random.choice(list(Kind))
    # Text that begins with a digit or a bracket is text; only a colon or a hash would need quotes.
    title = " ".join(random.choices(WORDS, k=random.randint(1, 6)))
    optional: dict[str, str] = {}
    for lines in random.sample(SHARED + OWN.get(kind, ()), k=random.randint(0, 8)):
        optional.setdefault(lines.split(":")[0], lines)
    level = random.sample([str(level) for level in Level], k=random.randint(0, 3))
    blocks = [
        f"id: {name}",
        f"kind: {kind}",
        f"title: {title}",
        f"summary: Here {title} is taught in thirty characters or more.",
        f"links:\n  - role: homepage\n    url: https://{name}.example.org/\n  - {{role: pdf, url: https://{name}.example.net/a.pdf}}",
        f"topics: [{topic}]",
        f"level: [{', '.join(level)}]",
        f"offers:\n  - access: {random.choice(list(Access))}",
        *optional.values(),
    ]
    random.shuffle(blocks)
    return kind, "\n".join(blocks) + "\n"
