"""What stands near a resource, for its page."""

from __future__ import annotations

import sqlite3

from rescatalog.publish.site.selecting import Row, every

_NEARBY = """
select other_id as id, title, kind, level, access, link_state, why
from related join resources on resources.id = other_id
where resource_id = ? and listed = 1 order by position
"""


def nearby(connection: sqlite3.Connection, name: str) -> list[Row]:
    """Return the resources near one, nearest first, each with `why`."""
    return every(connection, _NEARBY, name)
