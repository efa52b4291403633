"""Ways in which a file goes wrong under an editor's hands, drawn from a seeded generator."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

REQUIRED = ("id", "kind", "title", "summary", "links", "topics", "offers")
_KEY = re.compile(r"^(?P<key>[a-z_]+):(?P<rest>.*)$")
# A mapping where a text, a list or a list of mappings belongs, and the other way round.
WRONG = ("[[1]]", "{wrong: 1}", "1.5", "[{}]")


def _top(text: str, keys: tuple[str, ...]) -> list[int]:
    """Return the lines on which one of `keys` begins."""
    lines = text.split("\n")
    return [n for n, line in enumerate(lines) if (found := _KEY.match(line)) and found["key"] in keys]


def _block(text: str, start: int) -> int:
    """Return the line after the value of the key on line `start`."""
    lines = text.split("\n")
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return end


def dropped_key(text: str, random: Random) -> str:
    """Take a required key out with its value."""
    start = random.choice(_top(text, REQUIRED))
    lines = text.split("\n")
    return "\n".join(lines[:start] + lines[_block(text, start) :])


def misspelled_key(text: str, random: Random) -> str:
    """Write a required key with a letter doubled."""
    start = random.choice(_top(text, REQUIRED))
    lines = text.split("\n")
    key, rest = lines[start].split(":", 1)
    at = random.randrange(len(key))
    lines[start] = f"{key[:at]}{key[at]}{key[at:]}:{rest}"
    return "\n".join(lines)


def tab(text: str, random: Random) -> str:
    """Indent a line by a tab."""
    lines = text.split("\n")
    start = random.choice([n for n, line in enumerate(lines) if line.startswith("  ")])
    lines[start] = "\t" + lines[start].lstrip()
    return "\n".join(lines)


def broken_quote(text: str, random: Random) -> str:
    """Open a quote that nothing closes."""
    lines = text.split("\n")
    start = random.choice(_top(text, ("id", "title", "summary")))
    key, rest = lines[start].split(":", 1)
    lines[start] = f'{key}: "{rest.strip()}'
    return "\n".join(lines).replace('["', "[").replace('"]', "]").replace('", "', ", ")


def wrong_type(text: str, random: Random) -> str:
    """Give a required key a value of a type it cannot have."""
    start = random.choice(_top(text, REQUIRED))
    lines = text.split("\n")
    lines[start : _block(text, start)] = [f"{lines[start].split(':')[0]}: {random.choice(WRONG)}"]
    return "\n".join(lines)


def duplicated_line(text: str, random: Random) -> str:
    """Write the line of a required key twice."""
    start = random.choice(_top(text, REQUIRED))
    lines = text.split("\n")
    lines.insert(start, lines[start])
    return "\n".join(lines)


def deleted_line(text: str, random: Random) -> str:
    """Lose any one line."""
    lines = text.split("\n")
    del lines[random.randrange(len(lines))]
    return "\n".join(lines)


def control_byte(text: str, random: Random) -> str:
    """Put a byte anywhere that no text has."""
    at = random.randrange(len(text))
    return text[:at] + random.choice("\x00\x01\x07\x08\x0b\x0c\x1b\x7f") + text[at:]


# The last columns: whether what comes out is always wrong.
MUTATIONS: dict[str, tuple[Callable[[str, Random], str], bool]] = {
    "dropped key": (dropped_key, True),
    "misspelled key": (misspelled_key, True),
    "tab": (tab, True),
    "broken quote": (broken_quote, True),
    "wrong type": (wrong_type, True),
    "duplicated line": (duplicated_line, True),
    "deleted line": (deleted_line, False),
    "control byte": (control_byte, True),
}
