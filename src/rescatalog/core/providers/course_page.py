"""What a page of a course platform says of its course in JSON-LD.

The terms are those of schema.org as search engines ask platforms to write them; which of them a platform really
writes changes often, so every value may be missing and none is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.providers import page_marks, plain_values

CLAIMED = (
    Field.TITLE, Field.DESCRIPTION, Field.CREATORS, Field.PUBLISHER, Field.LANGUAGE, Field.MINUTES, Field.FREE,
    Field.PRICE, Field.AVAILABILITY, Field.LEVEL, Field.TOPICS, Field.COURSE_NUMBER, Field.IMAGE,
)  # fmt: skip
_CURRENCY = re.compile(r"[A-Z]{3}")
_STOCK = {"SoldOut": "closed", "Discontinued": "closed", "OutOfStock": "closed", "PreOrder": "upcoming"}
_DEAREST = Decimal(100_000)


def course_of(page: Page) -> dict[str, Any] | None:
    """Return the course that a page is about, or None.

    Such pages also list courses that belong to it or that others took; the page's own is the one it is called after.
    """
    named = ((one, plain_values.line(one.get("name"))) for one in page_marks.things_of_type(page, "Course"))
    return next((one for one, name in named if name and page_marks.is_called(page, name)), None)


def claims_of_course(page: Page, source: str, platform: str) -> tuple[Claim, ...]:
    """Return what a page claims of the course it is about; only its name when it has no data on it, or nothing.

    Args:
        page: of a course platform.
        source: of the claims.
        platform: its name, which is no publisher and no teacher of a course of others.
    """
    course = course_of(page)
    if course is None:
        return plain_values.claims(source, {Field.TITLE: page_marks.named_before(page, platform)})
    values: dict[Field, Value | None] = {
        Field.TITLE: plain_values.line(course.get("name")),
        Field.DESCRIPTION: plain_values.prose(course.get("description")),
        Field.CREATORS: _teachers(course, platform),
        Field.PUBLISHER: next(iter(plain_values.names(course.get("provider"), but=(platform,))), None),
        Field.LANGUAGE: plain_values.language(course.get("inLanguage")),
        Field.MINUTES: _minutes(course),
        Field.LEVEL: next(iter(plain_values.names(course.get("educationalLevel"))), None),
        Field.TOPICS: plain_values.names(course.get("about")),
        Field.COURSE_NUMBER: plain_values.line(course.get("courseCode")),
        Field.IMAGE: plain_values.address(_image(course)),
        **_offered(course),
    }
    return plain_values.claims(source, values)


def _teachers(course: dict[str, Any], platform: str) -> tuple[str, ...]:
    for holder in (course, *page_marks.nested(course, "hasCourseInstance")):
        for key in ("instructor", "creator", "author"):
            found = plain_values.names(holder.get(key), but=(platform,))
            if found:
                return found
    return ()


def _minutes(course: dict[str, Any]) -> int | None:
    runs = page_marks.nested(course, "hasCourseInstance")
    said = {plain_values.minutes(course.get("timeRequired"))}
    said |= {plain_values.minutes(run.get("courseWorkload")) for run in runs}
    said.discard(None)
    # Runs that differ, or a workload a week beside one of the whole: nobody can say which is meant.
    return said.pop() if len(said) == 1 else None


def _image(course: dict[str, Any]) -> object:
    given = course.get("image")
    return given.get("url") if isinstance(given, Mapping) else given


def _offered(course: dict[str, Any]) -> dict[Field, Value | None]:
    """Return what the course costs and whether it can be taken; offers that differ say nothing."""
    offers = page_marks.nested(course, "offers")
    prices = {_price(offer) for offer in offers}
    amount, currency = prices.pop() if len(prices) == 1 else (None, "")
    stocks = {_STOCK.get(str(offer.get("availability", "")).rpartition("/")[2]) for offer in offers}
    is_free = _truth(course.get("isAccessibleForFree"))
    if is_free is None:
        is_free = _is_free(offers, amount)
    return {
        Field.FREE: is_free,
        Field.PRICE: f"{amount:.2f} {currency}" if amount and currency else None,
        Field.AVAILABILITY: stocks.pop() if len(stocks) == 1 else None,
    }


def _price(offer: Mapping[str, Any]) -> tuple[Decimal | None, str]:
    given, currency = offer.get("price"), offer.get("priceCurrency")
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return None, ""
    try:
        amount = Decimal(str(given)[:20])
    except InvalidOperation:
        return None, ""
    is_sound = amount.is_finite() and 0 <= amount <= _DEAREST
    named = currency if isinstance(currency, str) and _CURRENCY.fullmatch(currency) else ""
    return (amount, named) if is_sound else (None, "")


def _is_free(offers: tuple[dict[str, Any], ...], amount: Decimal | None) -> bool | None:
    """Return whether an offer says that all is free or that nothing is, or None.

    Source: Google Search Central on course info: `category` is Free, Partially Free, Subscription or Paid.
    """
    categories = {str(offer.get("category", "")).casefold() for offer in offers}
    if categories == {"free"} or (amount is not None and amount == 0 and categories <= {"", "free"}):
        return True
    return False if categories == {"paid"} or amount else None


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    spelled = value.rpartition("/")[2].casefold() if isinstance(value, str) else ""
    return {"true": True, "false": False}.get(spelled)
