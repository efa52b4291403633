"""Templates to HTML; everything is escaped, and only http(s) addresses become links."""

from __future__ import annotations

import json
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from rescatalog.core import urls
from rescatalog.publish.searching.marking import CLOSE, OPEN
from rescatalog.publish.site.search_markup import facts_line, filter_links
from rescatalog.publish.site.wording import counted, hours, span_of_levels, worded, worded_list


def safe_url(text: str | None) -> str:
    """Return an address fit for `href`, or `#` for anything that is not http(s)."""
    spelled = urls.canonical(text or "")
    return str(text) if spelled and urls.scheme(spelled) in urls.DEFAULT_PORTS else "#"


def as_json_ld(data: dict[str, Any]) -> Markup:
    """Return data for a script element; no text in it can end the element."""
    text = json.dumps(data, ensure_ascii=True).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(text)  # noqa: S704 - nothing that HTML reads is left in it


def marks(text: str) -> Markup:
    """Return a text with what search marked in it as elements; all else is escaped first."""
    safe = escape(text)
    if OPEN not in safe:
        return safe
    return Markup(str(safe).replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))  # noqa: S704 - escaped above


def crumb(topic: dict[str, Any]) -> tuple[str, str]:
    """Return a topic as a step of the way down to a page."""
    return str(topic["label"]), f"/topics/{topic['id']}"


def day(text: str | None) -> str:
    """Return the day of an ISO time."""
    return (text or "")[:10]


_ENVIRONMENT = Environment(
    loader=PackageLoader("rescatalog.publish.site"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    # Templates come with the package; looking whether their files have changed would take time with every page.
    auto_reload=False,
)
_ENVIRONMENT.filters |= {
    "safe_url": safe_url,
    "json_ld": as_json_ld,
    "day": day,
    "marks": marks,
    "crumb": crumb,
    "worded": worded,
    "worded_list": worded_list,
    "filter_links": filter_links,
    "facts_line": facts_line,
}
_ENVIRONMENT.globals |= {"hours": hours, "kinds": counted, "span_of_levels": span_of_levels}


def page(template: str, **context: Any) -> str:  # noqa: ANN401 - what the template names
    """Return a template filled with `context`."""
    return _ENVIRONMENT.get_template(template).render(**context)
