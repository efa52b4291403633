"""Settings as files, variables and options give them; what cannot be used is told with where it was written."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rescatalog.core.catalog.problem import nearest
from rescatalog.errors import SettingsInvalidError
from rescatalog.settings import Settings

PREFIX = "RESCATALOG_"
# What must not stand in a log, not even when it is wrong.
SECRETS = frozenset({"github_token"})


def load_settings(options: Mapping[str, Any], *, folder: Path, environment: Mapping[str, str]) -> Settings:
    """Return the settings in force.

    Args:
        options: what the command line gave; None means not given.
        folder: where `rescatalog.toml` or `pyproject.toml` is looked for.
        environment: the process's variables.

    Raises:
        SettingsInvalidError: a file or a value cannot be used.
    """
    written, source = _from_file(folder)
    given = {name: value for name, value in options.items() if value is not None and value != ()}
    variables = {name: PREFIX + name.upper() for name in Settings.model_fields}
    named = {name: environment[variable] for name, variable in variables.items() if variable in environment}
    try:
        return Settings.model_validate({**written, **named, **given})
    except ValidationError as error:
        raise SettingsInvalidError(_explain(error, source=source, named=named, given=given)) from None


def _from_file(folder: Path) -> tuple[dict[str, Any], str]:
    for name, table in (("rescatalog.toml", ()), ("pyproject.toml", ("tool", "rescatalog"))):
        path = folder / name
        if not path.is_file():
            continue
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise SettingsInvalidError(f"{name}: {error}") from None
        for key in table:
            inner: object = data.get(key, {})
            if not isinstance(inner, dict):
                raise SettingsInvalidError(f"{name}: `{'.'.join(table)}` is not a table of settings")
            data = inner
        if data:
            return {key.replace("-", "_"): value for key, value in data.items()}, name
    return {}, "settings"


def _explain(error: ValidationError, *, source: str, named: Mapping[str, str], given: Mapping[str, Any]) -> str:
    """Return the first thing that is wrong, with where it was written."""
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    option = name.replace("_", "-")
    if name in given:
        where = f"--{option}"
    elif name in named:
        where = PREFIX + name.upper()
    else:
        inner = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in first["loc"][1:])
        where = f"{source}: `{option}{inner}`"
    if first["type"] == "extra_forbidden":
        meant = nearest(name, Settings.model_fields)
        return f"{where} is not a setting" + (f"; did you mean `{meant.replace('_', '-')}`?" if meant else "")
    shown = "" if name in SECRETS else f" (got `{str(first['input'])[:80]}`)"
    return f"{where}: {first['msg']}{shown}"


def settings_from_process(options: Mapping[str, Any]) -> Settings:
    """Return the settings in force for this process, in the current folder.

    Raises:
        SettingsInvalidError: a file or a value cannot be used.
    """
    return load_settings(options, folder=Path.cwd(), environment=os.environ)
