"""Entries full of texts that readers of YAML trip over, written in the styles people use, with comments between."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

_WORDS = (
    "no", "on", "Yes", "y", "N", "null", "~", "true", "True", "1e3", "0x1F", "0o17", "007", "12:30", "1:2:3.5",
    "1_000", "._", ".5", "5.", "-1", "+_", "1.10", "1.2.3", "2018", "-.inf", ".NaN", "<<", "=", "-", "- a", "---",
    "--- a", "...", "?", "? a", "a?", ":", ": a", "a:", "a: b", "a :b", "a #b", "#a", "a#b", "'", '"', "''",
    'a "b"', "it's", "\\", "\\n", "a\\", "{a}", "[a", "a]", "a, b", "*a", "&a", "!a", "!!int 3", "|", ">", "|-",
    "%a", "@a", "`a`", " a", "a ", "a  b", "2026-11-21", "2026-1-2", "2026-11-21T10:00:00Z", "2026-11-21 10:00:00",
    "é", "数学", "😀", "👩\u200d🔬", "\xa0a", "a\u2028b", "\ufeff", "\u200b", "a\tb", "\t", "\n", "a\nb", "a\nb\n",
    "a\n\nb\n\n", " a\nb", "a \nb", "a\n  b\n", "# a\n# b\n", "\n\na", "- a\n- b", "", "0", "-0", "0.0", "1" * 18,
    "1" * 19, "https://example.org/a?b=c#d", "a" * 130, "a b " * 50 + "c",
)  # fmt: skip
_NEVER = [chr(n) for n in (*range(10), *range(11, 32), *range(127, 160))]
TEXTS = st.one_of(
    st.sampled_from(_WORDS),
    st.text("0123456789_.:-+eExXoabTZ~=<>nyYN ", max_size=8),
    st.text(":#-,[]{}&*!|>'\"%@`\\? ab\n", max_size=8),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters=_NEVER), max_size=12),
)
SCALARS = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.decimals(-1000, 1000, places=3).map(float),
    st.sampled_from([1e-7, 0.1, 10.0, 123456789012.5]),
)
_KEYS = st.one_of(st.sampled_from(["role", "url", "note", "id", "title", "also", "expect"]), TEXTS)
_DAYS = st.dates().map(str).filter(lambda day: day >= "1000")
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=8,
)
ENTRIES = st.fixed_dictionaries(
    {"id": st.just("x"), "kind": st.sampled_from(["book", "course", "notes", "nonsense"])},
    optional={
        "title": TEXTS,
        "notes": TEXTS,
        "links": st.lists(st.dictionaries(_KEYS, TEXTS, min_size=1, max_size=3), max_size=3),
        "topics": st.lists(TEXTS, max_size=4),
        "identifiers": st.dictionaries(st.sampled_from(["doi", "arxiv"]), st.lists(TEXTS, max_size=3), max_size=2),
        "added": _DAYS,
        "published": _DAYS | st.integers(1450, 2100),
        "offers": VALUES,
        "pages": SCALARS,
        "status": st.dictionaries(_KEYS, VALUES, max_size=3),
        "unknown": VALUES,
    },
)
ITEMS = st.lists(
    st.fixed_dictionaries(
        {"id": TEXTS, "label": TEXTS},
        optional={
            "also": st.lists(TEXTS, max_size=3),
            "requires": st.lists(ENTRIES.map(dict), max_size=1),
            "note": TEXTS,
        },
    ),
    min_size=1,
    max_size=4,
)
_REMARKS = st.text("ab :#-é\"'[]{},|>😀", max_size=8)
# What an escape must stand for in a file.
_UNFIT = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(slots=True)
class Written:
    """A file as somebody may have written it.

    Attributes:
        text: the file.
        comments: every comment, in order; each begins with its number.
        of: the numbers of the comments that belong to a key or item but the first, by its key or index.
    """

    text: str = ""
    comments: list[str] = field(default_factory=list)
    of: dict[str | int, list[int]] = field(default_factory=dict)


class _Pen:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.page = Written()

    def gap(self, indent: str = "") -> list[str]:
        """Return blank lines and comments."""
        kinds = self.draw(st.lists(st.booleans(), max_size=2))
        return [f"{indent}{self.comment()}" if kind else "" for kind in kinds]

    def comment(self) -> str:
        """Return a comment of its own number."""
        text = f"#~{len(self.page.comments)}~ {self.draw(_REMARKS)}".rstrip()
        self.page.comments.append(text)
        return text

    def remark(self) -> str:
        """Return what follows on a line: a comment or nothing."""
        return f"  {self.comment()}" if self.draw(st.booleans()) else ""

    def field(self, key: str, value: Any) -> list[str]:  # noqa: ANN401 - plain data of any shape
        """Return the lines of a key in one of the styles that fit its value."""
        style = self.draw(st.sampled_from(["flow", "block", "literal"]))
        if style == "block" and isinstance(value, list) and value:
            dash = self.draw(st.sampled_from(["-", "  -", "      -"]))
            return [f"{key}:{self.remark()}", *(f"{dash} {flow(item)}" for item in value), *self.gap("   ")]
        if style == "block" and isinstance(value, dict) and value and max(map(len, value)) < 100:
            return [f"{key}:{self.remark()}", *(f"    {flow(name)}:   {flow(inner)}" for name, inner in value.items())]
        if style == "literal" and isinstance(value, str) and _may_be_literal(value):
            ends = len(value) - len(value.rstrip("\n"))
            body = [f"   {line}" if line else "" for line in value.removesuffix("\n").split("\n")]
            return [f"{key}: |{'-' if not ends else '' if ends == 1 else '+'}{self.remark()}", *body]
        return [f"{key}:   {flow(value)}{self.remark()}"]

    def belongs(self, name: str | int, before: int) -> None:
        """Note that the comments since `before` belong together."""
        self.page.of[name] = list(range(before, len(self.page.comments)))


@st.composite
def written_entry(draw: st.DrawFn, data: dict[str, Any]) -> Written:
    """Return a file with an entry: keys in any order, comments and blank lines anywhere between them."""
    pen = _Pen(draw)
    lines: list[str] = []
    for number, key in enumerate(draw(st.permutations(list(data)))):
        before = len(pen.page.comments)
        lines += [*pen.gap(), *pen.field(key, data[key])]
        if number:
            pen.belongs(key, before)
    lines += pen.gap()
    # A final line end is part of a text that is written below its key.
    ends = ["\n", "\n\n\n"] if lines[-1].startswith(" ") else ["", "\n", "\n\n\n"]
    pen.page.text = "\n".join(lines) + draw(st.sampled_from(ends))
    return pen.page


@st.composite
def written_items(draw: st.DrawFn, items: list[dict[str, Any]]) -> Written:
    """Return a file with a list of items: some on one line, some with a line for each key."""
    pen = _Pen(draw)
    lines: list[str] = []
    for number, item in enumerate(items):
        before = len(pen.page.comments)
        lines += pen.gap()
        if draw(st.booleans()):
            lines.append(f"- {flow(item)}{pen.remark()}")
        else:
            keys = draw(st.permutations(list(item)))
            inner = [line for key in keys for line in [*pen.field(key, item[key]), *pen.gap("  ")]]
            first, *rest = [f"  {line}" if line else "" for line in inner]
            lines += [f"- {first[2:]}", *rest]
        if number:
            pen.belongs(number, before)
    pen.page.text = "\n".join([*lines, *pen.gap(), ""])
    return pen.page


def flow(value: Any) -> str:  # noqa: ANN401 - plain data of any shape
    """Return a value in one line: JSON, which is YAML, but for what YAML or a file of ours does not take."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, float):
        whole, _, rest = f"{value:.10f}".partition(".")
        return f"{whole}.{rest.rstrip('0') or '0'}"
    # In ASCII, JSON would make two escapes of an emoji, which YAML does not put together.
    return _UNFIT.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))


def _may_be_literal(text: str) -> bool:
    return bool(text.strip()) and not text[0].isspace() and "\t" not in text and not _UNFIT.search(text)
