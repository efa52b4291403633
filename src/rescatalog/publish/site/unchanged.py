"""Answers that programs ask for again and again: those who have it already are told so."""

from __future__ import annotations

import hashlib

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types


def answer(request: Request, body: str, content_type: str) -> Response:
    """Return a body with its tag, or 304 to whoever names the tag.

    Source: RFC 9110, sections 8.8.3 and 13.1.2.
    """
    # A lone half of a character cannot be written; it came from outside.
    written = body.encode("utf-8", "replace")
    tag = f'"{hashlib.sha256(written).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "public, max-age=300"}
    known = [one.strip().removeprefix("W/") for one in (request.headers.get("if-none-match") or "").split(",")]
    if tag in known or "*" in known:
        return Response("", status=304, headers=headers, content_type=content_type)
    return Response(written.decode(), headers=headers, content_type=content_type)
