"""The part of SARIF 2.1.0 that our reports use, closed: what the standard does not know is a fault.

Source: OASIS SARIF 2.1.0, section 3; required properties and closed objects are those of its JSON Schema.
"""

from __future__ import annotations

from typing import Any


def _closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the schema of an object with no other properties."""
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


_TEXT = {"type": "string", "minLength": 1}
_MESSAGE = _closed({"text": _TEXT})
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_BAG = {"type": "object"}
_COUNT = {"type": "integer", "minimum": 1}
_LOCATION = _closed(
    {
        "physicalLocation": _closed(
            {
                # A reference to a resource: whatever is no letter of one is percent-encoded.
                "artifactLocation": _closed({"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~/%-]+$"}}),
                "region": _closed({"startLine": _COUNT, "startColumn": _COUNT}),
            }
        )
    }
)
_RULE = _closed(
    {
        "id": _TEXT,
        "shortDescription": _MESSAGE,
        "fullDescription": _MESSAGE,
        "help": _MESSAGE,
        "defaultConfiguration": _closed({"level": _LEVEL}),
    }
)
_RESULT = _closed(
    {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "message": _MESSAGE,
        "partialFingerprints": {"type": "object", "additionalProperties": _TEXT},
        "properties": _BAG,
    },
    {"locations": {"type": "array", "minItems": 1, "items": _LOCATION}},
)
_INVOCATION = _closed(
    {"executionSuccessful": {"type": "boolean"}},
    {
        "startTimeUtc": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "toolExecutionNotifications": {"type": "array", "items": _closed({"level": _LEVEL, "message": _MESSAGE})},
    },
)
_RUN = _closed(
    {
        "tool": _closed({"driver": _closed({"name": _TEXT, "rules": {"type": "array", "items": _RULE}})}),
        "invocations": {"type": "array", "items": _INVOCATION},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
        "properties": _BAG,
    }
)
SHAPE = _closed(
    {
        "$schema": {"type": "string", "pattern": r"/sarif-schema-2\.1\.0\.json$"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": _RUN},
    }
)
