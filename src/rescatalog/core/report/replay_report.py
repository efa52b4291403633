"""What today's rules make of history, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from rescatalog.core.catalog.use import Use
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.memory.replay import Replay
from rescatalog.core.report.content import Paint
from rescatalog.core.report.problems_escaped import escaped

Uses = Mapping[str, Sequence[Use]]


def render_text(replay: Replay, uses: Uses, paint: Paint) -> str:
    """Return the links whose status would change, the counts last, with a final newline."""
    lines = []
    for key, (before, after) in replay.changed.items():
        places = ", ".join(f"{use.entry} ({use.role})" for use in uses.get(key, ()))
        lines.append(f"{paint(before.status, 'yellow')} -> {paint(after.status, 'cyan')}  {escaped(key)}")
        lines.append(f"           {_reasons(before, after)}{'; ' + places if places else ''}")
    checks = f"{replay.checks} check{'' if replay.checks == 1 else 's'} judged again"
    lines.append(f"{checks}: {replay.differing} would be judged otherwise, {len(replay.changed)} links would change")
    return "\n".join(lines) + "\n"


def render_json(replay: Replay, uses: Uses, paint: Paint) -> str:  # noqa: ARG001 - JSON has no colours
    """Return the same as JSON with a final newline."""
    links = [
        {
            "url": key,
            "entries": [{"entry": use.entry, "role": str(use.role)} for use in uses.get(key, ())],
            "status": str(before.status),
            "reason": before.reason,
            "status_today": str(after.status),
            "reason_today": after.reason,
        }
        for key, (before, after) in replay.changed.items()
    ]
    document = {"schema_version": 1, "checks": replay.checks, "differing": replay.differing, "changed": links}
    return json.dumps(document, indent=1, ensure_ascii=True) + "\n"


def _reasons(before: LinkStatus, after: LinkStatus) -> str:
    return before.reason if before.reason == after.reason else f"{before.reason} -> {after.reason}"


REPLAY_FORMATS: dict[str, Callable[[Replay, Uses, Paint], str]] = {"text": render_text, "json": render_json}
