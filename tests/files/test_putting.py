"""Values put into YAML texts: where nothing stood in the order of the schema, and nothing else changes."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.files.edits import edited
from rescatalog.files.fields import entry_fields
from rescatalog.files.formatting import canonical
from rescatalog.files.locate import Path
from rescatalog.files.nodes import NotEditableError
from rescatalog.files.putting import Put
from rescatalog.files.read_yaml import read_yaml
from rescatalog.files.segments import comments_of
from tests.files.nasty import ENTRIES, TEXTS, Written, written_entry

FIELDS = entry_fields("book")
BOOK = """\
# A book.
id: x
kind: book
title: Linear Algebra  # as on the cover
links:
  - role: homepage
    url: https://a.lan/
    # slow
# what it is about
topics: [vectors]
offers:
  - access: paid
    formats: [pdf]
  - {access: free}
# the end
"""


def put(text: str, path: Path, value: Any) -> str:  # noqa: ANN401 - plain data
    return edited(text, Put(path=path, value=value, fields=FIELDS))


def data_of(text: str) -> Any:  # noqa: ANN401 - plain data
    read = read_yaml(text.encode(), "a.yaml")
    assert read.problems == ()
    return read.data


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("published",), 2018, "# the end", "published: 2018\n# the end"),
        (("published",), "2018-08-01", "# the end", "published: 2018-08-01\n# the end"),
        (("subtitle",), "no", "links:\n", 'subtitle: "no"\nlinks:\n'),
        (("publisher",), "MIT: Press", "links:\n", 'publisher: "MIT: Press"\nlinks:\n'),
        (("licence",), "CC-BY-4.0", "# the end", "licence: CC-BY-4.0\n# the end"),
        (
            ("creators",),
            [{"name": "Ada"}, {"name": "Bob", "role": "editor"}],
            "links:\n",
            "creators:\n  - name: Ada\n  - name: Bob\n    role: editor\nlinks:\n",
        ),
        (
            ("identifiers",),
            {"isbn13": ["9780980232776"]},
            "# what it is",
            'identifiers:\n  isbn13: ["9780980232776"]\n# what it is',
        ),
        (("offers", 0, "price"), "49 USD", "formats: [pdf]\n", "formats: [pdf]\n    price: 49 USD\n"),
        (("offers", 1, "price"), "1, 2", "{access: free}", '{access: free, price: "1, 2"}'),
        (("offers", 0, "access"), "free", "access: paid", "access: free"),
        (("offers", 1, "access"), "paid", "{access: free}", "{access: paid}"),
        (("title",), "Algebra", "Linear Algebra ", "Algebra "),
        (("topics",), ["sets", "a"], "[vectors]", "[sets, a]"),
        (("topics",), ["sets", "a, b"], " [vectors]", "\n  - sets\n  - a, b"),
        (("pages",), 300, "# the end", "pages: 300\n# the end"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_value_goes_where_the_schema_has_it(path: Path, value: object, old: str, new: str, ends: str) -> None:
    assert BOOK.count(old) == 1
    before = BOOK.replace("\n", ends)
    assert put(before, path, value) == BOOK.replace(old, new).replace("\n", ends)


@pytest.mark.parametrize(
    ("text", "path", "value", "after"),
    [
        (
            'id: x\nidentifiers:\n  # of MIT\n  course_number: ["18.06"]\n', ("identifiers", "doi"), ["10.1/x"],
            'id: x\nidentifiers:\n  # of MIT\n  doi: ["10.1/x"]\n  course_number: ["18.06"]\n',
        ),
        (
            'identifiers: {course_number: ["18.06"]}', ("identifiers", "doi"), ["10.1/x"],
            'identifiers: {doi: ["10.1/x"], course_number: ["18.06"]}',
        ),
        ("id: x", ("pages",), 3, "id: x\npages: 3"),
        ("id: x\ncreators:\n- name: Ada\n- name: Bob\nlinks: []\n", ("creators",), [{"name": "Eve"}],
         "id: x\ncreators:\n  - name: Eve\nlinks: []\n"),
        ("pages: 3  # or so\n", ("pages",), 4, "pages: 4  # or so\n"),
        ("title: 'Ada''s'\n", ("title",), "Bob's", "title: Bob's\n"),
        ("title: >-\n  two\n  lines\nid: x\n", ("title",), "One", "title: One\nid: x\n"),
        ("status:\n  state: active\n", ("status", "state"), "archived", "status:\n  state: archived\n"),
    ],
)  # fmt: skip
def test_a_value_takes_the_place_of_one_that_stood_there(text: str, path: Path, value: object, after: str) -> None:
    assert put(text, path, value) == after


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("creators:\n  - name: Ada  # of course\n", ("creators",)),
        ("topics: [a, # why\n  b]\n", ("topics",)),
        ("id: x\n", ("offers", 0, "price")),
        ("offers: []\n", ("offers", 0, "price")),
        ("offers: [free]\n", ("offers", 0, "price")),
        ("identifiers: {}\n", ("identifiers", "doi")),
        ("id: x\n", ("identifiers", "doi")),
        ("id: &a x\ntitle: *a\n", ("id",)),
        ("[a]\n", ("id",)),
        ("id: [\n", ("id",)),
        ("", ("id",)),
    ],
)
def test_what_only_a_person_should_touch_is_left_and_why_is_said(text: str, path: Path) -> None:
    with pytest.raises(NotEditableError, match=r"\w"):
        put(text, path, ["y"])


_VALUES = st.one_of(
    TEXTS, st.integers(-9, 9999), st.floats(0.5, 99).map(lambda number: round(number, 2)),
    st.lists(TEXTS, min_size=1, max_size=3), st.lists(st.fixed_dictionaries({"name": TEXTS}), min_size=1, max_size=2),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(["title", "publisher", "creators", "published", "pages", "licence"]), _VALUES)
def test_in_any_file_a_value_is_put_in_and_nothing_else_changes_or_nothing_happens(
    data: st.DataObject, key: str, value: object
) -> None:
    entry = data.draw(ENTRIES)
    page: Written = data.draw(written_entry(entry))
    try:
        after = put(page.text, (key,), value)
    except NotEditableError:
        return
    wanted = data_of(page.text)
    wanted[key] = value
    assert data_of(after) == wanted
    assert Counter(text for _, text in comments_of(after)) == Counter(text for _, text in comments_of(page.text))
    if key not in entry:
        assert not Counter(page.text.split("\n")[:-1]) - Counter(after.split("\n")), "every line is still there"


@settings(max_examples=100, deadline=None)
@given(st.data(), st.sampled_from(["title", "publisher", "creators", "pages", "licence"]), _VALUES)
def test_a_file_in_canonical_form_stays_in_it(data: st.DataObject, key: str, value: object) -> None:
    entry = data.draw(ENTRIES)
    text = canonical("id: y\n", {"id": "x"}, FIELDS)
    for name, given_value in entry.items():
        if name in {"title", "topics", "notes", "pages"} and isinstance(given_value, str | int) and given_value:
            text = put(text, (name,), given_value)
    assert canonical(text, data_of(text), FIELDS) == text
    after = put(text, (key,), value)
    assert canonical(after, data_of(after), FIELDS) == after
