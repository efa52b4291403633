"""Cookies of one chain of redirects: kept from hop to hop, never from target to target.

Source: RFC 6265 sections 5.1 to 5.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from rescatalog.core import urls

MAX_COOKIES = 50
MAX_COOKIE_CHARS = 4_096
MAX_HEADER_CHARS = 8_192


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """What a server asked us to send back.

    Attributes:
        name: as given; with domain and path it says which cookie this is.
        value: as given.
        domain: the host it goes to, lower case.
        host_only: whether hosts below `domain` are left out.
        path: where on the host it goes.
        secure: whether it goes over https only.
    """

    name: str
    value: str
    domain: str
    host_only: bool
    path: str
    secure: bool


Jar = tuple[Cookie, ...]


def kept(jar: Jar, url: str, set_cookies: Iterable[str], *, now: datetime) -> Jar:
    """Return the jar after an answer.

    Args:
        jar: what was there before.
        url: canonical address that answered.
        set_cookies: values of its Set-Cookie headers.
        now: aware UTC time; cookies that have expired are taken out.
    """
    for text in set_cookies:
        cookie, expired = _parsed(text, url, now)
        if cookie is None:
            continue
        same = (cookie.name, cookie.domain, cookie.path)
        jar = tuple(other for other in jar if (other.name, other.domain, other.path) != same)
        if not expired:
            jar = (*jar, cookie)[-MAX_COOKIES:]
    return jar


def header_for(jar: Jar, url: str) -> str:
    """Return the Cookie header for a canonical address, empty when nothing goes there."""
    host, path = urls.host_key(url), urls.path(url)
    chosen = [
        cookie
        for cookie in jar
        if (host == cookie.domain or (not cookie.host_only and _is_below(host, cookie.domain)))
        and _is_inside(path, cookie.path)
        and (urls.scheme(url) == "https" or not cookie.secure)
    ]
    chosen.sort(key=lambda cookie: -len(cookie.path))
    header = "; ".join(f"{cookie.name}={cookie.value}" for cookie in chosen)
    return header if len(header) <= MAX_HEADER_CHARS else ""


def _parsed(text: str, url: str, now: datetime) -> tuple[Cookie | None, bool]:
    """Return the cookie and whether it is to be taken out, or None when it is not ours to keep."""
    pair, *rest = text.split(";")
    name, equals, value = (part.strip() for part in pair.partition("="))
    sendable = text.isascii() and text.isprintable() and len(text) <= MAX_COOKIE_CHARS
    if not equals or not name or not sendable:
        return None, False
    # Of an attribute that stands twice the last counts.
    attributes = {key.strip().lower(): mark.strip() for key, _, mark in (part.partition("=") for part in rest)}
    host = urls.host_key(url)
    domain = attributes.get("domain", "").lstrip(".").lower()
    if domain and domain != host and ("." not in domain or not _is_below(host, domain)):
        return None, False
    path = attributes.get("path", "")
    cookie = Cookie(
        name=name,
        value=value,
        domain=domain or host,
        host_only=not domain or urls.literal(host) is not None,
        path=path if path.startswith("/") else _folder(urls.path(url)),
        secure="secure" in attributes,
    )
    return cookie, _is_over(attributes, now)


def _is_over(attributes: dict[str, str], now: datetime) -> bool:
    age = attributes.get("max-age", "")
    if age.removeprefix("-").isdecimal():
        return age.startswith("-") or not age.strip("0")
    try:
        ends_at = parsedate_to_datetime(attributes.get("expires", ""))
    except (ValueError, OverflowError):
        return False
    return (ends_at if ends_at.tzinfo else ends_at.replace(tzinfo=now.tzinfo)) <= now


def _is_below(host: str, domain: str) -> bool:
    return host.endswith("." + domain) and urls.literal(host) is None


def _is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder if folder.endswith("/") else folder + "/")


def _folder(path: str) -> str:
    return path[: path.rindex("/")] or "/"
