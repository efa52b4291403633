"""JSON-LD as it is found, and what it claims."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.extract.json_ld import DEEPEST, MOST_BLOCKS, MOST_LETTERS, MOST_NODES, nodes_of, read, resolved
from rescatalog.core.facts.fact import Field
from tests.core.extract.reading_pages import claimed, linked, value_in


@pytest.mark.parametrize(
    "written",
    [
        '{"name": "Sets"}',
        '{"name": "Sets",}',
        '{"name": "Sets"};',
        '<!-- {"name": "Sets"} -->',
        '<![CDATA[{"name": "Sets"}]]>',
        '//<![CDATA[\n{"name": "Sets"}\n//]]>',
        '/*<![CDATA[*/ {"name": "Sets"} /*]]>*/',
        '/* made by a plug-in */ {"name": /* the title */ "Sets"}',
        '{{"name": "Sets"}}',
        "{&quot;name&quot;: &quot;Sets&quot;}",
    ],
)
def test_what_templates_leave_behind_is_read_over(written: str) -> None:
    assert read(written) == {"name": "Sets"}


def test_texts_are_kept_whatever_stands_in_them() -> None:
    assert read('{"a": "// no comment, }", "b": "/* */", "url": "https://x.example//y",}') == {
        "a": "// no comment, }",
        "b": "/* */",
        "url": "https://x.example//y",
    }
    assert read('{"name": "a\tb\nc"}') == {"name": "a\tb\nc"}


@pytest.mark.parametrize(
    "written", ["", "{", "nonsense", "[" * 10_000, '{"a":' * 5_000, "1" * 5_000, '"\\' * 3_000, "{/*" * 999]
)
def test_what_nobody_can_read_is_nothing(written: str) -> None:
    assert read(written) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_good_json_is_read_as_it_is(value: object) -> None:
    assert read(json.dumps(value)) == value


@given(st.text(alphabet='{}[]",:\\/*<!- \nan@'))
def test_bad_json_is_survived(text: str) -> None:
    assert all(isinstance(node, dict) for node in nodes_of([text]))


def test_nodes_come_outermost_first_and_graphs_are_taken_apart() -> None:
    block = '{"@context": "x", "@graph": [{"@id": "a", "author": {"@id": "c", "name": "C"}}, {"@id": "b"}]}'
    assert [node["@id"] for node in nodes_of([block])] == ["a", "b", "c"]


def test_lists_of_other_things_stay_inside_their_node() -> None:
    block = '{"@id": "a", "itemListElement": [{"@id": "b"}], "review": {"@id": "c"}}'
    assert [node["@id"] for node in nodes_of([block])] == ["a"]


def test_blocks_nodes_letters_and_depth_are_bounded() -> None:
    assert len(nodes_of(["{}", '{"a": 1}'] * MOST_BLOCKS)) <= MOST_BLOCKS
    assert len(nodes_of([json.dumps([{"a": 1}] * 5_000)])) == MOST_NODES
    assert nodes_of([json.dumps({"a": "x" * MOST_LETTERS})]) == ()
    deep: object = {"name": "innermost"}
    for _ in range(2 * DEEPEST):
        deep = [deep]
    assert nodes_of([json.dumps(deep)]) == ()


def test_references_are_resolved_one_step_even_in_a_circle() -> None:
    things = nodes_of(
        ['[{"@id": "a", "author": {"@id": "b"}, "x": 1}, {"@id": "b", "knows": {"@id": "a"}, "name": "B"}]']
    )
    found = resolved({"@id": "b"}, things)
    assert found == [{"@id": "b", "knows": {"@id": "a"}, "name": "B"}]
    assert resolved({"@id": "nowhere"}, things) == [{"@id": "nowhere"}]
    assert resolved("Emmy Noether", things) == "Emmy Noether"


def test_a_course_claims_teacher_length_price_and_level() -> None:
    page = "<title>Sets</title><h1>Sets</h1>" + linked(
        '{"@type": "Course", "name": "Sets", "courseCode": "18.01", '
        '"educationalLevel": "Beginner", "inLanguage": "en-US",'
        '"provider": {"@type": "Organization", "name": "Some School"}, "offers": [{"price": "49", '
        '"priceCurrency": "USD"}],'
        '"hasCourseInstance": {"@type": "CourseInstance", "courseWorkload": "PT20H", '
        '"instructor": {"name": "Emmy Noether"}}}'
    )
    assert value_in(page, Field.TITLE) == "Sets"
    assert value_in(page, Field.COURSE_NUMBER) == "18.01"
    assert value_in(page, Field.LEVEL) == "Beginner"
    assert value_in(page, Field.PUBLISHER) == "Some School"
    assert value_in(page, Field.PRICE) == "49.00 USD"
    assert value_in(page, Field.FREE) is False
    assert value_in(page, Field.MINUTES) == 1200
    assert value_in(page, Field.CREATORS) == ("Emmy Noether",)


def test_a_book_claims_its_numbers() -> None:
    page = linked(
        '{"@type": "Book", "name": "Sets", "author": ["Emmy Noether", {"@type": "Person", "name": "Ada Lovelace"}],'
        '"workExample": [{"@type": "Book", "isbn": "0-521-83378-7"}], "numberOfPages": "716", "bookEdition": "2nd",'
        '"license": "https://creativecommons.org/licenses/by/4.0/", "isAccessibleForFree": "True",'
        '"sameAs": "https://doi.org/10.1000/sets", "keywords": "sets, maps", '
        '"image": "/cover.png", "datePublished": "2004"}'
    )
    assert value_in(page, Field.CREATORS) == ("Emmy Noether", "Ada Lovelace")
    assert value_in(page, Field.ISBN13) == "9780521833783"
    assert value_in(page, Field.PAGES) == 716
    assert value_in(page, Field.EDITION) == "2nd"
    assert value_in(page, Field.LICENCE) == "CC-BY-4.0"
    assert value_in(page, Field.FREE) is True
    assert value_in(page, Field.DOI) == "10.1000/sets"
    assert value_in(page, Field.TOPICS) == ("sets", "maps")
    assert value_in(page, Field.IMAGE) == "https://sets.example/cover.png"
    assert value_in(page, Field.PUBLISHED) == "2004"


def test_a_video_claims_its_upload_and_its_length() -> None:
    page = linked('{"@type": "VideoObject", "name": "Sets", "uploadDate": "2020-02-03", "duration": "PT41M33S"}')
    assert value_in(page, Field.PUBLISHED) == "2020-02-03"
    assert value_in(page, Field.MINUTES) == 42


def test_the_node_that_is_named_like_the_page_is_the_one() -> None:
    page = "<title>On maps</title>" + linked(
        '[{"@type": "VideoObject", "name": "A trailer"}, {"@type": "Article", "headline": "On maps"}]'
    )
    assert claimed(page, Field.TITLE)["json-ld"] == "On maps"


def test_a_list_of_like_things_is_not_the_page() -> None:
    page = "<title>All courses</title>" + linked(
        '[{"@type": "Course", "name": "Sets"}, {"@type": "Course", "name": "Maps"}]'
    )
    assert "json-ld" not in claimed(page, Field.TITLE)


@pytest.mark.parametrize(
    "block",
    [
        (
            '{"@type": ["Book", 3, null], "name": {"@value": "Sets"}, "author": [[["x"]], 3, null, '
            '{"name": ["Emmy Noether"]}]}'
        ),
        (
            '{"@type": "Book", "name": ["Sets", {}], "author": {"@id": 7}, "offers": [1, null, '
            '{"price": {}}], "isbn": [[]]}'
        ),
        '{"@type": "Book", "name": "Sets", "hasCourseInstance": [[], 3], "workExample": "x", "numberOfPages": 1e400}',
        (
            '{"@type": "Book", "name": "Sets", "keywords": {"a": 1}, "about": 3, '
            '"image": {"url": ["x"]}, "publisher": [null]}'
        ),
        '{"@type": {"a": 1}, "name": "Sets"}',
        '[[[{"@type": "Book", "name": "Sets", "@id": {"x": 1}, "publisher": {"@id": null}}]]]',
    ],
)
def test_nodes_of_any_shape_are_survived(block: str) -> None:
    assert value_in("<title>Sets</title>" + linked(block), Field.TITLE) == "Sets"
