"""Quora: questions and answers, and that no name on a page is a creator."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.providers import quora, registry
from rescatalog.core.providers.provider import Item
from tests.core.providers.showing import said, shown, with_data

HERE = "https://www.quora.com/How-does-one-learn-algebra"
ITEM = Item(provider="quora", kind="question", name="How-does-one-learn-algebra")


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        (HERE, "question", "How-does-one-learn-algebra"),
        (HERE + "/answer/Ada-L", "answer", "How-does-one-learn-algebra/answer/Ada-L"),
        ("https://www.quora.com/unanswered/How-does-one-learn-algebra", "question", "How-does-one-learn-algebra"),
        ("https://es.quora.com/C%C3%B3mo-aprender", "question", "Cómo-aprender"),
    ],
)
def test_an_address_names_a_question_or_answer(url: str, kind: str, name: str) -> None:
    assert quora.item_of(url) == Item(provider="quora", kind=kind, name=name)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.quora.com/", "https://www.quora.com/profile/Ada-L", "https://www.quora.com/topic/Algebra",
        "https://www.quora.com/login", "https://www.quora.com/a%0Ab", "https://quora.lan/How-does-one-learn-algebra",
    ],
)  # fmt: skip
def test_other_addresses_name_none(url: str) -> None:
    assert quora.item_of(url) is None


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("How does one learn algebra? - Quora", "How does one learn algebra?"),
        ("Ada L.'s answer to How does one learn algebra? - Quora", "How does one learn algebra?"),
        ("Ada Rawls\u2019 answer to How does one learn algebra? - Quora", "How does one learn algebra?"),
        ("Quora - A place to share knowledge", None),
        ("Log In - Quora", None),
        ("How does one learn algebra?", None),
    ],
)
def test_the_question_stands_in_the_title(title: str, asked: str | None) -> None:
    assert said(quora.claims_of(ITEM, shown(with_data(title), HERE))).get(Field.TITLE) == asked


@pytest.mark.parametrize(
    ("who", "title", "names"),
    [
        ("Ada-L", "Ada L's answer to How so? - Quora", ("Ada L",)),
        ("Ada-L-12", "Ada L\u2019s answer to How so? - Quora", ("Ada L",)),
        ("Ada-L", "Emmy N's answer to How so? - Quora", None),
        ("Ada-L", "How so? - Quora", None),
    ],
)
def test_an_answer_is_by_whom_title_and_address_both_name(who: str, title: str, names: tuple[str, ...] | None) -> None:
    url = f"{HERE}/answer/{who}"
    item = quora.item_of(url)
    assert item is not None
    assert said(quora.claims_of(item, shown(with_data(title), url))).get(Field.CREATORS) == names


def test_the_question_in_the_data_counts_where_the_page_is_called_so() -> None:
    entity = {"@type": "Question", "name": "Learn algebra", "author": {"@type": "Person", "name": "Ada L."}}
    data = {"@type": "QAPage", "mainEntity": entity}
    page = shown(with_data("Learn algebra - Quora", data), HERE)
    assert said(quora.claims_of(ITEM, page)) == {Field.TITLE: "Learn algebra"}
    other = shown(with_data("Something else - Quora", data), HERE)
    assert quora.claims_of(ITEM, other) == ()


def test_names_and_dates_of_answers_are_dropped() -> None:
    general = (
        Claim(field=Field.CREATORS, value=("Ada L.",), source="json-ld"),
        Claim(field=Field.PUBLISHED, value="2016-01-01", source="json-ld"),
        Claim(field=Field.LANGUAGE, value="en", source="text"),
    )
    page = shown(with_data("How does one learn algebra? - Quora"), HERE)
    assert set(said(registry.page_claims(page, general))) == {Field.TITLE, Field.LANGUAGE}
