"""What browsers read to offer the search in their own search box."""

from __future__ import annotations

from rescatalog.publish.site.xml_text import xml_text

# Source: OpenSearch 1.1 draft 6: a short name has at most 16 characters, a description 1,024.
_SHORT, _LONG = 16, 1024


def opensearch(catalog: str, origin: str) -> str:
    """Return the description document of the search.

    Args:
        catalog: its name.
        origin: scheme and host of the site.
    """
    at = xml_text(origin)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{xml_text(catalog, _SHORT) or 'catalog'}</ShortName>\n"
        f"<Description>{xml_text(f'Search {catalog}', _LONG)}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{at}/search?q={{searchTerms}}"/>\n'
        f'<Url type="application/json" template="{at}/search.json?q={{searchTerms}}"/>\n'
        f'<Url type="application/atom+xml" template="{at}/search.atom?q={{searchTerms}}"/>\n'
        f'<Url type="application/opensearchdescription+xml" rel="self" template="{at}/opensearch.xml"/>\n'
        "</OpenSearchDescription>\n"
    )
