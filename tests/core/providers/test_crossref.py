"""Crossref: what a DOI stands for, and whether it was taken back."""

from __future__ import annotations

import gzip
import json

import pytest
import yaml

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers import crossref
from rescatalog.core.providers.provider import Item
from tests.core.providers.asking import gold, page_of, question_about, shared, told, values

WORK = Item(provider="crossref", kind="work", name="10.5555/slow.vectors")
FOUND = json.loads(gold("crossref", "work.json"))["message"]


def changed(**fields: object) -> bytes:
    return json.dumps(
        {"message": {**FOUND, **{name.replace("_", "-"): value for name, value in fields.items()}}}
    ).encode()


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.5555/Slow.Vectors", "10.5555/slow.vectors"),
        ("http://dx.doi.org/10.1137/16M1080173", "10.1137/16m1080173"),
        ("https://www.doi.org/10.1000%2F182", "10.1000/182"),
        ("https://doi.org/10.1002/(SICI)1097(19980815)17:15/16%3C1661::AID%3E3.0.CO;2-2",
         "10.1002/(sici)1097(19980815)17:15/16<1661::aid>3.0.co;2-2"),
        ("https://doi.org/10.1000//182", "10.1000//182"),
    ],
)  # fmt: skip
def test_an_address_of_a_doi_names_a_work_whatever_its_case(url: str, doi: str) -> None:
    assert crossref.item_of(url) == Item(provider="crossref", kind="work", name=doi)
    assert crossref.item_named("doi", doi.upper()) == crossref.item_of(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/",
        "https://doi.org/10.5555",
        "https://doi.org/10.5555/",
        "https://doi.org/11.5555/x",
        "https://doi.org/10.5555/a%20b",
        "https://doi.org/10.5555/a%00",
        "https://doi.org/10.48550/arXiv.2501.14787",
        "https://zenodo.lan/10.5555/x",
        "https://doi.org.evil.lan/10.5555/x",
    ],
)
def test_other_addresses_and_other_agencies_are_not_asked_about(url: str) -> None:
    assert crossref.item_of(url) is None


def test_the_doi_is_one_part_of_the_address_that_is_asked() -> None:
    assert question_about(crossref, WORK).url == "https://api.crossref.org/works/10.5555%2Fslow.vectors"
    odd = crossref.item_named("doi", "10.5555/a/../../b?c#d")
    assert question_about(crossref, odd).url == "https://api.crossref.org/works/10.5555%2Fa%2F..%2F..%2Fb%3Fc%23d"


def test_a_work_is_told_without_its_markup() -> None:
    reply = told(crossref, WORK, 200, gold("crossref", "work.json"))
    assert (reply.life, reply.renews) == (None, True)
    assert values(reply.claims) == {
        Field.TITLE: "Slow vectors for x < y: A second look",
        Field.CREATORS: ("Ada B. Meadow", "The Brook Group"),
        Field.PUBLISHED: "2012-03",
        Field.PUBLISHER: "Meadow & Brook Press",
        Field.ISBN13: "9780980232714",
        Field.LANGUAGE: "en",
        Field.DOI: "10.5555/slow.vectors",
    }


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ([[2012, 3, 21]], "2012-03-21"),
        ([[2012]], "2012"),
        ([[2012, 13]], "2012"),
        ([[2012, "3"]], "2012"),
        ([[None]], "2012-02-21"),
        ([], "2012-02-21"),
        ([[20120]], "2012-02-21"),
        ([["2012"]], "2012-02-21"),
        ([[True]], "2012-02-21"),
        ("2012", "2012-02-21"),
    ],
)
def test_a_date_goes_as_far_as_its_parts_and_else_another_one_stands_in(parts: object, date: str) -> None:
    assert values(told(crossref, WORK, 200, changed(issued={"date-parts": parts})).claims)[Field.PUBLISHED] == date


def test_several_books_under_one_doi_have_no_isbn() -> None:
    reply = told(crossref, WORK, 200, changed(ISBN=["9780980232714", "9780198526636"]))
    assert Field.ISBN13 not in values(reply.claims)


def test_a_work_that_a_notice_takes_back_is_withdrawn_and_the_notice_is_not() -> None:
    reply = told(crossref, WORK, 200, gold("crossref", "retracted.json"))
    assert values(reply.claims)[Field.WITHDRAWN] is True
    notice = crossref.item_named("doi", "10.5555/notice")
    reply = told(crossref, notice, 200, gold("crossref", "notice.json"))
    assert reply.renews
    assert Field.WITHDRAWN not in values(reply.claims)


@pytest.mark.parametrize(
    ("update", "withdrawn"),
    [
        ({"DOI": "10.5555/SLOW.vectors", "type": "withdrawal"}, True),
        ({"DOI": "10.5555/slow.vectors", "type": "correction"}, False),
        ({"DOI": 3, "type": "retraction"}, False),
        ({"type": ["retraction"]}, False),
    ],
)
def test_a_work_may_take_itself_back(update: object, withdrawn: bool) -> None:  # noqa: FBT001 - a table of examples
    claims = told(crossref, WORK, 200, changed(update_to=[update])).claims
    assert (Field.WITHDRAWN in values(claims)) is withdrawn


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, b"Resource not found."),
        (429, b"Too many requests"),
        (301, b""),
        (200, b"Resource not found."),
        (200, b'{"status":"ok","message":{"DOI":"10.5555/slow.vectors","agency":{"id":"datacite"}}}'[:40]),
        (200, b'{"status":"ok","message":[]}'),
        (200, changed(DOI="10.5555/another")),
        (200, changed(DOI=None)),
    ],
)
def test_an_unknown_doi_or_another_work_says_nothing(status: int, body: bytes) -> None:
    reply = told(crossref, WORK, status, body)
    assert (reply.life, reply.claims, reply.renews) == (None, (), False)


def test_the_publishers_page_is_read_as_every_page_is() -> None:
    assert values(crossref.claims_of(WORK, page_of(b"<title>x</title>", "https://publisher.lan/"))) == {}


def test_recorded_answers_are_read() -> None:
    cassettes = shared() / "crossref-api" / "test" / "cassettes" / "test-works"
    item = crossref.item_named("doi", "10.1371/notarealdoi")
    recorded = yaml.safe_load((cassettes / "test_works_bad_id_warn.yaml").read_text(encoding="utf-8"))
    response = recorded["interactions"][0]["response"]
    assert not told(crossref, item, response["status"]["code"], response["body"]["string"].encode()).renews
    recorded = yaml.safe_load((cassettes / "test_works_with_one_id.yaml").read_text(encoding="utf-8"))
    response = recorded["interactions"][0]["response"]
    body = gzip.decompress(response["body"]["string"])
    said = values(told(crossref, crossref.item_named("doi", "10.1371/journal.pone.0033693"), 200, body).claims)
    assert said[Field.PUBLISHED] == "2012-03-21"
    assert len(str(said[Field.TITLE])) > 20
