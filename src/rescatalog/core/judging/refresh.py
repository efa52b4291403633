"""Redirects that a page makes in its head: `<meta http-equiv=refresh>`."""

from __future__ import annotations

import html
import re

# Slower ones are notices for people: "you will be taken there in ten seconds".
MOST_S = 5.0
LOOKED_AT_BYTES = 65_536
# Browsers also heed what stands in the body; nobody writes it far down.
IN_BODY_BYTES = 4_096
# Between the name of the attribute and its value there is a sign, and perhaps blanks.
NEAR_BYTES = 200
_META = re.compile(rb"<meta\b[^>]{0,1000}>", re.IGNORECASE)
_IS_REFRESH = re.compile(rb"http-equiv\s*=\s*[\"']?\s*refresh\b", re.IGNORECASE)
_CONTENT = re.compile(rb"content\s*=\s*(?:\"([^\"]{0,4000})\"|'([^']{0,4000})'|([^\s>]{1,4000}))", re.IGNORECASE)
_VALUE = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"']+)[\"']?\s*", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(-->|$)", re.DOTALL)
_NOSCRIPT = re.compile(rb"<noscript\b.*?(</noscript|$)", re.IGNORECASE | re.DOTALL)


def refresh_of(body: bytes, header: str | None) -> str | None:
    """Return the reference that a page sends its readers to at once, or None.

    What stands in `<noscript>` does not count: such pages have something else for everybody with scripts.

    Args:
        body: decoded bytes of the page.
        header: the `Refresh` header, which says the same in other words.

    Source: HTML Standard section 4.2.5.3, shared declarative refresh steps.
    """
    if header:
        return _target(header)
    begins = body.find(b"<body", 0, LOOKED_AT_BYTES)
    head = body[: LOOKED_AT_BYTES if begins < 0 else min(begins + IN_BODY_BYTES, LOOKED_AT_BYTES)]
    if not _may_refresh(head):
        return None
    head = _NOSCRIPT.sub(b"", _COMMENT.sub(b"", head))
    for meta in _META.findall(head):
        content = _CONTENT.search(meta) if _IS_REFRESH.search(meta) else None
        if content:
            value = next(group for group in content.groups() if group is not None)
            return _target(html.unescape(value.decode("utf-8", "replace")))
    return None


def _may_refresh(head: bytes) -> bool:
    """Return whether the word stands where the name of an attribute may be before it; scripts use it as well."""
    for spelled in (b"efresh", b"EFRESH"):
        at = head.find(spelled)
        while at >= 0:
            if b"equiv" in head[max(0, at - NEAR_BYTES) : at].lower():
                return True
            at = head.find(spelled, at + 1)
    return False


def _target(value: str) -> str | None:
    found = _VALUE.fullmatch(value)
    if found is None or float(found.group(1)) > MOST_S:
        return None
    return found.group(2).strip() or None
