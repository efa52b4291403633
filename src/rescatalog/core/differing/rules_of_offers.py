"""The rules of whether and how a resource is offered: price, availability, repositories, other addresses."""

from __future__ import annotations

from rescatalog.core import urls
from rescatalog.core.catalog.entry import Course, Entry
from rescatalog.core.differing.case import AGREED, Case, Held
from rescatalog.core.differing.difference import Sense
from rescatalog.core.differing.measures import near, price_of
from rescatalog.core.words import Access

# Ways to use the whole of it, or a part, without paying.
_WITHOUT_PAYING = frozenset(
    {Access.FREE, Access.FREE_WITH_ACCOUNT, Access.FREE_LIMITED, Access.AUDIT, Access.PAY_WHAT_YOU_WANT, Access.LIBRARY}
)
# Where a page with a price may still be as the entry says: something of it costs.
_PAYING = frozenset({Access.PAID, Access.SUBSCRIPTION, Access.AUDIT, Access.FREE_LIMITED, Access.PAY_WHAT_YOU_WANT})


def free(case: Case) -> Held:
    """Hold whether it is free against the ways to get it."""
    curated = is_free(case.entry)
    if not isinstance(case.value, bool):
        return AGREED
    if curated is None:
        return Held(None, Sense.BLANK)
    agrees = curated if case.value else any(offer.access in _PAYING for offer in case.entry.offers)
    return Held(curated, None if agrees else Sense.OTHER)


def is_free(entry: Entry) -> bool | None:
    """Return whether an entry names a way to use it without paying, or None when it knows of no way at all."""
    accesses = {offer.access for offer in entry.offers} - {Access.UNKNOWN}
    return bool(accesses & _WITHOUT_PAYING) if accesses else None


def price(case: Case) -> Held:
    """Hold a price against those of the entry in the same currency."""
    observed = price_of(case.text())
    if observed is None or not observed.amount:
        return AGREED
    paid = [offer for offer in case.entry.offers if offer.access in _PAYING]
    written = [offer.price for offer in paid if offer.price]
    if not written:
        # That something costs where nothing is said to cost is told by `free`.
        return Held(None, Sense.BLANK) if paid else AGREED
    known = [one for one in map(price_of, written) if one is not None and one.currency == observed.currency]
    agrees = not known or any(near(one.amount, observed.amount) for one in known)
    return Held("; ".join(written), None if agrees else Sense.OTHER)


def availability(case: Case) -> Held:
    """Hold whether it is offered against `status` and `delivery`.

    A course with dates is closed between them, and one that is archived can still be used, so neither differs.
    """
    entry, said = case.entry, case.text()
    delivery = entry.delivery if isinstance(entry, Course) else None
    if said == "open":
        ended = entry.status.state == "archived" and delivery != "archived"
        return Held("archived", Sense.OTHER) if ended else AGREED
    if entry.status.state != "active" or delivery == "archived" or said not in {"closed", "archived"}:
        return AGREED
    if isinstance(entry, Course) and delivery is None and said == "archived":
        return Held(None, Sense.BLANK)
    if said == "closed" and delivery in {"scheduled", "mixed"}:
        return AGREED
    return Held(delivery or entry.status.state, Sense.ENDED)


def archived(case: Case) -> Held:
    """Tell that a repository takes no changes any more."""
    known = case.entry.status.state != "active"
    return Held(None if known else "active", None if known or case.value is not True else Sense.ENDED)


def withdrawn(case: Case) -> Held:
    """Tell that a work was withdrawn or retracted."""
    said = case.value is True or bool(case.text())
    return Held(case.entry.status.state, Sense.ENDED if said and case.entry.status.state == "active" else None)


def renamed_to(case: Case) -> Held:
    """Tell that a repository has another name than its address says."""
    name = case.text().strip("/").lower()
    path = urls.path(case.url).strip("/")
    known = not name or path.lower() == name or path.lower().startswith(f"{name}/")
    return Held(path, None if known else Sense.RENAMED)


def canonical(case: Case) -> Held:
    """Tell that a page names another page as itself; a home page, which broken sites name everywhere, is no news.

    Source: `metadata.md` 2.2: of 830 pages with an address 43 named another one.
    """
    named = case.text()
    # Offline copies of sites put one address behind another.
    if urls.complaint(named) or not _page(named)[1] or "/http" in _page(named)[1]:
        return AGREED
    known = {_page(url) for url in (case.url, case.final_url) if url}
    return Held(case.url, None if _page(named) in known else Sense.RENAMED)


def _page(url: str) -> tuple[str, str]:
    """Return host and path, as far as they tell pages apart."""
    key = urls.canonical(url) or url
    path = urls.path(key).removesuffix("index.html").removesuffix("index.htm").rstrip("/")
    return urls.host_key(key).removeprefix("www."), path
