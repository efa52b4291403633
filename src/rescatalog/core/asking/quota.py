"""How many questions an API that wants to be asked slowly gets in one run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from rescatalog.core import urls
from rescatalog.core.providers.provider import Question

# A run does not wait longer than this for the sake of one API.
LONGEST_S = 120.0


def affordable(
    questions: Mapping[str, tuple[Question, ...]], gaps_s: Mapping[str, float], day: date
) -> dict[str, tuple[Question, ...]]:
    """Return the questions that fit into one run; those left out today have their turn on another day.

    Questions that are needed to judge a page are always asked.

    Args:
        questions: by canonical address of the target.
        gaps_s: least seconds between two questions, by host.
        day: of the run.
    """
    left = {host: int(LONGEST_S / gap_s) for host, gap_s in gaps_s.items() if gap_s}
    chosen: dict[str, tuple[Question, ...]] = {}
    for key in sorted(questions, key=lambda key: _turn(key, day)):
        asked = []
        for question in questions[key]:
            host = urls.host_key(question.url)
            if not question.judges and host in left:
                if not left[host]:
                    continue
                left[host] -= 1
            asked.append(question)
        chosen[key] = tuple(asked)
    return chosen


def _turn(key: str, day: date) -> bytes:
    """Return the place of a target in the order of a day, which is another one every day."""
    return hashlib.blake2b(f"{day.isoformat()} {key}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
