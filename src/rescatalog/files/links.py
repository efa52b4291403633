"""Addresses out of other people's files: plain lists, Markdown, HTML, catalog YAML."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rescatalog.errors import InputUnreadableError

Reader = Callable[[str, str], Iterator[tuple[str, int]]]

MAX_BYTES = 50_000_000
STANDARD_INPUT = "-"
# How much of a file is looked at to tell its format.
HEAD = 20_000
_LINE_END = re.compile(r"\r\n|\r|\n")
_HTML = re.compile(r"\s*<(!doctype|html|head|body|!--)\b", re.IGNORECASE)
_ENTRY = re.compile(r"^links:", re.MULTILINE)
# A link, an autolink, a reference's definition, or an address that stands after other words.
_MARKDOWN = re.compile(r"\]\(|<https?://|^\s*\[[^\]]+\]:\s|\S\s+https?://")


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
        message = f"--input: {name}: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise InputUnreadableError(message) from None
    return read_links(text, name)


def read_links(text: str, name: str) -> tuple[FoundLink, ...]:
    """Return the addresses in `text`, its format told by the file's suffix or by what it looks like.

    Args:
        text: the whole file.
        name: its name.

    Raises:
        InputUnreadableError: the suffix promises YAML, and it is none.
    """
    reader = _BY_SUFFIX.get(Path(name).suffix.lower()) or _guess(text)
    return tuple(FoundLink(url=url, file=name, line=line) for url, line in reader(text, name))


def _guess(text: str) -> Reader:
    head = text[:HEAD]
    if _HTML.match(head):
        return _html
    lines = [line.strip() for line in _LINE_END.split(head)]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not any(_MARKDOWN.search(line) or len(line.split()) > 1 for line in lines):
        return _plain
    if _ENTRY.search(head) and _is_yaml(text):
        return _yaml
    return _markdown if any(_MARKDOWN.search(line) for line in lines) else _plain


def _plain(text: str, _name: str) -> Iterator[tuple[str, int]]:
    """Yield every line that is neither blank nor a comment; what is no address is refused later, visibly."""
    for line, written in enumerate(_LINE_END.split(text), 1):
        url = written.strip()
        if url and not url.startswith("#"):
            yield url, line


def _markdown(text: str, _name: str) -> Iterator[tuple[str, int]]:
    # Only a Markdown file needs the parser.
    from rescatalog.files.markup import markdown_links  # noqa: PLC0415

    return markdown_links(text)


def _html(text: str, _name: str) -> Iterator[tuple[str, int]]:
    # Only an HTML file needs the parser.
    from rescatalog.files.markup import html_links  # noqa: PLC0415

    return html_links(text)


def _yaml(text: str, name: str) -> Iterator[tuple[str, int]]:
    # Only a YAML file needs the parser.
    from rescatalog.files.entry_links import NotYamlError, entry_links  # noqa: PLC0415

    try:
        yield from entry_links(text)
    except NotYamlError as error:
        message = f"--input: {name}: not YAML: {error}; correct it, or give the addresses as a plain list"
        raise InputUnreadableError(message) from None


def _is_yaml(text: str) -> bool:
    from rescatalog.files.entry_links import is_yaml  # noqa: PLC0415

    return is_yaml(text)


_BY_SUFFIX: dict[str, Reader] = {
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
