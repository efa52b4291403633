"""What is wrong with a certificate, in words for people; the days are UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_AFTER = re.compile(r"not valid after (\d{1,12})\b")
_BEFORE = re.compile(r"not valid before (\d{1,12})\b")
_NAMES = re.compile(r"certificate is only valid for (.{1,2000})")
_DNS_NAME = re.compile(r"DnsName\(\"([^\"]{1,253})\"\)")
# A certificate may be valid for hundreds of names; some are enough to know whose it is.
MOST_NAMES = 3


def certificate_words(words: str) -> str:
    """Return the transport's words on a bad certificate, told again so that a person can act on them.

    Args:
        words: as the TLS library says them; what is not understood stays as it is.
    """
    after, before = _AFTER.search(words), _BEFORE.search(words)
    if after is not None:
        return f"the certificate expired on {_day(after.group(1))}"
    if before is not None:
        return f"the certificate is valid from {_day(before.group(1))} on"
    names = _NAMES.search(words)
    if names is not None:
        valid = _DNS_NAME.findall(names.group(1))
        more = ", …" if len(valid) > MOST_NAMES else ""
        return f"the certificate is for {', '.join(valid[:MOST_NAMES]) or 'another host'}{more}"
    if "unknownissuer" in words.lower():
        return "the certificate is signed by nobody we know, or the server leaves out what lies between"
    return words


def _day(seconds: str) -> str:
    try:
        return f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%d}"
    except (OverflowError, ValueError, OSError):
        return "a day beyond all calendars"
