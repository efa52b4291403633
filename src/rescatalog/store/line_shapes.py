"""What each kind of line of the history may hold, checked strictly, since anybody may have written it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from rescatalog.core.judging.check import Check, Hop, Judgement
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from rescatalog.store.telling import told_of

# The version of the state under which the first such lines were written.
FIRST_VERSION = 2

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


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


def _facts(value: list[dict[str, Any]]) -> list[dict[str, Any]]:
    try:
        for record in value:
            told_of(record)
    except (KeyError, TypeError, ValueError):
        raise ValueError("a fact has an origin, a field, and perhaps a value with its source and confidence") from None
    return value


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


class RunLine(_Line):
    """A run that has an end."""

    kind: Literal["run"]
    id: Name
    started_at: Time
    finished_at: Time
    tool_version: Text
    interrupted: bool
    void: Text | None
    void_message: Text | None
    # Not known before version 3.
    facts_void: Text | None = None

    def record(self) -> Run:
        """Return the run of this line."""
        return Run(**self.model_dump(exclude={"kind"}))


class HopLine(_Line):
    """One redirect of a check."""

    url: str
    status: Small


class CheckLine(_Line):
    """A check with all it stood on."""

    kind: Literal["check"]
    run_id: Name
    key: Name
    checked_at: Time
    verdict: Annotated[Verdict, BeforeValidator(_verdict)]
    reason: Text
    because: Text
    notes: list[str]
    http_status: Small | None
    final_url: Url | None
    hops: list[HopLine]
    attempts: Small
    elapsed_s: Annotated[float, Field(ge=0, allow_inf_nan=False), AfterValidator(_milliseconds)]
    title: Text | None
    evidence: list[dict[str, Any]]
    text_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")] | None
    not_before: Time | None
    # Not known before version 3.
    facts: Annotated[list[dict[str, Any]], AfterValidator(_facts)] = []

    def record(self) -> Check:
        """Return the check of this line."""
        judgement = Judgement(
            verdict=self.verdict,
            reason=self.reason,
            because=self.because,
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
            facts=tuple(map(told_of, self.facts)),
        )


class ArchiveLine(_Line):
    """One answer of an archive."""

    kind: Literal["archive"]
    key: Name
    asked_at: Time
    snapshot_url: Url | None
    snapshot_at: Time | None
    reason: Text

    def record(self) -> Archived:
        """Return the answer of this line."""
        return Archived(**self.model_dump(exclude={"kind"}))


Shape = Header | End | RunLine | CheckLine | ArchiveLine

KINDS: dict[str, type[Shape]] = {
    "state": Header,
    "run": RunLine,
    "check": CheckLine,
    "archive": ArchiveLine,
    "end": End,
}
