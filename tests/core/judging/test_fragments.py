"""Places on a page that addresses point to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.judging.fragments import MISSING, TEXT_MISSING, fragment_note
from rescatalog.core.judging.observation import Observation
from tests.core.making import KEY, answer

TEXT = "A matrix has as many pivots as its rank, and its null space has the dimension that is left over. " * 3
BODY = (
    "<title>Rank</title><h2 id='rank'>Rank</h2><a name=null-space></a><h3 ID=\"Größe\">x</h3>"
    f"<h3 id='user-content-setup'>y</h3><h3 id='a&amp;b'>z</h3><p>{TEXT}</p>"
).encode()


def page(body: bytes = BODY, *, content_type: str = "text/html; charset=utf-8") -> Observation:
    return answer(200, body=body, content_type=content_type)


@pytest.mark.parametrize(
    "fragment",
    [
        "", "#", "#rank", "#null-space", "#Gr%C3%B6%C3%9Fe", "#Größe", "#setup", "#a%26b", "#top", "#TOP",
        "#!/route", "#/route", "#L10", "#L10-L20", "#tab=2",
        "#:~:text=as%20many%20pivots", "#:~:text=A%20matrix,its%20rank", "#:~:text=has-,as%20many%20pivots,-as",
        "#rank:~:text=null%20space", "#:~:text=PIVOTS", "#:~:other=x",
    ],
)  # fmt: skip
def test_what_is_there_or_is_for_scripts_deserves_no_note(fragment: str) -> None:
    assert fragment_note(KEY + fragment, page()) is None


@pytest.mark.parametrize(
    ("fragment", "note"),
    [
        ("#determinant", MISSING),
        ("#Rank", MISSING),
        ("#determinant:~:text=pivots", MISSING),
        ("#:~:text=eigenvalues", TEXT_MISSING),
        ("#:~:text=its%20rank,A%20determinant", TEXT_MISSING),
        ("#:~:text=pivots&text=eigenvalues", TEXT_MISSING),
        ("#:~:text=pivot", TEXT_MISSING),
    ],
)
def test_what_is_not_there_deserves_one(fragment: str, note: str) -> None:
    assert fragment_note(KEY + fragment, page()) == note


@pytest.mark.parametrize(
    "seen",
    [
        replace(page(), truncated=True),
        page(b"<title>App</title><div id=root></div><script src=app.js></script>"),
        page(content_type="application/pdf"),
        answer(404, body=BODY, content_type="text/html"),
        page(b""),
    ],
)
def test_where_it_cannot_be_known_nothing_is_said(seen: Observation) -> None:
    assert fragment_note(KEY + "#determinant", seen) is None


@given(st.text(max_size=60), st.binary(max_size=300))
def test_any_fragment_of_any_page_is_survived(fragment: str, body: bytes) -> None:
    assert fragment_note(f"{KEY}#{fragment}", page(body + BODY)) in {None, MISSING, TEXT_MISSING}
