"""What stands dozens of times on a page of results, as markup put together without a template.

In a template every value is wrapped and escaped on its own, which for forty filters and twenty lines of facts took a
tenth of the whole answer; here whatever comes again is escaped once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from markupsafe import Markup

from rescatalog.publish.searching.search import SearchResult
from rescatalog.publish.site.search_filters import Option
from rescatalog.publish.site.wording import hours, worded

# Labels of topics and values of closed lists; a catalog has some hundreds.
_safe = lru_cache(maxsize=4096)(escape)


def filter_links(options: Iterable[Option]) -> Markup:
    """Return the values of a filter as items of a list, each with the link that chooses it or takes it off."""
    return Markup("\n".join(map(_filter_link, options)))  # noqa: S704 - escaped piece by piece


def _filter_link(option: Option) -> str:
    depth = f' class="under{option.depth}"' if option.depth else ""
    chosen = ' aria-current="true"' if option.chosen else ""
    return (
        f'<li{depth}><a href="{escape(option.address)}" rel="nofollow"{chosen}>{_safe(option.label)}'
        f' <span class="count">{option.shows}</span></a></li>'
    )


def facts_line(resource: SearchResult) -> Markup:
    """Return kind, level, price, length, praise and link of a result as items in a row."""
    return _facts_line(
        resource.kind,
        resource.level,
        resource.access,
        hours(resource.hours_min, resource.hours_max),
        resource.recommended,
        resource.link_state,
    )


@lru_cache(maxsize=4096)
def _facts_line(kind: str, level: str, access: str, hours_told: str, recommended: int, state: str) -> Markup:
    told = [worded(kind, "kind"), level, worded(access, "access"), hours_told]
    if recommended:
        told.append(f"{recommended} {'guide recommends' if recommended == 1 else 'guides recommend'} it")
    spans = "".join(f"<span>{escape(one)}</span>" for one in told if one)
    link = f'<span class="state {escape(state)}">{escape(worded(state, "state"))}</span>'
    return Markup(spans + link)  # noqa: S704 - escaped piece by piece
