"""Signatures of bot walls and of parked domains, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# Signatures stand near the top; looking at 200 kB of each raised the CPU time of a run by a fifth.
LOOKED_AT_BYTES = 32_768


@dataclass(frozen=True, slots=True)
class Wall:
    """How one vendor's wall shows.

    Attributes:
        vendor: its name, kebab-case.
        headers: names with a text that the value contains; an empty text means that the name is enough.
        bodies: texts of its challenge page.
        errors_only: whether the header counts only beside an error; some vendors sign every answer.
    """

    vendor: str
    headers: Mapping[str, str]
    bodies: tuple[bytes, ...] = ()
    errors_only: bool = False


# Source: Cloudflare's documentation of `cf-mitigated`; the rest are facts of recorded answers and of vendors' scripts.
WALLS = (
    Wall(
        "cloudflare",
        {"cf-mitigated": "challenge"},
        (b"_cf_chl_opt", b"cf-browser-verification", b"jschl-answer", b"/cdn-cgi/challenge-platform/h/"),
    ),
    Wall("datadome", {"x-datadome": "protected", "x-dd-b": ""}, (b"captcha-delivery.com/c.js",), errors_only=True),
    Wall("perimeterx", {}, (b"px-captcha", b"/captcha/captcha.js?a=c&u=")),
    Wall("imperva", {"x-iinfo": ""}, (b"_Incapsula_Resource",), errors_only=True),
    Wall("akamai", {}, (b"errors.edgesuite.net", b"sec-if-cpt-container")),
    Wall("aws-waf", {"x-amzn-waf-action": ""}, (b"awsWafCookieDomainList", b"window.gokuProps")),
    Wall("kasada", {"x-kpsdk-ct": ""}, (), errors_only=True),
    Wall("vercel", {"x-vercel-mitigated": "challenge"}, (b"Vercel Security Checkpoint",)),
    Wall("anubis", {}, (b'id="anubis_challenge"', b"within.website/x/cmd/anubis")),
    Wall("google", {}, (b"/sorry/index?continue=", b'action="/sorry/index"')),
)
PARKED = (
    b"sedoparking.com/frmpark",
    b'window.park = "ey',
    b"parking-lander",
    b"dsnextgen.com",
    b"parkingcrew.net/jsparkcaf",
    b"hugedomains.com/domain_profile",
    b"parklogic.com",
    b"bodis.com/js",
)
_FOR_SALE = re.compile(
    r"\b(domain|website|[\w-]+(\.[\w-]+)+) (name )?(is )?(may be )?(for sale|available for purchase)|"
    r"\bbuy this domain\b|"
    r"\bthis domain (is|may be) for sale|domain steht zum verkauf|domaine est à vendre|dominio en venta",
    re.IGNORECASE,
)


def wall_of(status: int, headers: Mapping[str, str], body: bytes) -> str | None:
    """Return the vendor of the wall that answered, or None.

    Args:
        status: HTTP status.
        headers: of the answer, names in lower case.
        body: decoded bytes, possibly cut.
    """
    is_error = status >= 400  # noqa: PLR2004 - HTTP class
    looked_at = body[:LOOKED_AT_BYTES]
    for wall in WALLS:
        signed = any(name in headers and text in headers[name].lower() for name, text in wall.headers.items())
        if signed and (is_error or not wall.errors_only):
            return wall.vendor
        if any(text in looked_at for text in wall.bodies):
            return wall.vendor
    return None


def is_parked(title: str | None, body: bytes) -> bool:
    """Return whether a page is that of a domain for sale."""
    if title and _FOR_SALE.search(title):
        return True
    looked_at = body[:LOOKED_AT_BYTES]
    return any(text in looked_at for text in PARKED)
