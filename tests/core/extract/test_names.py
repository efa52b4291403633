"""Which names are those of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.extract.names import MOST_LETTERS, MOST_NAMES, names_in


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Emmy Noether", ("Emmy Noether",)),
        ("By Emmy Noether", ("Emmy Noether",)),
        ("Noether, Emmy", ("Emmy Noether",)),
        ("Ada Lovelace and Emmy Noether", ("Ada Lovelace", "Emmy Noether")),
        ("Ada Lovelace, Emmy Noether, Maryam Mirzakhani", ("Ada Lovelace", "Emmy Noether", "Maryam Mirzakhani")),
        ("Ada Lovelace, Emmy Noether", ("Ada Lovelace", "Emmy Noether")),
        ("Noether, Emmy; Lovelace, Ada", ("Emmy Noether", "Ada Lovelace")),
        ("Albert R. Meyer", ("Albert R. Meyer",)),
        ("Marc Deisenroth & Cheng Soon Ong", ("Marc Deisenroth", "Cheng Soon Ong")),
        ("Von Emmy Noether", ("Emmy Noether",)),
        ("Emmy Noether, Ph.D.", ("Emmy Noether",)),
        ("de Witt, Jan", ("Jan de Witt",)),
        ("van der Berg, Lotte", ("Lotte van der Berg",)),
        ("Jan de Witt, Lotte van der Berg", ("Jan de Witt", "Lotte van der Berg")),
        ("van Rijn, de Witt", ("van Rijn", "de Witt")),
        ("严玉洁", ("严玉洁",)),
    ],
)
def test_people_are_named_in_many_ways(written: str, names: tuple[str, ...]) -> None:
    assert names_in([written]) == names


@pytest.mark.parametrize(
    "written",
    ["", "admin", "Editorial Team", "https://facebook.com/ada", "ada@example.org", "@ada", "ada.lovelace", "ada",
     "12 May",
     "{{ author }}", "The Daily Vector", "Vector Media Group", "A", "word " * 20, "x" * 200],
)  # fmt: skip
def test_desks_addresses_and_user_names_are_no_people(written: str) -> None:
    assert names_in([written]) == ()


def test_names_as_libraries_list_them_have_the_surname_first() -> None:
    assert names_in(["García Márquez, Gabriel José", "Lind, Ada"], listed=True) == (
        "Gabriel José García Márquez",
        "Ada Lind",
    )


def test_what_somebody_signs_in_with_is_a_name_where_no_other_is_used() -> None:
    assert names_in(["greyowl", "admin", "a1"], signed=True) == ("greyowl",)


def test_the_name_of_the_site_is_nobody() -> None:
    assert names_in(["Vector Letter", "Ada Lovelace"], {"vectorletter"}) == ("Ada Lovelace",)


def test_nobody_is_named_twice() -> None:
    assert names_in(["Ada Lovelace", "ADA LOVELACE", "By Ada Lovelace"]) == ("Ada Lovelace",)


@given(st.lists(st.text(max_size=300), max_size=60))
def test_names_are_few_short_and_plain(texts: list[str]) -> None:
    names = names_in(texts)
    assert len(names) <= MOST_NAMES
    assert all(0 < len(name) <= MOST_LETTERS and "\n" not in name and "\x1b" not in name for name in names)
