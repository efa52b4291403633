"""What search keeps of what it worked out: never more than there is room for, never anything but what was put there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]  # Datasette ships no types
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.publish.searching.recent import Recent
from rescatalog.publish.serve import site_app
from tests.publish.making import opened

ASKED = st.sampled_from("abcdef")


def test_what_nobody_asked_for_the_longest_time_leaves_first() -> None:
    recent = Recent[int](most=2, most_size=100)
    recent.put("a", 1, 1)
    recent.put("b", 2, 1)
    assert recent.get("a") == 1
    recent.put("c", 3, 1)
    assert (recent.get("a"), recent.get("b"), recent.get("c")) == (1, None, 3)


def test_what_is_larger_than_the_room_is_not_kept_and_costs_nobody_a_place() -> None:
    recent = Recent[int](most=9, most_size=10)
    recent.put("a", 1, 10)
    recent.put("b", 2, 11)
    assert (recent.get("a"), recent.get("b")) == (1, None)


@given(puts=st.lists(st.tuples(ASKED, st.integers(0, 12))), most=st.integers(1, 4), most_size=st.integers(0, 20))
def test_there_is_never_more_than_fits_and_the_last_that_fits_is_there(
    puts: list[tuple[str, int]], most: int, most_size: int
) -> None:
    recent, last = Recent[int](most=most, most_size=most_size), dict[str, int]()
    for asked, size in puts:
        recent.put(asked, size, size)
        last[asked] = size
        assert recent.get(asked) == (size if size <= most_size else None)
        kept = {name: value for name in "abcdef" if (value := recent.get(name)) is not None}
        assert len(kept) <= most
        assert sum(kept.values()) <= most_size
        assert kept.items() <= last.items()


@pytest.mark.anyio
async def test_a_page_that_was_kept_is_the_page_that_was_made(own: Path) -> None:
    client: Any = site_app(own).client
    for path in ("/search?q=svd&kind=book", "/search?kind=book&q=svd&utm=x", "/search?q=eigenvaule", "/search"):
        first, second = await client.get(path), await client.get(path)
        assert first.text == second.text
        assert first.headers == second.headers


@pytest.mark.anyio
async def test_a_file_that_may_change_is_read_each_time(small: Path) -> None:
    client: Any = Datasette([str(small)]).client
    before = (await client.get("/search")).text
    with opened(small) as connection:
        connection.execute("update resources set title = 'Entirely New'")
        connection.commit()
    after = (await client.get("/search")).text
    assert "Entirely New" not in before
    assert "Entirely New" in after
