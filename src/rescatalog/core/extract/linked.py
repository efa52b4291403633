"""What the JSON-LD of a page claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rescatalog.core.extract.dates import iso_date
from rescatalog.core.extract.json_ld import resolved
from rescatalog.core.extract.kinds import LAST_RANK, is_nobody, is_web_page, rank_of, types_of
from rescatalog.core.extract.linked_details import details_of, licence_of
from rescatalog.core.extract.names import names_in
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.sites import Site
from rescatalog.core.extract.titles import cut, is_alike
from rescatalog.core.extract.wording import MAX_PROSE, Json, plain, texts_in
from rescatalog.core.facts.fact import Claim, Field

_NAMES = ("headline", "name", "title")
# Who writes the articles of Wikipedia and its sister projects, whatever the address.
_CROWD = "Contributors to "


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield what the node that the page is about claims, and the title of the web page itself."""
    site = page.site
    thing = main_thing(page)
    if thing is not None:
        for field, value in _core(thing, page, site):
            if value:
                yield Claim(field=field, value=value, source="json-ld")
        yield from details_of(thing, page)
    web = next((one for one in page.things if is_web_page(one)), None)
    if web is not None:
        title = _title(web, page, site)
        if title and not site.is_named(title):
            yield Claim(field=Field.TITLE, value=title, source="json-ld-web")
        for field, name in ((Field.PUBLISHED, "datePublished"), (Field.MODIFIED, "dateModified")):
            day = iso_date(_first(web.get(name)))
            if day and thing is None:
                yield Claim(field=field, value=day, source="json-ld-web")
        licence = licence_of(web)
        if licence and (thing is None or licence_of(thing) is None):
            yield Claim(field=Field.LICENCE, value=licence, source="json-ld-web")


def main_thing(page: Page) -> Mapping[str, Json] | None:
    """Return the JSON-LD node of what the page is about, or None.

    The one whose name agrees with title or heading wins; else the most telling type, the outermost first. Several
    things of one type of which none is named like the page are a list of other pages.
    """
    things = [thing for thing in page.things if rank_of(thing) < LAST_RANK]
    if not things:
        return None
    named = [thing for thing in things if any(_agrees(text, page) for text in _names_of(thing))]
    best = min(named or things, key=rank_of)
    alike = [one for one in things if rank_of(one) == rank_of(best) and _names_of(one) not in ([], _names_of(best))]
    return best if named or not alike else None


def _core(thing: Mapping[str, Json], page: Page, site: Site) -> Iterator[tuple[Field, str | tuple[str, ...] | None]]:
    yield Field.TITLE, _title(thing, page, site)
    yield Field.DESCRIPTION, plain(_first(thing.get("description")), MAX_PROSE)
    yield Field.CREATORS, _people(thing, page, site)
    yield (
        Field.PUBLISHER,
        next(iter(texts_in(resolved(thing.get("publisher", thing.get("provider")), page.things), 1)), None),
    )
    yield Field.PUBLISHED, _published(thing)
    yield Field.MODIFIED, iso_date(_first(thing.get("dateModified")))


def _published(thing: Mapping[str, Json]) -> str | None:
    if any(name.startswith(_CROWD) for name in texts_in(thing.get("author"), 3)):
        # The day on which somebody began an article that all may change.
        return None
    names = ("datePublished", "uploadDate") if "VideoObject" in types_of(thing) else ("datePublished",)
    return next((day for name in names if (day := iso_date(_first(thing.get(name))))), None)


def _title(thing: Mapping[str, Json], page: Page, site: Site) -> str | None:
    texts = _names_of(thing)
    agreeing = [text for text in texts if _agrees(text, page)]
    chosen = next(iter(agreeing or texts), None)
    return cut(chosen, site, (*page.headings, *page.lower)) if chosen else None


def _names_of(thing: Mapping[str, Json]) -> list[str]:
    return [text for name in _NAMES for one in texts_in(thing.get(name), 1) if (text := plain(one))]


def _agrees(text: str, page: Page) -> bool:
    return any(is_alike(text, said) for said in (page.title, *page.headings) if said)


def _people(thing: Mapping[str, Json], page: Page, site: Site) -> tuple[str, ...]:
    """Return persons who made the thing; of a course that is who teaches it. Organizations are no persons."""
    names: list[str] = []
    holders = [thing]
    runs = resolved(thing.get("hasCourseInstance"), page.things)
    holders += [run for run in (runs if isinstance(runs, list) else [runs])[:3] if isinstance(run, dict)]
    for holder in holders:
        for name in ("author", "creator", "instructor"):
            value = resolved(holder.get(name), page.things)
            listed = [one for one in (value if isinstance(value, list) else [value]) if not is_nobody(one)]
            names += texts_in(listed)
        if names:
            break
    return names_in(names, site.names)


def _first(value: Json) -> Json:
    value = value[0] if isinstance(value, list) and value else value
    return value.get("@value") if isinstance(value, dict) else value
