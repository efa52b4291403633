"""Serves the site: Datasette with our plugin, on one immutable file."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

# Before its parts: whoever imports `datasette.handle_exception` first gets a Datasette that answers no error.
import datasette.app  # type: ignore[import-untyped]  # Datasette ships no types
import uvicorn
from datasette.app import Datasette

from rescatalog.errors import SettingsInvalidError
from rescatalog.publish.metadata import SETTINGS, metadata
from rescatalog.publish.opening import facts, open_published


def site_app(database: Path) -> Datasette:
    """Return Datasette on a published database, ready to be asked in-process or served.

    Raises:
        StateUnreadableError: there is no published database.
    """
    # With rich installed Datasette would print every page that is not there with the values of all variables.
    datasette.handle_exception.rich = None
    with closing(open_published(database)) as connection:
        info = facts(connection)
    app = Datasette(
        [],
        immutables=[str(database)],
        settings=SETTINGS,
        metadata=metadata(info["catalog"], info["licence"]),
        cors=False,
    )
    # The page addresses name the database `catalog`, whatever the file is called.
    (loaded,) = [name for name in app.databases if not name.startswith("_")]
    if loaded != "catalog":
        file = app.databases[loaded]
        app.remove_database(loaded)
        app.add_database(file, name="catalog")
    return app


def serve(database: Path, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve a published database until Ctrl-C.

    Args:
        database: the file.
        host: address to listen on.
        port: port to listen on; 0 takes any that is free.
        ready: told the site's address once it answers.

    Raises:
        StateUnreadableError: there is no published database.
        SettingsInvalidError: the address is taken or is none of this machine.
    """
    app = site_app(database)
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise SettingsInvalidError(f"--host {host} --port {port}: {error.strerror}; name another port") from None
    with listener:
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
