"""The golden questions of learners, and how well an order of results answers them."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("questions.toml")
SECOND_JUDGE = FILE.with_name("second_judge.toml")
GRADES = {"best": 3, "good": 2, "fair": 1}
DEPTH = 10
FIRST_PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with the grade of every resource that answers it."""

    asked: str
    grades: Mapping[str, int]

    @property
    def best(self) -> set[str]:
        """The resources that answer best."""
        return {name for name, grade in self.grades.items() if grade == max(self.grades.values())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """How well a search answers all questions.

    Attributes:
        ndcg: mean of nDCG@10 over the questions.
        mrr: mean of 1 / place of the first best answer.
        missed: questions that have no best answer on the first page.
    """

    ndcg: float
    mrr: float
    missed: tuple[str, ...]


def questions(file: Path = FILE) -> list[Question]:
    """Return the golden questions."""
    return [
        Question(
            asked=one["asked"],
            grades={name: grade for word, grade in GRADES.items() for name in one.get(word, ())},
        )
        for one in tomllib.loads(file.read_text(encoding="utf-8"))["question"]
    ]


def graded(answer: Callable[[str], Sequence[str]], file: Path = FILE) -> Graded:
    """Return how well `answer` puts the ids of resources in order, the best first."""
    gains, places, missed = [], [], []
    for question in questions(file):
        found = list(answer(question.asked))[:FIRST_PAGE]
        gains.append(ndcg(found, question.grades))
        place = next((place for place, name in enumerate(found, 1) if name in question.best), None)
        places.append(1 / place if place else 0.0)
        missed += [] if place else [question.asked]
    return Graded(ndcg=sum(gains) / len(gains), mrr=sum(places) / len(places), missed=tuple(missed))


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the discounted gain of the first ten against that of the best possible order.

    Source: Burges et al., Learning to rank using gradient descent, 2005: gain 2^grade - 1, discount log2(place + 1).
    """
    ideal = sorted(grades.values(), reverse=True)
    return _gain([grades.get(name, 0) for name in found]) / _gain(ideal)


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:DEPTH], 1))
