"""Laws that every provider keeps, whatever strangers send."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.wording import MAX_LINE, MAX_PROSE, plain
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.observation import Trail
from rescatalog.core.providers import arxiv, crossref, github, names, ocw, open_library, registry, youtube
from rescatalog.core.providers.provider import Item, Provider
from tests.core.providers.asking import GOLD, answered, gold, question_about

MINE: tuple[ModuleType, ...] = (youtube, github, ocw, arxiv, crossref, open_library)
EXAMPLES = (
    "https://www.youtube.com/watch?v=AbCdEfGhIjK",
    "https://www.youtube.com/playlist?list=PLaaaaaaaaaaaaaaaa",
    "https://www.youtube.com/@meadow",
    "https://github.com/meadow/slow-vectors",
    "https://ocw.mit.edu/courses/18-999-slow-vectors-spring-2019/",
    "https://ocw.mit.edu/courses/18-999-slow-vectors-spring-2019/pages/syllabus/",
    "https://arxiv.org/abs/2001.00001",
    "https://arxiv.org/abs/math.GT/0309136",
    "https://doi.org/10.5555/slow.vectors",
    "https://openlibrary.org/isbn/9780980232714",
    "https://openlibrary.org/books/OL22853304M",
)
NAMED = {
    "isbn13": "9780980232714",
    "doi": "10.5555/slow.vectors",
    "arxiv": "2001.00001",
    "youtube_playlist": "PLaaaaaaaaaaaaaaaa",
    "github": "meadow/slow-vectors",
    "ocw": "18-999-slow-vectors-spring-2019",
}
ANSWERS = tuple(path.read_bytes() for path in sorted(GOLD.glob("*/*.*")) if path.suffix in {".json", ".xml", ".html"})
law = settings(max_examples=60, deadline=None)

hosts = st.sampled_from(sorted({urls.parts(url).hostname for url in EXAMPLES} | {"youtu.be", "a.github.io", "b.lan"}))
pieces = st.sampled_from(["watch", "embed", "playlist", "courses", "abs", "isbn", "10.5555", "..", "%2e%2e", "%", "é"])
words = st.one_of(pieces, st.text(max_size=12), st.from_regex(r"[A-Za-z0-9_.%-]{1,14}", fullmatch=True))
addresses = st.builds(
    lambda host, path, query: f"https://{host}/{'/'.join(path)}?{query}",
    hosts,
    st.lists(words, max_size=5),
    st.builds(lambda name, value: f"{name}={value}", st.sampled_from(["v", "list", "u", "x"]), words),
)
urls_of_all_kinds = st.one_of(st.sampled_from(EXAMPLES), addresses, st.text(max_size=40))
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20))
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)
statuses = st.sampled_from([200, 201, 204, 301, 304, 400, 401, 403, 404, 410, 429, 451, 500, 503, 999])


def items() -> list[tuple[Provider, Item]]:
    found = [item for url in EXAMPLES for item in registry.items_of(url)]
    found += registry.items_of("https://b.lan/", NAMED.items())
    return [(registry.PROVIDERS[item.provider], item) for item in found]


def is_plain(claim: Claim) -> bool:
    """Return whether a claim goes into JSON and comes back the same, in one line, without controls, capped."""
    texts = claim.value if isinstance(claim.value, tuple) else (claim.value,)
    lines = [text for text in texts if isinstance(text, str)]
    back = json.loads(json.dumps(claim.value))
    most = MAX_PROSE if claim.field is Field.DESCRIPTION else MAX_LINE
    same = (tuple(back) if isinstance(back, list) else back) == claim.value
    return same and len(lines) <= 50 and all(plain(line, most) == line for line in lines)


def test_settings_know_every_provider_by_its_name() -> None:
    assert tuple(registry.PROVIDERS) == names.NAMES


@pytest.mark.parametrize("name", registry.PROVIDERS)
def test_every_provider_says_what_it_is(name: str) -> None:
    provider = registry.PROVIDERS[name]
    assert name == provider.NAME
    assert provider.ALIVE.endswith(".")
    assert provider.WALLS.endswith(".")
    assert len(set(provider.REFRESHES)) == len(provider.REFRESHES)
    assert not provider.API or urls.canonical(provider.API) in {provider.API, f"{provider.API}/"}
    assert provider.GAP_S >= 0
    assert provider.AT_ONCE >= 0


@pytest.mark.parametrize("url", EXAMPLES)
def test_each_example_is_known_to_one_provider(url: str) -> None:
    assert len(registry.items_of(url)) == 1


def test_identifiers_name_works_and_repositories_beside_a_homepage() -> None:
    named = registry.items_of("https://b.lan/", NAMED.items())
    assert [item.provider for item in named] == ["github", "ocw", "arxiv", "crossref", "open-library"]


@law
@given(urls_of_all_kinds)
def test_no_address_stops_a_provider_and_an_items_own_address_names_it(url: str) -> None:
    for item in registry.items_of(url):
        provider = registry.PROVIDERS[item.provider]
        for question in provider.questions(item, provider.API):
            assert urls.canonical(question.url) == question.url
            assert urls.origin(question.url) == urls.origin(provider.API)
    for module in MINE:
        found = module.item_of(url)
        if found is not None:
            again = module.item_of(module.address_of(found))
            assert again is not None
            assert again.name == found.name
            assert module.item_of(module.address_of(again)) == again


@law
@given(st.sampled_from(sorted(NAMED)), st.text(max_size=30))
def test_no_identifier_stops_a_provider(kind: str, text: str) -> None:
    for provider in registry.PROVIDERS.values():
        item = provider.item_named(kind, text)
        for question in provider.questions(item, provider.API) if item else ():
            assert urls.origin(question.url) == urls.origin(provider.API)


@law
@given(statuses, st.one_of(st.binary(max_size=200), st.sampled_from(ANSWERS)), st.integers(0, 400))
def test_no_answer_stops_a_provider_and_claims_are_plain(status: int, body: bytes, cut: int) -> None:
    for provider, item in items():
        for question in provider.questions(item, provider.API):
            for sent in (body, body[:cut]):
                reply = provider.reply_of(question, answered(question, status, sent))
                assert all(is_plain(claim) for claim in reply.claims)
                assert {claim.field for claim in reply.claims} <= set(provider.REFRESHES)
                assert reply.renews or not reply.claims


SHAPES: dict[str, Callable[[object], object]] = {
    "youtube": lambda odd: {"title": "x", "author_name": odd, "thumbnail_url": odd},
    "github": lambda odd: {"full_name": "a/b", **dict.fromkeys(["license", "topics", "pushed_at", "archived"], odd)},
    "ocw": lambda odd: {"course_title": "x", "title": "x", **dict.fromkeys(["topics", "instructors", "level"], odd)},
    "crossref": lambda odd: {"message": {"DOI": "10.5555/slow.vectors", "title": odd, "author": odd, "issued": odd,
                                         "ISBN": odd, "updated-by": odd, "language": odd}},
    "open-library": lambda odd: {"ISBN:9780980232714": {"title": "x", "authors": odd, "cover": odd, "publishers": odd}},
}  # fmt: skip


@law
@given(values)
def test_odd_values_in_the_right_places_stop_nobody(odd: object) -> None:
    for provider, item in items():
        shape = SHAPES.get(provider.NAME)
        for question in provider.questions(item, provider.API) if shape else ():
            assert shape is not None
            reply = provider.reply_of(question, answered(question, 200, json.dumps(shape(odd)).encode()))
            assert all(is_plain(claim) for claim in reply.claims)
            assert {claim.source for claim in reply.claims} <= {f"{provider.NAME}-api"}, (
                "else it would count for little"
            )


@law
@given(st.one_of(st.sampled_from(ANSWERS), st.binary(max_size=300)), st.integers(0, 3000), st.text(max_size=20))
def test_no_page_stops_a_page_rule(body: bytes, at: int, odd: str) -> None:
    text = body.decode("utf-8", "replace").replace("\0", "")
    mixed = "".join(letter for letter in text[:at] + odd + text[at:] if letter.isprintable() or letter.isspace())
    tree = html.document_fromstring(f"<p>{mixed.removeprefix('<?xml')}")
    for provider, item in items():
        for claim in provider.claims_of(item, Page(url=item.name, tree=tree, metas={}, things=())):
            assert is_plain(claim)
            assert claim.source.endswith("-page")
            assert claim.field in provider.REFRESHES


def test_answers_are_told_apart_by_the_question_they_belong_to() -> None:
    (item,) = registry.items_of(EXAMPLES[0])
    question = question_about(youtube, item)
    chain = (answered(question, 404),)
    trail = Trail(target=EXAMPLES[0], looks=(), answers=(chain,))
    after, ((asked, reply),) = registry.heard((question,), trail)
    word = after.answers[0][-1].word
    assert word is not None
    assert (asked, reply.life, word.provider, word.life.value) == (question, word.life, "youtube", "gone")
    assert registry.heard((), trail) == (trail, ())


def test_an_api_may_stand_elsewhere_or_not_be_asked_at_all() -> None:
    found = registry.items_of("https://github.com/meadow/slow-vectors")
    (question,) = registry.questions_of(found, {"github": "http://api.github.lan:8080/"})
    assert question.url == "http://api.github.lan:8080/repos/meadow/slow-vectors"
    assert registry.questions_of(found, {"github": ""}) == ()
    assert registry.questions_of(found, {}, judging_only=True) == ()


def test_facts_of_a_gold_answer_lie_within_what_a_provider_refreshes() -> None:
    (item,) = registry.items_of("https://github.com/meadow/slow-vectors")
    question = question_about(github, item)
    reply = github.reply_of(question, answered(question, 200, gold("github", "repository.json")))
    assert Field.STARS in {claim.field for claim in reply.claims}
