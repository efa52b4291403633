"""What is kept of a trail: one plain record per observation, enough to judge it again under other rules."""

from __future__ import annotations

import hashlib
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from rescatalog.core.extract.version import READER
from rescatalog.core.judging.expectation import Expected, found_words
from rescatalog.core.judging.observation import Observation, Recorded, Request, Trail
from rescatalog.core.judging.skim import LOOKED_AT_BYTES
from rescatalog.core.judging.verdict import judge_look, likeness_of
from rescatalog.core.judging.word import Life, Word
from rescatalog.core.words import Failure, Purpose, Verdict

# What a server gives us to hold is for this chain alone.
_NOT_KEPT = frozenset({"set-cookie"})
# A kept sample is packed; this much of it is unpacked and no more.
MAX_SAMPLE = LOOKED_AT_BYTES


def evidence_of(trail: Trail, expectations: Sequence[Expected] = ()) -> tuple[dict[str, Any], ...]:
    """Return the facts of a trail worth storing.

    Of a page its title, headlines, size and hash are kept; the beginning of its bytes only where they were what
    spoke against it, so that signatures can be held against it again.

    Args:
        trail: what was seen.
        expectations: what entries say of the page; the words they do not want are looked for now.
    """
    records = []
    for look in trail.looks:
        doubtful = judge_look(look).verdict in {Verdict.BLOCKED, Verdict.SUSPECT, Verdict.RESTRICTED}
        records += [_record(step, sampled=doubtful and step is look[-1]) for step in look]
        found = found_words(expectations, look[-1]) if look[-1].is_success else ()
        if found:
            records[-1]["contains"] = list(found)
    records += [_record(step, sampled=False) for step in trail.probe]
    likeness = likeness_of(trail) if trail.probe else None
    if likeness is not None:
        records[-1]["likeness"] = round(likeness, 3)
    for number, chain in enumerate(trail.answers):
        records += [{**_record(step, sampled=False), "question": number} for step in chain]
    if trail.certificate is not None:
        records.append(_record(trail.certificate, sampled=False))
    return tuple(records)


def trail_of(target: str, evidence: Sequence[Mapping[str, Any]], *, title: str | None = None) -> Trail:
    """Return the trail that `evidence_of` wrote down, fit to be judged again.

    Args:
        target: canonical address.
        evidence: its records, perhaps of an earlier version, which kept less.
        title: of the page, for records that were made without titles.

    Raises:
        ValueError: a record is none of ours.
    """
    looks: dict[int, list[Observation]] = {}
    probe: list[Observation] = []
    answers: dict[int, list[Observation]] = {}
    certificate: Observation | None = None
    for record in evidence:
        observation = _observation(target, {"title": title, **record})
        if observation.request.purpose is Purpose.PROBE:
            probe.append(observation)
        elif observation.request.purpose is Purpose.CERTIFICATE:
            certificate = observation
        elif observation.request.purpose is Purpose.QUESTION:
            answers.setdefault(record.get("question", 0), []).append(observation)
        else:
            looks.setdefault(observation.request.look, []).append(observation)
    if not looks:
        raise ValueError("nothing was written down")
    chains = tuple(map(tuple, looks.values()))
    return Trail(
        target=target,
        looks=chains,
        probe=tuple(probe),
        answers=tuple(map(tuple, answers.values())),
        certificate=certificate,
    )


def detail_of(trail: Trail) -> str:
    """Return the transport's words on how the last look ended, or nothing."""
    return trail.looks[-1][-1].detail


def _record(observation: Observation, *, sampled: bool) -> dict[str, Any]:
    request = observation.request
    record: dict[str, Any] = {
        "url": request.url,
        "look": request.look,
        "started_ms": round(observation.started_s * 1000),
        "elapsed_ms": round(observation.elapsed_s * 1000),
    }
    if request.purpose is not Purpose.PAGE:
        record["purpose"] = str(request.purpose)
    if observation.failure is not None:
        record["failure"] = str(observation.failure)
    if observation.detail:
        record["detail"] = observation.detail
    if not observation.asked:
        record["asked"] = False
    if observation.truncated:
        record["truncated"] = True
    if observation.valid_days is not None:
        record["valid_days"] = round(observation.valid_days, 2)
    if observation.word is not None:
        word = observation.word
        record["word"] = {"provider": word.provider, "life": str(word.life), "because": word.because}
    if observation.status is not None:
        record |= _page(observation, sampled=sampled)
    return record


def _page(observation: Observation, *, sampled: bool) -> dict[str, Any]:
    page: dict[str, Any] = {
        "status": observation.status,
        "headers": {name: value for name, value in observation.headers if name not in _NOT_KEPT},
        "bytes": observation.size,
    }
    body_hash = hashlib.sha256(observation.body).hexdigest()[:32] if observation.body else _known_hash(observation)
    if body_hash:
        page["body_hash"] = body_hash
    if observation.is_success:
        page |= {"title": observation.title, "headlines": list(observation.headlines), "reader": READER}
        if observation.known_chars is not None:
            page["own_chars"] = observation.known_chars
    if observation.is_unchanged:
        page["unchanged"] = True
    if sampled and observation.body:
        page["sample"] = b64encode(zlib.compress(observation.body[:MAX_SAMPLE], 9)).decode("ascii")
    return page


def _observation(target: str, record: Mapping[str, Any]) -> Observation:
    try:
        request = Request.of(
            target, record["url"], purpose=Purpose(record.get("purpose", "page")), look=int(record["look"])
        )
        return Observation(
            request=request,
            status=record.get("status"),
            failure=Failure(record["failure"]) if "failure" in record else None,
            detail=record.get("detail", ""),
            headers=tuple(record.get("headers", {}).items()),
            body=_unpacked(record.get("sample", "")),
            truncated=record.get("truncated", False),
            started_s=record.get("started_ms", 0) / 1000,
            elapsed_s=record["elapsed_ms"] / 1000,
            asked=record.get("asked", True),
            valid_days=record.get("valid_days"),
            word=_word(record.get("word")),
            recorded=Recorded(
                size=record.get("bytes", 0),
                title=record.get("title"),
                headlines=tuple(record.get("headlines", ())),
                contains=tuple(record.get("contains", ())),
                likeness=record.get("likeness"),
                body_hash=record.get("body_hash", ""),
                unchanged=record.get("unchanged", False),
                own_chars=record.get("own_chars"),
            ),
        )
    except (KeyError, TypeError, AttributeError, zlib.error) as error:
        raise ValueError(f"this is no record of an exchange: {type(error).__name__}: {error}") from None


def _known_hash(observation: Observation) -> str:
    return observation.recorded.body_hash if observation.recorded else ""


def _word(record: Mapping[str, str] | None) -> Word | None:
    return (
        None
        if record is None
        else Word(provider=record["provider"], life=Life(record["life"]), because=record["because"])
    )


def _unpacked(sample: str) -> bytes:
    return zlib.decompressobj().decompress(b64decode(sample, validate=True), MAX_SAMPLE) if sample else b""
