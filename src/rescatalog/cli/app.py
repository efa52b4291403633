"""The `rescatalog` command: its commands by name, and exceptions as exit codes."""

from __future__ import annotations

import errno
import gc
import importlib
import logging
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

import click

from rescatalog.cli.output import tell
from rescatalog.errors import RescatalogError
from rescatalog.settings import TOOL_VERSION

INTERRUPTED = 130
BUG = 70
UNWRITTEN = "rescatalog: not all of the output could be written"

# name -> module with a click command of the same name; imported only when it is called.
COMMANDS: dict[str, str] = {
    "run": "rescatalog.cli.run",
    "validate": "rescatalog.cli.validate",
    "fmt": "rescatalog.cli.fmt",
    "schema": "rescatalog.cli.schema",
    "check": "rescatalog.cli.check",
    "crawl": "rescatalog.cli.crawl",
    "status": "rescatalog.cli.status",
    "state": "rescatalog.cli.state",
    "fix": "rescatalog.cli.fix",
    "suggest": "rescatalog.cli.suggest",
    "build": "rescatalog.cli.build",
    "serve": "rescatalog.cli.serve",
    "site": "rescatalog.cli.site",
    "search": "rescatalog.cli.search",
    "plan": "rescatalog.cli.plan",
    "explain": "rescatalog.cli.explain",
}


class _Commands(click.Group):
    """Commands that are imported when they are needed, in the order of the README."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(COMMANDS[name]), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(TOOL_VERSION, prog_name="rescatalog")
def cli() -> None:
    """A curated catalog of learning resources, and the tool that keeps it honest."""


def main() -> None:
    """Run the command line and exit with the contract's code."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s", stream=sys.stderr)
    # Thousands of frozen entries are no garbage; looking through them again and again took a tenth of a run.
    gc.set_threshold(100_000, 20, 50)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell("interrupted")
        code = INTERRUPTED
    except RescatalogError as error:
        tell(f"rescatalog: {error}")
        code = error.exit_code
    except BrokenPipeError:
        # The reader of a pipe has seen enough; nothing more can be said to it.
        sys.stderr.close()
        code = 0
    except Exception as error:
        logging.getLogger(__name__).debug("bug", exc_info=True)
        full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        what = UNWRITTEN if full else f"rescatalog: this is a bug, please report it: {type(error).__name__}"
        tell(f"{what}: {error}")
        code = BUG
    _leave(code or 0)


def _leave(code: int) -> NoReturn:
    """End the process at once, all that was said being written.

    Threads of the network client that wake while the interpreter takes itself down are ended by force, which Rust
    answers with an abort of the whole process; so the interpreter is not taken down.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe has seen enough.
        pass
    except (OSError, ValueError) as error:
        tell(f"{UNWRITTEN}: {error}")
        code = code or BUG
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def _interrupt(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the system's signature
    """Take a request to end as Ctrl-C, so that what was seen is kept."""
    raise KeyboardInterrupt
