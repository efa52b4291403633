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

# name -> what `--help` says of it: the first sentence of the command in the module of the same name, which is imported
# only when it is called.
COMMANDS: dict[str, str] = {
    "run": "Validate the catalog, crawl what is due, build the database, and say where everything is.",
    "validate": "Check the catalog; with paths, report only what stands in them.",
    "fmt": "Bring the catalog's files into canonical form, showing what changes; no comment is lost.",
    "schema": "Write the catalog's JSON Schemas, from which editors complete and check its files.",
    "check": "Ask each address in this one run and give a verdict.",
    "crawl": "Ask the links that are due, remember what was seen, and say what is known now.",
    "status": "Say which links are dead, failing, moved or suspect, and since when.",
    "state": "Turn what crawls remember into files that git can keep, and back.",
    "fix": "Mend links that have moved for good and give dead ones a copy, showing what changes and why.",
    "suggest": "Turn what was observed and differs from entries, or is blank in them, into edits, "
    "showing what changes.",
    "build": "Build the published database; the same catalog and state give the same bytes.",
    "serve": "Serve the site with Datasette until Ctrl-C.",
    "site": "Write the site as static files with a search that runs in the browser; the same database gives the same "
    "bytes.",
    "search": "Search the published database, best first.",
    "plan": "Turn a role or topics into a plan of study: what, in which order, from what, in how long, and why.",
    "explain": "Say what a CODE of a problem or the reason of a verdict means; without one, list all.",
}


def command_of(name: str) -> click.Command:
    """Return the command of a name in COMMANDS, which imports all that it needs."""
    command = getattr(importlib.import_module(f"rescatalog.cli.{name}"), name)
    assert isinstance(command, click.Command)
    return command


class _Commands(click.Group):
    """Commands of which a sentence each is known, in the order of the README; the one that is called is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, known, rest = super().resolve_command(ctx, args)
        return name, command_of(known.name) if known and known.name else known, rest


@click.group(
    cls=_Commands,
    commands={name: click.Command(name, help=said) for name, said in COMMANDS.items()},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
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
