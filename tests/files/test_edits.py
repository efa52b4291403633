"""Edits of YAML texts: one value changes or one item comes, and everything else stays to the last character."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.files.edits import AddAfter, Replace, edited
from rescatalog.files.nodes import NotEditableError
from rescatalog.files.quoting import is_unfit, quoted, written
from rescatalog.files.read_yaml import read_yaml
from rescatalog.files.segments import comments_of
from tests.files.nasty import ENTRIES, TEXTS, Written, flow, written_entry

NEW = "https://new.example.org/a?b=c,d#e"
COPY = {"role": "archive", "url": "https://web.archive.org/web/20130919044612/http://example.com/"}
_FIELDS = st.dictionaries(st.sampled_from(["role", "url", "note", "expect"]), TEXTS, min_size=1, max_size=3)


def data_of(text: str) -> Any:  # noqa: ANN401 - plain data of any shape
    read = read_yaml(text.encode(), "a.yaml")
    assert read.problems == ()
    return read.data


def remarks_of(text: str) -> list[str]:
    return [comment.rstrip() for _, comment in comments_of(text)]


@st.composite
def _scalar(draw: st.DrawFn, text: str, *, inside: bool = False) -> str:
    styles = [written(text, inside=inside), quoted(text)]
    if not is_unfit(text):
        styles.append("'" + text.replace("'", "''") + "'")
    return draw(st.sampled_from(styles))


@st.composite
def _links(draw: st.DrawFn) -> tuple[str, list[dict[str, str]]]:
    """Return a file with a list of links in styles that people use, comments between, and the links."""
    links = draw(st.lists(_FIELDS, min_size=1, max_size=4))
    remark = st.sampled_from(["", "  # here: 'a' - {b}", " #"])
    lines = ["# at the top", f"id: x{draw(remark)}"]
    if draw(st.booleans()):
        items = [
            "{" + ", ".join(f"{key}: {draw(_scalar(text, inside=True))}" for key, text in link.items()) + "}"
            for link in links
        ]
        between = draw(st.sampled_from([", ", ",", ",\n    ", ", # so\n  "]))
        lines.append(f"links: [{between.join(items)}]{draw(remark)}")
    else:
        dash = " " * draw(st.integers(0, 4)) + "-"
        blanks = " " * draw(st.integers(1, 3))
        lines.append(f"links:{draw(remark)}")
        for link in links:
            lines += draw(st.sampled_from([[], [f"{dash[:-1]}# above"], ["", "# far left"]]))
            if draw(st.booleans()):
                fields = ", ".join(f"{key}: {draw(_scalar(text, inside=True))}" for key, text in link.items())
                lines.append(f"{dash}{blanks}{{{fields}}}{draw(remark)}")
                continue
            inner = [f"{key}: {draw(_scalar(text))}{draw(remark)}" for key, text in link.items()]
            column = " " * (len(dash) + len(blanks))
            lines.append(f"{dash}{blanks}{inner[0]}")
            lines += [column + line for line in inner[1:]]
            lines += draw(st.sampled_from([[], [f"{column}# inside"], [""]]))
    if draw(st.booleans()):
        lines += ["title: A title", "# at the end"]
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    return (text.replace("\n", "\r\n") if draw(st.booleans()) else text), links


@settings(max_examples=300, deadline=None)
@given(_links(), st.data(), st.one_of(st.just(NEW), TEXTS))
def test_a_replaced_value_is_all_that_changes(
    page: tuple[str, list[dict[str, str]]], data: st.DataObject, new: str
) -> None:
    text, links = page
    wanted = data_of(text)
    index = data.draw(st.integers(0, len(links) - 1))
    key = data.draw(st.sampled_from(list(links[index])))
    after = edited(text, Replace(path=("links", index, key), text=new))
    wanted["links"][index][key] = new
    assert data_of(after) == wanted
    assert remarks_of(after) == remarks_of(text)
    lines, now = text.split("\n"), after.split("\n")
    assert len(now) == len(lines)
    assert sum(one != other for one, other in zip(lines, now, strict=True)) <= 1


@settings(max_examples=300, deadline=None)
@given(_links(), st.data())
def test_an_added_item_takes_no_character_away(page: tuple[str, list[dict[str, str]]], data: st.DataObject) -> None:
    text, links = page
    wanted = data_of(text)
    index = data.draw(st.integers(0, len(links) - 1))
    after = edited(text, AddAfter(path=("links", index), item=COPY))
    wanted["links"].insert(index + 1, COPY)
    assert data_of(after) == wanted
    assert remarks_of(after) == remarks_of(text)
    assert not Counter(text) - Counter(after)
    assert ("\r\n" in after) == ("\r\n" in text)
    if "links: [" not in text:
        assert not Counter(text.split("\n")[:-1]) - Counter(after.split("\n")), "every line is still there"


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_in_any_file_an_edit_does_what_it_says_or_nothing(data: st.DataObject) -> None:
    entry = data.draw(ENTRIES)
    page: Written = data.draw(written_entry(entry))
    places: list[tuple[str | int, ...]] = [
        ("links", index, key) for index, link in enumerate(entry.get("links", ())) for key in link
    ]
    places += [(key,) for key, value in entry.items() if isinstance(value, str)]
    path = data.draw(st.sampled_from(places))
    try:
        after = edited(page.text, Replace(path=path, text=NEW))
    except NotEditableError:
        return
    wanted = data_of(page.text)
    holder = wanted
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = NEW
    assert data_of(after) == wanted
    assert remarks_of(after) == remarks_of(page.text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: http://x/ # why\n", f"a: {NEW} # why\n"),
        ("a: 'http://x/'\n", f"a: '{NEW}'\n"),
        ('{"a":"http://x/","b":1}\n', f'{{"a":"{NEW}","b":1}}\n'),
        ("b: {c: 1,a: 2}\na:   \n    http://x/\n", f"b: {{c: 1,a: 2}}\na:   \n    {NEW}\n"),
        ("{a: http://x/}", f'{{a: "{NEW}"}}'),
    ],
)
def test_a_value_keeps_its_quotes_its_place_and_its_neighbours(before: str, after: str) -> None:
    assert edited(before, Replace(path=("a",), text=NEW)) == after


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: |\n  http://x/\n", ("a",)),
        ("a: >-\n  http://x/\n", ("a",)),
        ("a: http://x/\n  and more\n", ("a",)),
        ("a: &here http://x/\n", ("a",)),
        ("a: &here http://x/\nb: *here\n", ("b",)),
        ("a: !!str http://x/\n", ("a",)),
        ("a: 1\n", ("a",)),
        ("a: [http://x/]\n", ("a",)),
        ("a: http://x/\n", ("b",)),
        ("a: [http://x/]\n", ("a", 1)),
        ("a: http://x/\n", ("a", "b")),
        ("a: [\n", ("a",)),
        ("", ("a",)),
    ],
)
def test_what_only_a_person_should_touch_is_left_and_why_is_said(text: str, path: tuple[str | int, ...]) -> None:
    with pytest.raises(NotEditableError, match=r"\w"):
        edited(text, Replace(path=path, text=NEW))


@pytest.mark.parametrize("path", [("a",), ("a", 1), ("a", "b"), ("b", 0), ()])
def test_an_item_is_added_only_behind_an_item(path: tuple[str | int, ...]) -> None:
    with pytest.raises(NotEditableError):
        edited("a: [x]\nb: text\n", AddAfter(path=path, item=COPY))


def test_an_item_goes_below_the_comments_that_belong_to_the_one_before() -> None:
    text = "links:\n  - role: pdf\n    url: http://x/ # slow\n    # but good\n  # the next\n  - role: code\n    url: http://y/\n"
    assert edited(text, AddAfter(path=("links", 0), item={"role": "archive", "url": "http://z/"})) == text.replace(
        "    # but good\n", "    # but good\n  - role: archive\n    url: http://z/\n"
    )


def test_an_item_goes_below_a_block_of_text() -> None:
    text = "links:\n- url: http://x/\n  note: |\n    several\n\n    lines\nid: x\n"
    after = edited(text, AddAfter(path=("links", 0), item=COPY))
    assert after == text.replace("lines\n", f"lines\n- role: archive\n  url: {COPY['url']}\n")


def test_the_flow_of_a_file_is_json_too() -> None:
    text = flow({"links": [{"url": "http://x/"}]})
    assert data_of(edited(text, AddAfter(path=("links", 0), item=COPY)))["links"][1] == COPY


@pytest.mark.parametrize("wrong", ["[", "x\nb: 1", "other"])
def test_a_text_that_would_say_anything_else_is_never_returned(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    def miswritten(value: str, *, inside: bool = False) -> str:  # noqa: ARG001 - the shape of `written`
        return wrong

    monkeypatch.setattr("rescatalog.files.edits.written", miswritten)
    with pytest.raises(NotEditableError, match="by hand"):
        edited("a: http://x/\n", Replace(path=("a",), text=NEW))
