"""Rows of who says what: guides, roles, degrees, providers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.guide import OBJECTS, EffortClaim, Guide, Recommendation
from rescatalog.core.words import LinkRole

Row = dict[str, Any]


def guide_rows(catalog: Catalog) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield each table with its rows, in an order in which nothing is named before it is there."""
    guides = [catalog.guides[name] for name in sorted(catalog.guides)]
    providers = catalog.providers.values()
    yield "providers", ({**_plain(one, "id", "label", "sort", "url", "account", "note")} for one in providers)
    yield "guides", (_guide(guide) for guide in guides)
    yield "questions", (_plain(one, "id", "label") for one in catalog.questions.values())
    yield from _roles(catalog)
    yield from _said(guides)
    entries = [catalog.entries[name] for name in sorted(catalog.entries)]
    yield "resource_avoids", ({"resource_id": one.id, "topic_id": topic} for one in entries for topic in one.avoids)
    yield "resource_roles", ({"resource_id": one.id, "role_id": role} for one in entries for role in one.roles)
    paths = [catalog.paths[name] for name in sorted(catalog.paths)]
    yield "path_guides", ({"path_id": one.id, "guide_id": guide} for one in paths for guide in one.from_)
    yield (
        "path_assumptions",
        ({"path_id": one.id, "position": n, "says": says} for one in paths for n, says in enumerate(one.assumptions)),
    )
    yield (
        "path_assumes",
        ({"path_id": one.id, "topic_id": topic} for one in paths for topic in dict.fromkeys(one.for_.assumes)),
    )
    yield (
        "path_roles",
        ({"path_id": one.id, "role_id": role} for one in paths for role in dict.fromkeys(one.for_.roles)),
    )


def _roles(catalog: Catalog) -> Iterator[tuple[str, Iterable[Row]]]:
    roles, degrees = catalog.roles.values(), catalog.degrees.values()
    yield "roles", ({**_plain(role, "id", "label", "note"), "position": n} for n, role in enumerate(roles))
    included = ({"role_id": role.id, "included_id": other} for role in roles for other in role.includes)
    yield "role_includes", included
    needs = (
        {"role_id": role.id, "topic_id": need.topic, "guide_id": need.guide, "level": need.level, "note": need.note}
        for role in roles
        for need in role.requires
    )
    yield "role_needs", needs
    yield "degrees", ({**_plain(one, "id", "label", "can", "note"), "guide_id": one.guide} for one in degrees)
    asked = (
        {"degree_id": degree.id, "topic_id": need.topic, "level": need.level, "note": need.note}
        for degree in degrees
        for need in degree.requires
    )
    yield "degree_needs", asked


def _said(guides: list[Guide]) -> Iterator[tuple[str, Iterable[Row]]]:
    numbered = [(guide, n, said) for guide in guides for n, said in enumerate(guide.recommends)]
    yield "recommendations", (_recommendation(guide, n, said) for guide, n, said in numbered)
    yield (
        "recommendation_roles",
        ({"guide_id": guide.id, "position": n, "role_id": role} for guide, n, said in numbered for role in said.roles),
    )
    yield (
        "expectations",
        (
            {"guide_id": guide.id, "topic_id": one.topic, "first": int(one.first), **_plain(one, "level", "note")}
            for guide in guides
            for one in guide.expects
        ),
    )
    yield (
        "uses",
        (
            {"guide_id": guide.id, "position": n, "topic_id": use.topic, "used_for": use.used_for}
            for guide in guides
            for n, use in enumerate(guide.uses)
        ),
    )
    yield "ratings", (
        {
            "guide_id": guide.id, "position": n, "provider_id": one.provider,
            **_plain(one, "medium", "standalone", "exercises", "quality", "price", "remark"),
        }
        for guide in guides
        for n, one in enumerate(guide.rates)
    )  # fmt: skip
    yield (
        "advice",
        (
            {"guide_id": guide.id, "position": n, "says": says}
            for guide in guides
            for n, says in enumerate(guide.advice)
        ),
    )
    yield "effort_claims", (_effort(guide, n, claim) for guide in guides for n, claim in enumerate(guide.effort))
    yield (
        "answers",
        (
            {"question_id": one.question, "guide_id": guide.id, "answer": one.answer}
            for guide in guides
            for one in guide.positions
        ),
    )


def _guide(guide: Guide) -> Row:
    homepage = next(link.url for link in guide.links if link.role is LinkRole.HOMEPAGE)
    given = _plain(guide, "id", "title", "summary", "sort", "publisher", "interest", "disclosure", "bias")
    published = None if guide.published is None else str(guide.published)
    return {**given, "published": published, "url": homepage}


def _recommendation(guide: Guide, position: int, said: Recommendation) -> Row:
    sort = next(name for name in OBJECTS if getattr(said, name) is not None)
    other = None if sort == "resource" else sort
    return {
        "guide_id": guide.id,
        "position": position,
        "resource_id": said.resource,
        "other_sort": other,
        "other": other and getattr(said, other),
        "place": said.position,
        "for": said.for_,
        **_plain(said, "stance", "where", "says", "quote", "reservation", "interest", "identified"),
    }


def _effort(guide: Guide, position: int, claim: EffortClaim) -> Row:
    spans = {key: _span(getattr(claim, key)) for key in ("hours", "months", "hours_per_day")}
    return {
        "guide_id": guide.id,
        "position": position,
        "for": claim.for_,
        **spans,
        "derived": ", ".join(claim.derived),
        "possible": int(claim.possible),
        "note": claim.note,
    }


def _span(given: float | tuple[float, ...] | None) -> str | None:
    if given is None:
        return None
    return " to ".join(f"{number:g}" for number in (given if isinstance(given, tuple) else (given,)))


def _plain(value: object, *names: str) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}
