"""Lines of the history as text: what each may hold, and runs, checks and answers of archives as such lines."""

from __future__ import annotations

import json
import math
import re
from datetime import datetime
from typing import Annotated, Any, Literal, NoReturn

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from rescatalog.core.archive import Archived
from rescatalog.core.check import Check, Hop, Judgement
from rescatalog.core.run import Run
from rescatalog.core.words import Verdict
from rescatalog.store.rows import archived_row_of, row_of, run_row_of
from rescatalog.store.schema import VERSION

# The version of the state under which the first such lines were written.
FIRST_VERSION = 2

Record = Run | Check | Archived

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_SHOWN_CHARS = 60
# Far more than evidence has, and far less than Python can write again.
MAX_DEPTH = 100


def _time(value: object) -> datetime:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise ValueError("a time is written like 2026-11-21T02:00:00.000Z")
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("there is no such time") from None


def _verdict(value: object) -> Verdict:
    if not isinstance(value, str) or value not in set(Verdict):
        raise ValueError(f"a verdict is one of {', '.join(Verdict)}")
    return Verdict(value)


def _web(value: str) -> str:
    # These are shown to readers, who may follow them.
    if not value.startswith(("http://", "https://")):
        raise ValueError("an address begins with http:// or https://")
    return value


def _whole(value: str) -> str:
    # JSON can write half of a character, SQLite cannot keep it.
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("half a character stands here") from None
    return value


def _milliseconds(value: float) -> float:
    # As the state keeps it; the sum turns -0.0 into 0.0, which SQLite does as well.
    return round(value, 3) + 0.0


Time = Annotated[datetime, BeforeValidator(_time)]
Text = Annotated[str, AfterValidator(_whole)]
Name = Annotated[Text, Field(min_length=1)]
Url = Annotated[Text, AfterValidator(_web)]
Small = Annotated[int, Field(ge=0, le=1_000_000)]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Header(_Line):
    """The first line: what wrote the file."""

    # What a newer version adds here must not hide that it is newer.
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    kind: Literal["state"]
    schema_version: Annotated[int, Field(ge=FIRST_VERSION)]


class End(_Line):
    """The last line: by it one knows that nothing is missing."""

    kind: Literal["end"]
    lines: int
    sha256: str


class _RunLine(_Line):
    kind: Literal["run"]
    id: Name
    started_at: Time
    finished_at: Time
    tool_version: Text
    interrupted: bool
    void: Text | None
    void_message: Text | None

    def record(self) -> Run:
        return Run(**self.model_dump(exclude={"kind"}))


class _HopLine(_Line):
    url: str
    status: Small


class _CheckLine(_Line):
    kind: Literal["check"]
    run_id: Name
    key: Name
    checked_at: Time
    verdict: Annotated[Verdict, BeforeValidator(_verdict)]
    reason: Text
    notes: list[str]
    http_status: Small | None
    final_url: Url | None
    hops: list[_HopLine]
    attempts: Small
    elapsed_s: Annotated[float, Field(ge=0, allow_inf_nan=False), AfterValidator(_milliseconds)]
    title: Text | None
    evidence: list[dict[str, Any]]
    text_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")] | None
    not_before: Time | None

    def record(self) -> Check:
        judgement = Judgement(
            verdict=self.verdict,
            reason=self.reason,
            notes=tuple(self.notes),
            http_status=self.http_status,
            final_url=self.final_url,
            hops=tuple(Hop(url=hop.url, status=hop.status) for hop in self.hops),
            title=self.title,
        )
        return Check(
            run_id=self.run_id,
            key=self.key,
            checked_at=self.checked_at,
            judgement=judgement,
            attempts=self.attempts,
            elapsed_s=self.elapsed_s,
            evidence=tuple(self.evidence),
            text_hash=self.text_hash,
            not_before=self.not_before,
        )


class _ArchiveLine(_Line):
    kind: Literal["archive"]
    key: Name
    asked_at: Time
    added: Time | None
    snapshot_url: Url | None
    snapshot_at: Time | None
    reason: Text

    def record(self) -> Archived:
        return Archived(**self.model_dump(exclude={"kind"}))


_KINDS: dict[str, type[Header | End | _RunLine | _CheckLine | _ArchiveLine]] = {
    "state": Header,
    "run": _RunLine,
    "check": _CheckLine,
    "archive": _ArchiveLine,
    "end": End,
}


def parsed(text: bytes) -> Header | End | Record:
    """Return what a line says.

    Raises:
        ValueError: it is not a line of a history; the message ends a sentence that begins with the line's place.
    """
    try:
        content = json.loads(text.decode(), parse_constant=_no_number, parse_float=_finite)
    except UnicodeDecodeError:
        raise ValueError("this line is not UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("this line is not JSON") from None
    if text.count(b"[") + text.count(b"{") > MAX_DEPTH and _depth(content) > MAX_DEPTH:
        raise ValueError(f"this line is nested deeper than {MAX_DEPTH} levels")
    kind = content.get("kind") if isinstance(content, dict) else None
    if not isinstance(kind, str) or kind not in _KINDS:
        raise ValueError(f"this line has no `kind` that is known here; the kinds are {', '.join(_KINDS)}")
    try:
        line = _KINDS[kind].model_validate(content)
    except ValidationError as error:
        raise ValueError(_told(error)) from None
    return line if isinstance(line, Header | End) else line.record()


def text_of(record: Record) -> bytes:
    """Return the one line that says this, without its end."""
    if isinstance(record, Run):
        return dumped({"kind": "run", **run_row_of(record), "interrupted": record.interrupted})
    if isinstance(record, Archived):
        return dumped({"kind": "archive", **archived_row_of(record)})
    hops = [{"url": hop.url, "status": hop.status} for hop in record.judgement.hops]
    lists = {"notes": record.judgement.notes, "hops": hops, "evidence": record.evidence}
    return dumped({"kind": "check", **row_of(record), **lists})


def header() -> bytes:
    """Return the first line of a file, without its end."""
    return dumped({"kind": "state", "schema_version": VERSION})


def dumped(content: dict[str, Any]) -> bytes:
    """Return an object as JSON, the same bytes for the same content, in ASCII, in one line."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def _told(error: ValidationError) -> str:
    """Return the first thing that is wrong with a line."""
    first = error.errors(include_url=False)[0]
    field = ".".join(map(str, first["loc"]))[:_SHOWN_CHARS]
    if first["type"] == "missing":
        return f"`{field}` is missing"
    if first["type"] == "extra_forbidden":
        return f"`{field}` is not known here"
    said = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
    given = f"; here is `{first['input'][:_SHOWN_CHARS]}`" if isinstance(first["input"], str) else ""
    return f"`{field}`: {said}{given}"


def _depth(content: object) -> int:
    """Return how many levels of lists and objects are inside each other."""
    depth, level = 0, [content]
    while level := [part for part in level if isinstance(part, list | dict)]:
        depth += 1
        level = [inner for part in level for inner in (part.values() if isinstance(part, dict) else part)]
    return depth


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large")
    return number
