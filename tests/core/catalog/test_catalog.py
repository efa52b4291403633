"""The catalog as a whole: paths, topics, its card, where things stand, and what is asked of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from rescatalog.core import urls
from rescatalog.core.catalog.catalog import VALUE, Document
from rescatalog.core.catalog.curriculum import CARD, PATH
from rescatalog.core.catalog.problem import Place, nearest
from rescatalog.core.catalog.targets import LinkTarget, targets_of
from rescatalog.core.catalog.use import Use
from rescatalog.core.catalog.vocab import Topic
from rescatalog.core.words import LinkRole
from tests.core.entries import entry, link

TOPICS = TypeAdapter(tuple[Topic, ...])
STEP: dict[str, Any] = {"title": "Begin", "of": ["one", "two"]}


def _path(**step: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of a step
    return {"id": "ml", "title": "ML", "summary": "To ML.", "from": ["a-guide"], "steps": [STEP | step]}


def test_a_path_reads_its_fields_from_and_for() -> None:
    path = PATH.validate_python(_path() | {"for": {"roles": ["engineer"]}})
    assert (path.from_, path.for_.roles) == (("a-guide",), ("engineer",))


@pytest.mark.parametrize("choose", [None, 1, 2])
def test_a_step_may_let_choose_as_many_as_there_are(choose: int | None) -> None:
    assert PATH.validate_python(_path(choose=choose)).steps[0].choose == choose


@pytest.mark.parametrize(
    ("step", "code"), [({"choose": 3}, "CAT113"), ({"choose": 0}, "greater_than"), ({"of": []}, "CAT118")]
)
def test_an_impossible_step_is_refused(step: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        PATH.validate_python(_path(**step))
    assert caught.value.errors()[0]["type"] == code


def test_topics_are_a_list_with_ids_and_labels() -> None:
    (topic,) = TOPICS.validate_python([{"id": "vectors", "label": "Vectors", "needs": ["sets"]}])
    assert (topic.id, topic.needs, topic.under) == ("vectors", ("sets",), None)


def test_a_card_names_the_version_of_the_format() -> None:
    assert CARD.validate_python({"name": "Maths", "schema_version": 1}).canaries == ()
    with pytest.raises(ValidationError, match="schema_version"):
        CARD.validate_python({"name": "Maths", "schema_version": 2})


def test_a_node_that_is_not_in_the_file_stands_where_its_parent_stands() -> None:
    links, file = Place("a.yaml", 3, 1), Place("a.yaml", 1, 1)
    document = Document(file="a.yaml", places={("links",): links, (): file})
    assert document.place("links", 0, "url") == links
    assert document.place("title") == file
    assert Document(file="b.yaml").place("title") == Place("b.yaml")


def test_the_value_of_a_key_stands_after_the_key() -> None:
    key, value = Place("a.yaml", 2, 1), Place("a.yaml", 2, 8)
    document = Document(file="a.yaml", places={("title",): key, ("title", VALUE): value, ("kind",): key})
    assert (document.place("title"), document.value("title"), document.value("kind")) == (key, value, key)


@pytest.mark.parametrize(("line", "text"), [(1, "id: a"), (2, "kind: book"), (3, ""), (0, "")])
def test_the_text_of_a_line_is_found_where_there_is_one(line: int, text: str) -> None:
    document = Document(file="a.yaml", lines=("id: a", "kind: book"))
    assert document.line(Place("a.yaml", line)) == text


@pytest.mark.parametrize(("word", "meant"), [("vektors", "vectors"), ("vectors", "vectors"), ("xyz", None), ("", None)])
def test_only_a_near_word_is_suggested(word: str, meant: str | None) -> None:
    assert nearest(word, ["vectors", "matrices"]) == meant


def test_every_address_is_asked_once_with_all_its_uses() -> None:
    entries = {
        "one": entry(id="one", links=[link("https://A.lan"), link("https://b.lan/#top", "pdf")]),
        "two": entry(id="two", links=[link("https://a.lan/#part")]),
    }
    assert targets_of(entries) == (
        LinkTarget(
            key="https://a.lan/",
            uses=(
                Use(entry="one", role=LinkRole.HOMEPAGE, url="https://A.lan"),
                Use(entry="two", role=LinkRole.HOMEPAGE, url="https://a.lan/#part"),
            ),
        ),
        LinkTarget(key="https://b.lan/", uses=(Use(entry="one", role=LinkRole.PDF, url="https://b.lan/#top"),)),
    )


@pytest.mark.parametrize(
    ("state", "asked"),
    [("active", 1), ("archived", 1), ("superseded", 1), ("unavailable", 0), ("withdrawn", 0)],
)
def test_links_of_resources_no_longer_offered_are_not_asked(state: str, asked: int) -> None:
    given = {"state": state, "since": "2026-01-01", "reason": "gone", "replaced_by": ["another"]}
    assert len(targets_of({"one": entry(status=given)})) == asked


def test_links_for_people_are_left_to_people() -> None:
    links = [link("https://a.lan/"), link("https://b.lan/", "buy", check="manual")]
    assert [target.key for target in targets_of({"one": entry(links=links)})] == ["https://a.lan/"]


def test_hosts_are_counted_once() -> None:
    assert urls.hosts_of(["https://a.lan/x", "http://a.lan./y", "https://b.lan:8443/"]) == {"a.lan", "b.lan"}
