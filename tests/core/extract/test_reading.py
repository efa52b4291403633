"""From an answer to its facts."""

from __future__ import annotations

from rescatalog.core.extract.reading import claims_of
from rescatalog.core.extract.registry import LAYERS
from rescatalog.core.facts.fact import Claim, Confidence, Field
from rescatalog.core.providers.reading import facts_of
from tests.core.extract.reading_pages import HTML, PROSE, URL, facts_in, linked, page_of

PAGE = "<title>Sets</title><h1>Sets</h1>" + linked('{"@type": "Course", "name": "Sets", "author": "Ada Lind"}') + PROSE


def test_rules_for_the_place_go_before_the_layers() -> None:
    rule = Claim(field=Field.TITLE, value="Sets (Spring 2020)", source="ocw-page")
    fact = facts_in(PAGE, extra=[rule])[Field.TITLE]
    assert (fact.value, fact.source, fact.confidence) == ("Sets (Spring 2020)", "ocw-page", Confidence.HIGH)
    assert ("json-ld", "Sets") in fact.others


def test_the_day_on_which_a_web_page_was_made_anew_is_no_fact() -> None:
    headers = [*HTML, ("last-modified", "Mon, 04 Mar 2019 10:00:00 GMT")]
    assert facts_of(PAGE.encode(), headers, URL) == facts_of(PAGE.encode(), HTML, URL)


def test_facts_come_in_the_order_of_the_fields_and_always_the_same() -> None:
    facts = facts_of(PAGE.encode(), HTML, URL)
    assert [fact.field for fact in facts] == [field for field in Field if field in {fact.field for fact in facts}]
    assert facts == facts_of(PAGE.encode(), HTML, URL)


def test_headers_speak_for_files_of_any_kind() -> None:
    headers = [("content-type", "application/zip"), ("last-modified", "Mon, 04 Mar 2019 10:00:00 GMT")]
    (fact,) = facts_of(b"PK", headers, URL)
    assert (fact.field, fact.value, fact.confidence) == (Field.MODIFIED, "2019-03-04", Confidence.LOW)


def test_every_layer_names_its_sources_and_leaves_rules_for_places_to_providers() -> None:
    sources = {claim.source for claim in claims_of(page_of(PAGE))}
    assert sources
    assert not any(source.endswith(("-page", "-api")) for source in sources)
    assert all(list(layer(page_of("<p>"))) == [] for layer in LAYERS.values())
