"""A random address beside another: what a site answers there is what it answers where nothing is."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit, urlunsplit

from rescatalog.core import urls

_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_VALUE = re.compile(r"=[^&]*")


def sibling_of(url: str, seed: str) -> str | None:
    """Return an address in the same folder at which there is surely nothing, or None for a front page.

    The name says what it is to those who read it in their logs.

    Args:
        url: canonical address.
        seed: makes the name differ from run to run.
    """
    parts = urlsplit(url)
    mark = hashlib.blake2b(f"{seed} {url}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    name = f"no-such-page-{mark}"
    if parts.query:
        query = _VALUE.sub(f"={name}", parts.query) if "=" in parts.query else name
        return urls.canonical(urlunsplit((parts.scheme, parts.netloc, parts.path, query, "")))
    closed = parts.path.endswith("/")
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    if not last:
        return None
    extension = _EXTENSION.search(last)
    beside = f"{folder}/{name}{extension.group() if extension else ''}{'/' if closed else ''}"
    return urls.canonical(urlunsplit((parts.scheme, parts.netloc, beside, "", "")))
