"""Make a plan of study from the published database."""

from __future__ import annotations

from datetime import date

from rescatalog.core.planning.curriculum import Curriculum
from rescatalog.jobs.asking import utc_now
from rescatalog.publish.curriculum import curriculum_of_file
from rescatalog.settings import Settings


def curriculum(settings: Settings) -> Curriculum:
    """Return what there is to plan with.

    Raises:
        StateUnreadableError: there is no published database at `settings.database`.
    """
    return curriculum_of_file(settings.database)


def today() -> date:
    """Return the day it is, for calendars that begin now."""
    return utc_now().date()
