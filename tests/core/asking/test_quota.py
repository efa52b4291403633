"""How many questions an API that wants to be asked slowly gets in one run."""

from __future__ import annotations

from datetime import timedelta

from rescatalog.core.asking.quota import LONGEST_S, affordable
from rescatalog.core.providers.provider import Item, Question
from tests.core.making import NOW, host

TODAY = NOW.date()
GAPS_S = {"slow.lan": 3.0}
MOST = int(LONGEST_S / 3)


def _questions(count: int, api: str = "slow.lan", *, judges: bool = False) -> dict[str, tuple[Question, ...]]:
    item = Item(provider="some", kind="paper", name="1")
    return {
        host(number): (Question(url=f"https://{api}/{number}", item=item, judges=judges),) for number in range(count)
    }


def _asked(chosen: dict[str, tuple[Question, ...]]) -> set[str]:
    return {key for key, questions in chosen.items() if questions}


def test_few_questions_are_all_asked() -> None:
    assert affordable(_questions(MOST), GAPS_S, TODAY) == _questions(MOST)


def test_of_many_only_those_that_fit_into_the_time_are_asked() -> None:
    chosen = affordable(_questions(1_000), GAPS_S, TODAY)
    assert len(_asked(chosen)) == MOST
    assert chosen.keys() == _questions(1_000).keys()


def test_every_one_has_its_turn_before_long() -> None:
    days = [_asked(affordable(_questions(200), GAPS_S, TODAY + timedelta(days=day))) for day in range(60)]
    assert set.union(*days) == _questions(200).keys()
    assert len({frozenset(day) for day in days}) > 1


def test_questions_that_judge_are_always_asked() -> None:
    assert len(_asked(affordable(_questions(1_000, judges=True), GAPS_S, TODAY))) == 1_000


def test_apis_without_such_a_wish_are_asked_everything() -> None:
    assert len(_asked(affordable(_questions(1_000, "fast.lan"), GAPS_S, TODAY))) == 1_000
