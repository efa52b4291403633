"""`rescatalog plan`: the site's study planner on the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import click

from rescatalog.cli.options import database_option, format_option
from rescatalog.cli.output import deliver, painter
from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning import calendar
from rescatalog.core.planning.curriculum import Curriculum
from rescatalog.core.planning.formats import CALENDAR, PLAN_FORMATS
from rescatalog.core.planning.planner import plan as plan_for
from rescatalog.core.planning.profile import HOURS_A_WEEK, Profile, complaints
from rescatalog.core.words import Level
from rescatalog.jobs.plan import curriculum as read_curriculum
from rescatalog.jobs.plan import today
from rescatalog.settings_loading import settings_from_process


@click.command()
@click.option("--role", metavar="ID", help="The kind of work to prepare for.")
@click.option("--topic", "topics", multiple=True, metavar="ID", help="A topic to learn; repeatable.")
@click.option("--knows", multiple=True, metavar="ID", help="A topic you know already; repeatable, or with commas.")
@click.option("--hours", type=float, default=HOURS_A_WEEK, show_default=True, help="Hours you have in a week.")
@click.option("--weeks", type=int, help="Weeks you have; what does not surely fit is named [default: no limit].")
@click.option("--free", is_flag=True, help="Only what costs nothing.")
@click.option("--language", metavar="TAG", help="Only what is in this language, such as en [default: any].")
@click.option("--guide", metavar="ID", help="Follow this guide alone [default: all].")
@click.option("--level", type=click.Choice([*Level]), help="How hard resources may be [default: as the goal asks].")
@click.option(
    "--depth",
    type=click.Choice(get_args(Depth)[1:]),
    default="working",
    show_default=True,
    help="How well to know the topics of --topic.",
)
@click.option("--assume/--no-assume", default=True, show_default=True, help="Take school mathematics for granted.")
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), help="First day of a calendar [default: today].")
@database_option
@format_option([*PLAN_FORMATS, CALENDAR])
def plan(
    form: str,
    output: Path | None,
    *,
    hours: float,
    start: datetime | None,
    **given: Any,  # noqa: ANN401 - the learner's words and the name of the database
) -> None:
    """Turn a role or topics into a plan of study: what, in which order, from what, in how long, and why."""
    settings = settings_from_process({"database": given.pop("database")})
    there = read_curriculum(settings)
    profile = _profile(given, hours, there)
    made = plan_for(profile, there)
    if form == CALENDAR:
        deliver(calendar.render(made, start.date() if start else today()), output)
        return
    deliver(PLAN_FORMATS[form](made, painter(output)), output)


def _profile(given: dict[str, Any], hours: float, there: Curriculum) -> Profile:
    """Return the learner.

    Raises:
        UsageError: a plan cannot be made of it; the message says what to give.
    """
    level = given.pop("level")
    given |= {key: _ids(given[key]) for key in ("topics", "knows")}
    profile = Profile(**given, hours_a_week=hours, level=Level(level) if level else None)
    if not profile.aims:
        raise click.UsageError(f"name a goal: --role ({', '.join(there.roles) or 'the catalog has none'}) or --topic")
    wrong = list(complaints(profile, there))
    if wrong:
        raise click.UsageError("; ".join(wrong))
    return profile


def _ids(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for text in texts for name in text.split(",") if name.strip()))
