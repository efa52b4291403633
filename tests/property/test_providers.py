"""Laws of providers: whatever an address, an answer or a page may hold, they stand it, and what they say is plain."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.observation import Observation, Request
from rescatalog.core.providers.provider import Item, Question
from rescatalog.core.providers.registry import PROVIDERS, items_of, page_claims

law = settings(max_examples=150, deadline=None)

HOSTS = [
    "en.wikipedia.org", "zh.m.wikipedia.org", "stats.stackexchange.com", "stackoverflow.com", "www.coursera.org",
    "www.edx.org", "courses.edx.org", "www.khanacademy.org", "www.udemy.com", "medium.com", "ada.medium.com",
    "www.quora.com", "course.fast.ai", "www.fast.ai", "cs229.stanford.edu", "web.stanford.edu", "a.lan",
]  # fmt: skip
STEPS = [
    "", "wiki", "w", "index.php", "questions", "q", "1", "learn", "course", "courses", "specializations", "class",
    "cs109", "course-v1:A+B+C", "A", "math", "v", "p", "posts", "2017-07-17-x.html", "2017", "07", "17", "archive",
    "cs109.1236", "x-0123456789ab", "answer", "x.pdf", "%0A", "%00", "%FF", "%2F", "%E2%80%AE", "..",
    "Special:Random", "<script>",
]  # fmt: skip
KEYS = [
    "items", "title", "question_id", "owner", "display_name", "tags", "creation_date", "last_edit_date",
    "closed_reason", "closed_date", "content_license", "error_id", "type", "lang", "description", "extract",
    "timestamp", "originalimage", "source", "elements", "slug", "name", "linked", "partners.v1", "instructors.v1",
    "partnerIds", "instructorIds", "id", "fullName", "primaryLanguages", "photoUrl", "results", "key", "course_runs",
    "availability", "status", "staff", "seats", "price", "owners", "subjects", "level_type", "given_name", "@type",
    "provider", "instructor", "creator", "author", "hasCourseInstance", "courseWorkload", "timeRequired", "offers",
    "priceCurrency", "category", "isAccessibleForFree", "image", "url", "inLanguage", "educationalLevel", "about",
    "courseCode", "headline", "datePublished", "duration",
]  # fmt: skip
TEXTS = [
    "standard", "disambiguation", "x", "slug", "A+B", "en-us", "Course", "Article", "Question", "VideoObject",
    "CS109: X", "PT99999H", "PT1H", "2024-02-30", "2024-02-29T", "9999-12-31", "CC BY-SA 4.0", "https://a.lan/\u202e",
    "USD", "NaN", "1e999", "Archived", "Current", "published", "audit", "&#0;&lt;b&gt;", "\ud800", "\x1b[31m", "a\nb",
    "Free", "\u0661",
]  # fmt: skip
paths = st.lists(st.one_of(st.sampled_from(STEPS), st.text(max_size=8)), max_size=6).map("/".join)
queries = st.one_of(st.just(""), st.sampled_from(["?title=X", "?title=%FF", "?title=a%00b&x", "?" + "&" * 50]))
addresses = st.builds("https://{}/{}{}".format, st.sampled_from(HOSTS), paths, queries)
any_address = st.one_of(
    addresses,
    st.sampled_from(["mailto:a@b.c", "data:,x", "foo://[::1]/x.pdf", "http://[::1]/x.pdf"]),
    st.text(max_size=40),
)
texts = st.one_of(st.sampled_from(TEXTS), st.text(max_size=12))
leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS), inner, max_size=8)),
    max_leaves=40,
)
things = st.dictionaries(st.sampled_from(KEYS), trees, max_size=10)
statuses = st.one_of(st.just(200), st.just(404), st.none(), st.integers(100, 999))
ITEMS = [
    Item(provider="wikipedia", kind="article", name="en:X"),
    Item(provider="stack-exchange", kind="question", name="stackoverflow.com/1"),
    Item(provider="coursera", kind="course", name="learn/slug"),
    Item(provider="edx", kind="course", name="A+B"),
    Item(provider="udemy", kind="course", name="x"),
]
# What an answer must hold to be believed, with whatever beside it.
CORES: list[dict[str, object]] = [
    {"type": "standard", "title": "X"}, {"question_id": 1, "title": "X"}, {"slug": "slug", "name": "X"},
    {"key": "A+B", "title": "X"},
]  # fmt: skip


def is_plain(claims: Iterable[Claim]) -> bool:
    """Return whether claims are of the types they promise, bounded, in one line, and safe to keep."""
    for claim in claims:
        values = claim.value if isinstance(claim.value, tuple) else (claim.value,)
        assert values, claim
        assert len(values) <= 20, claim
        for value in values:
            if isinstance(value, str):
                assert value == " ".join(value.split()), claim
                assert value, claim
                assert len(value) <= (urls.MAX_LENGTH if claim.field is Field.IMAGE else 300), claim
                assert not any("\ud800" <= sign <= "\udfff" or sign < " " or sign == "\u202e" for sign in value), claim
    return True


@law
@given(any_address)
def test_no_address_is_too_strange_and_its_item_stays_the_same(given_address: str) -> None:
    url = urls.canonical(given_address)
    if url is None:
        return
    for provider in PROVIDERS.values():
        item = provider.item_of(url)
        assert item is None or (item.provider == provider.NAME and item.name.isprintable())
        assert provider.item_of(str(urls.canonical(url))) == item


@law
@given(addresses)
def test_what_is_asked_about_an_item_is_a_canonical_address_of_the_api(given_address: str) -> None:
    url = urls.canonical(given_address)
    for item in items_of(url) if url else ():
        for question in PROVIDERS[item.provider].questions(item, "https://api.lan/v1"):
            assert urls.canonical(question.url) == question.url
            assert question.url.startswith("https://api.lan/v1/")


@law
@given(st.text(max_size=60), st.sampled_from(["wikipedia", "coursera", "khan", "edx", "isbn13"]))
def test_no_identifier_is_too_strange(text: str, kind: str) -> None:
    for provider in PROVIDERS.values():
        item = provider.item_named(kind, text)
        assert item is None or item.name.isprintable()


def about(item: Item, body: bytes, status: int | None) -> None:
    question = Question(url="https://api.lan/x", item=item)
    request = Request.of(question.url, question.url)
    reply = PROVIDERS[item.provider].reply_of(question, Observation(request=request, status=status, body=body))
    assert is_plain(reply.claims)
    assert reply.renews or not reply.claims


@law
@given(st.sampled_from(ITEMS), st.binary(max_size=80), statuses)
def test_no_bytes_are_too_strange_for_an_answer(item: Item, body: bytes, status: int | None) -> None:
    about(item, body, status)


@law
@given(st.sampled_from(ITEMS), things, statuses, st.sampled_from(["items", "elements", "results", ""]), st.data())
def test_no_answer_is_too_strange(
    item: Item, thing: dict[str, object], status: int | None, place: str, data: st.DataObject
) -> None:
    held = thing | data.draw(st.sampled_from(CORES))
    about(item, json.dumps({place: [held]} if place else held).encode(), status)


@pytest.mark.parametrize("body", [b"[" * 200_000, b'{"items":' * 50_000, b"1" * 10_000, b" " * 1_000_001, b'{"a":NaN}'])
def test_deep_long_and_large_answers_say_nothing(body: bytes) -> None:
    for item in ITEMS:
        about(item, body, 200)


MARKUP = [
    "<h1>", "<h3>Instructors</h3>", "<ul><li>Ada Lovelace</li></ul>", "<script>", '{"availability":"Archived"}',
    "</script>", "<p>This course is archived.</p>", '<h1 id="firstHeading">', '<div id="question">',
    "<time itemprop=dateCreated", ' datetime="x">', '<header id="title-block-header"><h1>', "CS109: X", "CS229",
    "<!--", "-->", "<svg>", "<b>", "&#0;",
    '<div class="post-signature owner"><div class="user-details"><a href="/users/1">', "Member-only story",
    "<p>Instructor: ",
]  # fmt: skip
bodies = st.lists(st.one_of(st.sampled_from(MARKUP), st.text(max_size=10)), max_size=12).map("".join)
PAGES = [
    "https://en.wikipedia.org/wiki/X", "https://stackoverflow.com/questions/1/x",
    "https://www.coursera.org/learn/slug", "https://www.edx.org/course/x", "https://www.khanacademy.org/math/x",
    "https://www.udemy.com/course/x/", "https://medium.com/@a/x-0123456789ab", "https://www.quora.com/What-is-X",
    "https://www.fast.ai/posts/2017-07-17-x.html", "https://course19.fast.ai/", "https://cs229.stanford.edu/",
    "https://web.stanford.edu/class/cs109/", "https://a.lan/x.pdf",
]  # fmt: skip


@law
@given(st.sampled_from(PAGES), bodies, st.lists(things, max_size=3), st.one_of(texts, st.none()), texts)
def test_no_page_is_too_strange(
    url: str, body: str, found: list[dict[str, object]], title: str | None, heading: str
) -> None:
    tree = html.document_fromstring("<html><body>x" + "".join(sign for sign in body if sign >= " ") + "</body></html>")
    metas = {"og:title": (heading,), "twitter:label1": ("Reading time",), "twitter:data1": ("0 min read",)}
    page = Page(url=url, tree=tree, metas=metas, things=tuple(found), title=title, headings=(heading,))
    items = items_of(url)
    assert items
    assert is_plain(page_claims(page, ()))
