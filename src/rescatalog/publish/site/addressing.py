"""Whole addresses for files that leave the site: feeds, the sitemap, what search boxes of browsers read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from datasette.utils.asgi import Request  # type: ignore[import-untyped]  # Datasette ships no types

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]

# A host is what the client says it is, so anything that could be more than a host is none.
_HOST = re.compile(r"(?i)([a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,20}\.?|\[[0-9a-f:.]{2,45}\])(:[0-9]{1,5})?")


def origin_of(datasette: Datasette, request: Request) -> str:
    """Return scheme and host under which the site was asked, without a slash at the end."""
    host = request.headers.get("host") or ""
    scheme = "https" if request.scheme == "https" or datasette.setting("force_https_urls") else "http"
    return f"{scheme}://{host if _HOST.fullmatch(host) else 'localhost'}"


def place(sort: str, name: str) -> str:
    """Return the path of one thing of a sort, such as `/topics/vectors`."""
    return f"/{sort}/{quote(name, safe='')}"
