"""The loop that every reader runs in, in a process of its own: pages come in on standard input, answers go out.

Standard library only: it also runs in the environments of other people's readers.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time

from benchmarks.facts.answer import Answer, Page, line_of

MOST_BYTES = 1_000_000
"""So much of a page is read, by every reader."""
Reader = Callable[[bytes, Page], Answer]


def serve(reader: Reader, versions: str) -> None:
    """Answer every page of standard input on standard output, in order; the first line says what answers.

    Args:
        reader: what makes an answer of the bytes of a page.
        versions: name and version of the reader.
    """
    out = sys.stdout
    # Whatever a reader prints must not stand between the answers.
    sys.stdout = sys.stderr
    print(json.dumps({"reader": versions}), file=out, flush=True)
    warm = False
    for line in sys.stdin:
        page = Page(**json.loads(line))
        body = Path(page.path).read_bytes()[:MOST_BYTES]
        if not warm:
            # What is only loaded for the first page is no cost of a page.
            timed(reader, body, page)
            warm = True
        print(line_of(timed(reader, body, page)), file=out, flush=True)


def timed(reader: Reader, body: bytes, page: Page) -> Answer:
    """Return what `reader` says, with the time it took; a reader that fails has said nothing."""
    started = process_time()
    try:
        answer = reader(body, page)
    except Exception as problem:  # noqa: BLE001 - whatever stops somebody else's reader is its answer
        answer = Answer(error=f"{type(problem).__name__}: {problem}"[:200])
    spent = (process_time() - started) * 1000
    return answer if answer.read_ms else replace(answer, read_ms=spent)
