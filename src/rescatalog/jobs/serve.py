"""Serve the site."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

from rescatalog.publish import serve as site
from rescatalog.settings import Settings


def serve(settings: Settings, *, ready: Callable[[str], None]) -> None:
    """Serve the published database until Ctrl-C.

    Args:
        settings: which database, and where to listen.
        ready: told the site's address once it answers.

    Raises:
        StateUnreadableError: there is no published database at `settings.database`.
    """
    # Ctrl-C is how a server is meant to end.
    with suppress(KeyboardInterrupt):
        # Datasette's own variable, so that several processes behind one address sign alike.
        secret = os.environ.get("DATASETTE_SECRET")
        site.serve(settings.database, host=settings.host, port=settings.port, ready=ready, secret=secret)
