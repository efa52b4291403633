"""The canonical form: what it looks like, and the laws it keeps whatever a file holds."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import PurePath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from rescatalog.files.fault import Fault
from rescatalog.files.formatting import formatted
from rescatalog.files.quoting import written
from rescatalog.files.read_yaml import read_yaml
from tests.files.nasty import ENTRIES, ITEMS, Written, written_entry, written_items

BOOK = PurePath("resources/book/a.yaml")
TOPICS = PurePath("vocab/topics.yaml")
ROLES = PurePath("vocab/roles.yaml")


def fmt(text: str, where: PurePath = BOOK) -> str:
    """Return the canonical form of a text that has one."""
    read = read_yaml(text.encode(), "a.yaml")
    assert read.problems == ()
    after = formatted(read, where)
    assert isinstance(after, str), after
    return after


def data_of(text: str) -> Any:  # noqa: ANN401 - plain data of any shape
    read = read_yaml(text.encode(), "a.yaml")
    assert read.problems == ()
    return read.data


def exactly(value: object) -> str:
    """Return what tells 1, 1.0, true and "1" apart; days are texts, as they are to us."""
    return json.dumps(value, sort_keys=True, default=date.isoformat)


def as_texts(value: Any) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return data as a reader sees it that knows nothing but text."""
    if isinstance(value, dict):
        return {key: as_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_texts(inner) for inner in value]
    return value if isinstance(value, str) else written(value)


def keeps_the_laws(page: Written, where: PurePath) -> None:
    after = fmt(page.text, where)
    said = data_of(after)
    assert exactly(said) == exactly(data_of(page.text))
    assert fmt(after, where) == after
    assert fmt(page.text.replace("\n", "\r\n"), where) == after

    assert sorted(re.findall(r"#~(\d+)~", after), key=int) == [str(n) for n in range(len(page.comments))]
    assert all(comment in after for comment in page.comments)
    order = [int(number) for number in re.findall(r"#~(\d+)~", after)]
    for numbers in page.of.values():
        start = min(map(order.index, numbers), default=0)
        together = order[start : start + len(numbers)]
        # The keys of an item are put in order, those of a key keep theirs.
        assert (together if where == BOOK else sorted(together)) == numbers

    assert exactly(yaml.load(after, yaml.SafeLoader)) == exactly(said)
    assert exactly(yaml.load(after, yaml.CSafeLoader)) == exactly(said)
    assert exactly(YAML(typ="safe", pure=True).load(io.StringIO(after))) == exactly(said)
    assert yaml.load(after, yaml.BaseLoader) == as_texts(said)  # noqa: S506 - it makes nothing but texts


@settings(max_examples=150, deadline=None)
@given(ENTRIES.flatmap(written_entry))
def test_an_entry_keeps_its_meaning_and_its_comments_and_every_reader_reads_the_same(page: Written) -> None:
    keeps_the_laws(page, BOOK)


@settings(max_examples=100, deadline=None)
@given(ITEMS.flatmap(written_items), st.sampled_from([TOPICS, ROLES]))
def test_a_vocabulary_keeps_its_meaning_and_its_comments_and_every_reader_reads_the_same(
    page: Written, where: PurePath
) -> None:
    keeps_the_laws(page, where)


def test_fields_stand_in_the_order_of_the_schema_and_unknown_ones_at_the_end() -> None:
    assert fmt("strange: 1\npages: 7\nadded: 2026-11-21\nodd: 2\nkind: book\ntitle: T\nid: a\n") == (
        "id: a\nkind: book\ntitle: T\nadded: 2026-11-21\npages: 7\nstrange: 1\nodd: 2\n"
    )


def test_so_do_those_inside() -> None:
    before = "links:\n- {expect: {final_host: a.org, title: T}, url: https://a.org/, role: homepage}\n"
    assert fmt(before) == (
        "links:\n  - role: homepage\n    url: https://a.org/\n    expect:\n      title: T\n      final_host: a.org\n"
    )


@pytest.mark.parametrize(
    ("where", "before", "after"),
    [
        ("catalog.yaml", "schema_version: 1\nname: T\n", "name: T\nschema_version: 1\n"),
        ("redirects.yaml", "b-b: 'c-c'\na-a: c-c\n", "b-b: c-c\na-a: c-c\n"),
        ("paths/p.yaml", "for: {roles: []}\nsteps: []\nfrom: []\nid: p\n",
         "id: p\nfrom: []\nfor:\n  roles: []\nsteps: []\n"),
        ("guides/g.yaml", "recommends:\n- stance: rated\n  for: X\n  resource: r\nid: g\n",
         "id: g\nrecommends:\n  - resource: r\n    stance: rated\n    for: X\n"),
        ("vocab/tools.yaml", "- label: T\n  id: t\n", "- id: t\n  label: T\n"),
        ("resources/book/a.yaml", "{kind: book, id: a}\n", "id: a\nkind: book\n"),
        ("resources/book/a.yaml", "---\nkind: book\nid: a\n...\n", "id: a\nkind: book\n"),
        ("resources/book/a.yaml", "  kind: book\n  id: a\n", "id: a\nkind: book\n"),
        ("resources/book/a.yaml", "\n\nid: a\n\n\n\nkind: book\n\n\n", "id: a\n\nkind: book\n"),
        ("resources/book/a.yaml", "id: a", "id: a\n"),
        ("resources/book/a.yaml", "id: a\nlinks: []\nstatus: {}\n", "id: a\nlinks: []\nstatus: {}\n"),
    ],
)  # fmt: skip
def test_every_sort_of_file_has_its_form(where: str, before: str, after: str) -> None:
    assert fmt(before, PurePath(where)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: 'Plain'", "title: Plain"),
        ('title: "Plain, [and] simple"', "title: Plain, [and] simple"),
        ("title: 'A: B'", 'title: "A: B"'),
        ("title: >-\n  one\n  two", "title: one two"),
        ("title: one\n  two", "title: one two"),
        ('title: "2026-11-21"', 'title: "2026-11-21"'),
        ('added: "2026-11-21"', "added: 2026-11-21"),
        ('title: "no"', 'title: "no"'),
        ('title: "tab\\tand \\u2028"', 'title: "tab\\tand \\u2028"'),
        ("title:", "title: null"),
        ("pages: +10", "pages: 10"),
        ("minutes: 0.0000001", "minutes: 0.0000001"),
        ('notes: "a\\nb"', "notes: |-\n  a\n  b"),
        ('notes: "a\\nb\\n"', "notes: |\n  a\n  b"),
        ('notes: "a\\n\\n"', 'notes: "a\\n\\n"'),
        ('notes: " a\\nb"', 'notes: " a\\nb"'),
        ("topics:\n- a\n- b", "topics: [a, b]"),
        ("topics: [a,\n   b]", "topics: [a, b]"),
        ("identifiers: {doi: [10.1/a], ocw: [x]}", 'identifiers:\n  doi: ["10.1/a"]\n  ocw: ["x"]'),
        ("canaries: [https://a.org/]", "canaries:\n  - https://a.org/"),
        ("also: ['a, b', c]", "also:\n  - a, b\n  - c"),
        ("effort: {source: guide, hours: [1, 2.50]}", "effort:\n  hours: [1, 2.5]\n  source: guide"),
        (f"{'k' * 110}: []", f"{'k' * 110}: []"),
        ("x: [[a, b], {c: d}]", "x:\n  - [a, b]\n  - c: d"),
    ],
)
def test_a_value_has_one_way_of_being_written(before: str, after: str) -> None:
    assert fmt(f"{before}\n") == f"{after}\n"


def test_a_list_is_on_one_line_up_to_100_columns() -> None:
    fits = f"topics: [{'a' * 45}, {'b' * 43}]"
    assert len(fits) == 100
    assert fmt(f"{fits}\n") == f"{fits}\n"
    assert fmt(fits.replace("]", "b]\n")) == f"topics:\n  - {'a' * 45}\n  - {'b' * 44}\n"


def test_an_item_of_a_vocabulary_may_stay_on_one_line_up_to_120_columns() -> None:
    item = f"- {{id: a, label: {'l' * 102}}}"
    assert len(item) == 120
    assert fmt(f"{item}\n", TOPICS) == f"{item}\n"
    assert fmt(item.replace("}", "l}\n"), TOPICS) == f"- id: a\n  label: {'l' * 103}\n"
    assert fmt("- {label:   'L, M', id: a}\n", TOPICS) == '- {id: a, label: "L, M"}\n'
    needs = "- id: a\n  requires:\n    - {topic: t, level: deep, guide: g}\n"
    assert fmt(needs, ROLES) == needs


def test_comments_and_blank_lines_above_a_key_travel_with_it() -> None:
    before = "# on the title\ntitle: T\n\n# on\n# the id\nid: a\nkind: book\n# the end\n"
    assert fmt(before) == "# on\n# the id\nid: a\nkind: book\n# on the title\ntitle: T\n# the end\n"


def test_what_stands_at_the_top_stays_there() -> None:
    head = "# yaml-language-server: $schema=x.json\n"
    assert fmt(f"{head}title: T\nid: a\n") == f"{head}id: a\ntitle: T\n"
    assert fmt("# A licence\n\n# on the title\ntitle: T\nid: a\n") == "# A licence\n\nid: a\n# on the title\ntitle: T\n"
    assert fmt("--- # first\nid: 'a'\n... # last\n") == "# first\nid: a\n# last\n"


def test_a_comment_inside_keeps_the_text_of_its_key_and_of_no_other() -> None:
    kept = "links:\n- url:   'https://a.org/'  # the best\n  role: homepage\n  # - role: pdf\n"
    assert fmt(f"{kept}kind: 'book'\nid: 'a'\n") == f"id: a\nkind: book\n{kept}"
    assert fmt("notes: |+  # why\n  a\n\n\nid: 'a'\n") == "id: a\nnotes: |+  # why\n  a\n\n\n"
    assert fmt("{id: a, # why\n kind: book}\n") == "{id: a, # why\n kind: book}\n"


def test_in_a_list_each_key_of_an_item_counts_for_itself() -> None:
    first = "# all\n- label: 'A'\n  # on the id\n  id: a\n"
    before = f"{first}# on b\n-   label: 'B'   # why\n    id: 'b'\n-\n  # on c\n  id: 'c'\n"
    assert fmt(before, TOPICS) == (
        "# all\n- # on the id\n  id: a\n  label: A\n# on b\n- id: b\n  label: 'B'   # why\n- # on c\n  id: c\n"
    )
    assert fmt("- 'a' # why\n- 'b'\n", TOPICS) == "- 'a' # why\n- b\n"


@pytest.mark.parametrize(
    "text",
    [f'? "{"k" * 1100}"\n: x\n', "a: " + "[" * 9 + ", ".join("x" * 9 for _ in range(5600)) + "]" * 9, "a: |  # b\n  c"],
    ids=["a key too long for one line", "a file that would be too large", "a text that would gain a line end"],
)
def test_what_would_not_say_the_same_is_left_as_it_is(text: str) -> None:
    read = read_yaml(text.encode(), "a.yaml")
    assert read.problems == ()
    after = formatted(read, BOOK)
    assert isinstance(after, Fault)
    assert after.code == "CAT702"
