"""Serves the site: Datasette with our plugin, on one immutable file."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette  # type: ignore[import-untyped]  # Datasette ships no types
from datasette.database import Database  # type: ignore[import-untyped]
from datasette.plugins import pm  # type: ignore[import-untyped]
from datasette.version import __version__  # type: ignore[import-untyped]

from rescatalog.errors import SettingsInvalidError
from rescatalog.publish.metadata import SETTINGS, metadata
from rescatalog.publish.opening import facts, open_published


def site_app(database: Path, *, secret: str | None = None) -> Datasette:
    """Return Datasette on a published database, ready to be asked in-process or served.

    Args:
        database: the file.
        secret: with which Datasette signs; one of this process only when none is given.

    Raises:
        StateUnreadableError: there is no published database.
    """
    # With rich installed Datasette would print every page that is not there with the values of all variables. Its
    # handler is asked for by name: imported before `datasette.app` it would be registered without its hook.
    pm.get_plugin("datasette.handle_exception").rich = None
    with closing(open_published(database)) as connection:
        info = facts(connection)
    known = _told(metadata(info["catalog"], info["licence"]))
    app = Datasette([], immutables=[str(database)], settings=SETTINGS, cors=False, secret=secret, **known)
    # The page addresses name the database `catalog`, whatever the file is called. What is removed may be closed.
    (loaded,) = [name for name in app.databases if not name.startswith("_")]
    if loaded != "catalog":
        app.remove_database(loaded)
        app.add_database(Database(app, path=str(database), is_mutable=False), name="catalog")
    return app


def _told(known: dict[str, Any]) -> dict[str, Any]:
    """Return what Datasette is told under the names it has for it: 1.0 reads queries and tables as configuration."""
    return {"metadata": known} if __version__.startswith("0.") else {"metadata": known, "config": known}


def serve(database: Path, *, host: str, port: int, ready: Callable[[str], None], secret: str | None = None) -> None:
    """Serve a published database until Ctrl-C.

    Args:
        database: the file.
        host: address to listen on.
        port: port to listen on; 0 takes any that is free.
        ready: told the site's address once it answers.
        secret: with which Datasette signs; one of this process only when none is given.

    Raises:
        StateUnreadableError: there is no published database.
        SettingsInvalidError: the address is taken or is none of this machine.
    """
    app = site_app(database, secret=secret)
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise SettingsInvalidError(f"--host {host} --port {port}: {error.strerror}; name another port") from None
    with listener:
        # asyncio turns Nagle's algorithm off only where a socket names its protocol; else answers wait for the client.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        asyncio.run(_serve(app, listener, host, ready))


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


async def _serve(app: Datasette, listener: socket.socket, host: str, ready: Callable[[str], None]) -> None:
    await app.invoke_startup()
    config = uvicorn.Config(app.app(), log_level="warning", lifespan="on", access_log=False)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}/"
    await _Server(config, lambda: ready(address)).serve(sockets=[listener])
