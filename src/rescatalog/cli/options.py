"""Options that several commands share, written once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

FAIL_ON = ("never", "missing", "dead", "suspect")


def _apply(options: Sequence[Callable[[Command], Command]]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def catalog_option(command: Command) -> Command:
    """Add `--catalog-dir`."""
    return click.option(
        "--catalog-dir",
        "catalog",
        type=click.Path(path_type=Path),
        help="Folder of the catalog [default: catalog].",
    )(command)


def state_option(command: Command) -> Command:
    """Add `--state`."""
    return click.option(
        "--state",
        type=click.Path(path_type=Path),
        help="Where observations are kept [default: .rescatalog/state.db].",
    )(command)


def database_option(command: Command) -> Command:
    """Add `--database`."""
    return click.option(
        "--database", type=click.Path(path_type=Path), help="The published database [default: catalog.db]."
    )(command)


def format_option(names: Sequence[str]) -> Callable[[Command], Command]:
    """Add `--format` with the given choices and `--output`."""
    return _apply(
        [
            click.option(
                "--format", "form", type=click.Choice(list(names)), default=names[0], show_default=True,
                help="How results are written.",
            ),
            click.option(
                "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write results to a file instead."
            ),
        ]
    )  # fmt: skip


def network_options(command: Command) -> Command:
    """Add what every command shares that asks the network; the names are those of the settings."""
    return _apply(
        [
            click.option(
                "--allow-network", multiple=True, metavar="CIDR",
                help="A network in which private addresses and any port may be asked; repeatable.",
            ),
            click.option(
                "--ca-file", type=click.Path(path_type=Path), metavar="PEM",
                help="Further certificate authorities to trust.",
            ),
            click.option("--concurrency", type=int, metavar="N", help="Requests in flight at once [default: 512]."),
            click.option("--per-host", type=int, metavar="N", help="Requests at once to one host [default: 4]."),
            click.option(
                "--per-host-gap", type=float, metavar="SECONDS",
                help="Least time between two starts on one host [default: 0.1].",
            ),
            click.option(
                "--timeout", type=float, metavar="SECONDS",
                help="For one exchange; in the second look up to three times that [default: 12].",
            ),
            click.option("--budget", type=float, metavar="SECONDS", help="For the whole run [default: none]."),
            click.option(
                "--second-look/--no-second-look", default=None,
                help="Ask what is not alive again late in the run [default: yes].",
            ),
            click.option(
                "--dns-server", "dns_servers", multiple=True, metavar="ADDRESS[:PORT]",
                help="Name server to ask instead of the system's; repeatable.",
            ),
            click.option(
                "--second-dns-server", "second_dns_servers", multiple=True, metavar="ADDRESS[:PORT]",
                help="Name server to hear where the first know no such name; repeatable [default: two public ones].",
            ),
            click.option("--user-agent", metavar="TEXT", help="How the crawler introduces itself."),
            click.option("--robots/--no-robots", default=None, help="Ask and obey robots.txt [default: yes]."),
            click.option(
                "--progress/--no-progress", default=None,
                help="Show progress on standard error [default: on a terminal a bar, else a line now and then].",
            ),
        ]
    )(command)  # fmt: skip


def archive_option(command: Command) -> Command:
    """Add `--archive/--no-archive`."""
    return click.option(
        "--archive/--no-archive", default=None,
        help="Ask a web archive for copies of suspect and dead pages [default: yes].",
    )(command)  # fmt: skip


def fail_on_option(default: str) -> Callable[[Command], Command]:
    """Add `--fail-on` with the command's default."""
    return _apply(
        [
            click.option(
                "--fail-on", type=click.Choice(list(FAIL_ON)), default=default, show_default=True,
                help="Exit with 1 when something this bad, or worse, was found.",
            )
        ]
    )  # fmt: skip
