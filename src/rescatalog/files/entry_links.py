"""Addresses in catalog YAML, whether or not the rest makes an entry."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from rescatalog.files.parser import LOADER

_URL = (yaml.KeyToken, "url", yaml.ValueToken)


class NotYamlError(ValueError):
    """The text is no YAML; says where and why."""


def entry_links(text: str) -> Iterator[tuple[str, int]]:
    """Yield the http(s) address under every `url:` with its line.

    Raises:
        NotYamlError: the text cannot be read as YAML.
    """
    before: tuple[str | type[yaml.Token], ...] = ()
    try:
        # Tokens: no node is built, so that aliases cannot multiply and size does not matter.
        for token in yaml.scan(text, Loader=LOADER):
            if not isinstance(token, yaml.ScalarToken):
                before = (*before[-2:], type(token))
                continue
            url = token.value.strip()
            if before == _URL and url.lower().startswith(("http://", "https://")):
                yield url, token.start_mark.line + 1
            before = (*before[-2:], token.value)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise NotYamlError(f"line {mark.line + 1}: {error.problem}" if mark else str(error.problem)) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        raise NotYamlError("a character or an escape that YAML does not allow") from None


def is_yaml(text: str) -> bool:
    """Return whether a text is YAML with at least one address under `url:`."""
    try:
        return bool(list(entry_links(text)))
    except NotYamlError:
        return False
