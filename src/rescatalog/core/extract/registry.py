"""All layers of a page, by name; a new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from rescatalog.core.extract import addresses, body, head, language, linked, microdata, scholarly, social
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim

LAYERS: Final[Mapping[str, Callable[[Page], Iterable[Claim]]]] = {
    "json-ld": linked.claims_of,
    "scholarly": scholarly.claims_of,
    "microdata": microdata.claims_of,
    "social": social.claims_of,
    "head": head.claims_of,
    "address": addresses.claims_of,
    "body": body.claims_of,
    "language": language.claims_of,
}
