"""Where an address of the site lies among the files, and how one file leads to another."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, unquote_plus, urlsplit

# The host that pages are asked under; every address on it is one of the site's own.
ORIGIN_HOST = "rescatalog-export.invalid"
DATA_PATH = "/catalog"
SEARCH_PATH = "/search"
COMPARE_PATH = "/compare"
INDEX = "index.html"
_SAFE_SEGMENT = re.compile(r"-|\w(?:[\w.@+~=-]{0,198}[\w@+~=-])?")
# Source: learn.microsoft.com, Naming files, paths and namespaces: devices, whatever stands after a dot.
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?")
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 40
_DIGITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A file of the copy.

    Attributes:
        file: its path inside the folder, with `/`.
        suffix: query and fragment that a link to it keeps, with their marks.
    """

    file: str
    suffix: str = ""

    @property
    def is_page(self) -> bool:
        """Return whether it is a page that its folder stands for."""
        return posixpath.basename(self.file) == INDEX

    @property
    def location(self) -> str:
        """Return its address below the base, without `index.html`, percent-encoded."""
        bare = posixpath.dirname(self.file) + "/" if self.is_page else self.file
        return quote(bare.lstrip("/"), safe="/@+~=") + self.suffix


def own_address(url: str) -> str | None:
    """Return path, query and fragment of an address of the site, or None for one that leads elsewhere.

    Args:
        url: from a link: absolute under the host of the export, or beginning with one `/`.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme in {"http", "https"} and parts.netloc == ORIGIN_HOST:
        return parts._replace(scheme="", netloc="", path=parts.path or "/").geturl()
    rooted = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    return url if rooted and not url.startswith("//") else None


def page_or_file(path: str, query: str = "") -> str | None:
    """Return the file for an address, or None when its name could not be one everywhere.

    Args:
        path: of the address; a name with a dot in its last part is a file, all else a page.
        query: without its mark; every query has a file of its own.
    """
    segments = [unquote(segment) for segment in path.strip("/").split("/") if segment]
    if not all(_SAFE_SEGMENT.fullmatch(segment) and not _DEVICE.fullmatch(segment) for segment in segments):
        return None
    if is_page_path(path):
        return "/".join([*segments, *([_slug(query)] if query else []), INDEX])
    stem, ending = posixpath.splitext(segments[-1])
    return "/".join([*segments[:-1], (f"{stem}-{_slug(query)}" if query else stem) + ending])


def is_page_path(path: str) -> bool:
    """Return whether an address is one of a page; files have a dot in their name."""
    return "." not in path.rsplit("/", 1)[-1]


def relative(location: str, *, seen_from: str) -> str:
    """Return the link from one file of the copy to a location in it.

    Args:
        location: of the target below the base.
        seen_from: the file that has the link.
    """
    cut = re.search(r"[?#]", location)
    bare, suffix = (location[: cut.start()], location[cut.start() :]) if cut else (location, "")
    link = posixpath.relpath("/" + bare, posixpath.dirname("/" + seen_from))
    # A name with a colon in it would read as a scheme; `./` also names the folder itself.
    link = f"./{link}" if ":" in link.split("/")[0] else link
    return (link + "/" if bare == "" or bare.endswith("/") else link) + suffix


def _slug(query: str) -> str:
    """Return a name for a query that people can read and that no other query has."""
    words = _OTHER.sub("-", unquote_plus(query).lower())[:_LONGEST_SLUG].strip("-")
    return f"{words or 'q'}-{hashlib.sha256(query.encode()).hexdigest()[:_DIGITS]}"
