"""Addresses out of other people's files: plain lists, Markdown, HTML, catalog YAML."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rescatalog.errors import InputUnreadableError

MAX_BYTES = 50_000_000
STANDARD_INPUT = "-"
_LOOKS_LIKE_HTML = re.compile(r"\s*<(!doctype|html|head|body|!--)\b", re.IGNORECASE)
_LOOKS_LIKE_MARKDOWN = re.compile(r"^(#{1,6} |[-*] .*\]\(|.*\]\(\s*<?https?:)", re.MULTILINE)
_LOOKS_LIKE_ENTRY = re.compile(r"^links:\s*$", re.MULTILINE)
_YAML_ADDRESS = re.compile(r"^\s*(?:- )?(?:\{.*?)?url:\s*[\"']?(?P<url>https?://[^\s\"',}]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """An address in a file.

    Attributes:
        url: as it stands there.
        file: the file, or `-`.
        line: 1-based line, as near as the format allows.
    """

    url: str
    file: str
    line: int


def read_links_file(name: str) -> tuple[FoundLink, ...]:
    """Return the addresses in a file, or in standard input for `-`.

    Raises:
        InputUnreadableError: the file is missing, too large, or no text.
    """
    try:
        if name == STANDARD_INPUT:
            content = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputUnreadableError(f"--input: {name}: {error.strerror}") from None
    if len(content) > MAX_BYTES:
        raise InputUnreadableError(f"--input: {name}: larger than {MAX_BYTES // 1_000_000} MB; split it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputUnreadableError(f"--input: {name}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    return read_links(text, name)


def read_links(text: str, name: str) -> tuple[FoundLink, ...]:
    """Return the addresses in `text`, its format told by the file's suffix or by what it looks like.

    Args:
        text: the whole file.
        name: its name.
    """
    reader = _BY_SUFFIX.get(Path(name).suffix.lower()) or _guess(text)
    return tuple(FoundLink(url=url, file=name, line=line) for url, line in reader(text))


def _guess(text: str) -> Callable[[str], Iterator[tuple[str, int]]]:
    head = text[:20_000]
    if _LOOKS_LIKE_HTML.match(head):
        return _html
    if _LOOKS_LIKE_ENTRY.search(head):
        return _yaml
    return _markdown if _LOOKS_LIKE_MARKDOWN.search(head) else _plain


def _plain(text: str) -> Iterator[tuple[str, int]]:
    """Yield every line that is neither blank nor a comment; what is no address is refused later, visibly."""
    for line, written in enumerate(text.splitlines(), 1):
        url = written.strip()
        if url and not url.startswith("#"):
            yield url, line


def _markdown(text: str) -> Iterator[tuple[str, int]]:
    # Only a Markdown file needs the parser.
    from rescatalog.files.markup import markdown_links  # noqa: PLC0415

    return markdown_links(text)


def _html(text: str) -> Iterator[tuple[str, int]]:
    # Only an HTML file needs the parser.
    from rescatalog.files.markup import html_links  # noqa: PLC0415

    return html_links(text)


def _yaml(text: str) -> Iterator[tuple[str, int]]:
    """Yield the addresses of an entry's links, whether or not the rest of the entry is sound."""
    for line, written in enumerate(text.splitlines(), 1):
        found = _YAML_ADDRESS.match(written)
        if found:
            yield found["url"], line


_BY_SUFFIX: dict[str, Callable[[str], Iterator[tuple[str, int]]]] = {
    ".txt": _plain,
    ".lst": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".yaml": _yaml,
    ".yml": _yaml,
}
