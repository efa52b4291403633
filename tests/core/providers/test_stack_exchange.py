"""Stack Exchange: questions on all its sites, their asker, and answers of the API that say nothing."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.word import Life
from rescatalog.core.providers import registry, stack_exchange
from rescatalog.core.providers.provider import Item, Reply
from tests.core.providers.showing import answered, said, shown

HERE = "https://stats.stackexchange.com/questions/238538/are-there-cases"
ITEM = Item(provider="stack-exchange", kind="question", name="stats.stackexchange.com/238538")
QUESTION = stack_exchange.questions(ITEM, stack_exchange.API)[0]
FOUND = {
    "items": [
        {
            "tags": ["pca", "dimensionality-reduction"],
            "owner": {"account_id": 1, "user_type": "registered", "display_name": "Ren&#233;e O&#39;Neil"},
            "is_answered": True,
            "creation_date": 1475712000,
            "last_edit_date": 1491998400,
            "last_activity_date": 1700000000,
            "content_license": "CC BY-SA 3.0",
            "question_id": 238538,
            "title": "Is PCA &quot;more suitable&quot; than t-SNE?",
        }
    ],
    "has_more": False,
    "backoff": 10,
    "quota_max": 300,
    "quota_remaining": 0,
}
THROTTLED = {
    "error_id": 502,
    "error_message": "too many requests from this IP, more requests available in 82216 seconds",
    "error_name": "throttle_violation",
}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://stackoverflow.com/questions/11227809/why-is-it-faster", "stackoverflow.com/11227809"),
        ("https://www.stackoverflow.com/q/11227809/1", "stackoverflow.com/11227809"),
        ("https://math.stackexchange.com/questions/1/x/2#2", "math.stackexchange.com/1"),
        ("https://math.meta.stackexchange.com/q/5", "math.meta.stackexchange.com/5"),
        ("https://pt.stackoverflow.com/questions/5/", "pt.stackoverflow.com/5"),
        ("https://mathoverflow.net/questions/16214", "mathoverflow.net/16214"),
    ],
)
def test_an_address_names_a_question_of_a_site(url: str, name: str) -> None:
    assert stack_exchange.item_of(url) == Item(provider="stack-exchange", kind="question", name=name)


@pytest.mark.parametrize(
    "url",
    [
        "https://stackoverflow.com/questions/tagged/pca",
        "https://stackoverflow.com/a/11227902",
        "https://stackoverflow.com/users/1/x",
        "https://api.stackexchange.com/questions/1",
        "https://stackexchange.com/questions/1",
        "https://notstackoverflow.com/questions/1",
        "https://stackoverflow.com/questions/%D9%A1",
    ],
)
def test_other_addresses_name_none(url: str) -> None:
    assert stack_exchange.item_of(url) is None


def test_a_question_is_asked_for_by_number_and_site() -> None:
    assert QUESTION.url == "https://api.stackexchange.com/2.3/questions/238538?site=stats.stackexchange.com"
    assert not QUESTION.judges


def test_the_title_is_decoded_and_the_asker_is_the_creator() -> None:
    reply = stack_exchange.reply_of(QUESTION, answered(QUESTION, FOUND))
    assert (reply.life, reply.renews) == (Life.HERE, True)
    assert said(reply.claims) == {
        Field.TITLE: 'Is PCA "more suitable" than t-SNE?',
        Field.CREATORS: ("Renée O'Neil",),
        Field.PUBLISHED: "2016-10-06",
        Field.MODIFIED: "2017-04-12",
        Field.TOPICS: ("pca", "dimensionality-reduction"),
        Field.LICENCE: "CC-BY-SA-3.0",
    }


def test_a_closed_question_is_here_and_says_why_it_is_closed() -> None:
    closed = {**FOUND["items"][0], "closed_date": 1500000000, "closed_reason": "Duplicate"}  # type: ignore[index]
    reply = stack_exchange.reply_of(QUESTION, answered(QUESTION, {"items": [closed]}))
    assert (reply.life, reply.because) == (Life.HERE, "closed: Duplicate")
    assert Field.AVAILABILITY not in said(reply.claims)


def test_whoever_left_is_no_creator() -> None:
    left = {**FOUND["items"][0], "owner": {"user_type": "does_not_exist", "display_name": "user1234"}}  # type: ignore[index]
    reply = stack_exchange.reply_of(QUESTION, answered(QUESTION, {"items": [left]}))
    assert Field.CREATORS not in said(reply.claims)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, THROTTLED), (200, THROTTLED), (200, {**FOUND, "error_id": 502}),
        (503, b"<h1>offline for maintenance</h1>"), (200, {"items": [], "has_more": False, "quota_remaining": 299}),
        (200, {"items": [{"question_id": 7, "title": "x"}]}),
        (200, {"items": {"question_id": 238538}}), (200, b"{"), (404, {}),
    ],
)  # fmt: skip
def test_limits_outages_and_empty_lists_say_nothing_and_renew_nothing(status: int, body: object) -> None:
    assert stack_exchange.reply_of(QUESTION, answered(QUESTION, body, status)) == Reply()


PAGE = """<!doctype html><title>pca - Is PCA better? - Cross Validated</title>
<div id="question-header"><h1 itemprop="name"><a class="question-hyperlink">Is PCA better? [duplicate]</a></h1></div>
<time itemprop="dateCreated" datetime="2016-10-06T00:00:00">then</time>
<div id="question"><a rel="tag" href="/questions/tagged/pca">pca</a>
 <div class="post-signature"><div class="user-details"><a href="/users/9/editor">Editor</a></div></div>
 <div class="post-signature owner"><div class="user-details" itemprop="author"><a href="/users/1/asker">Asker</a>
 </div></div></div>
<div id="answers"><div class="post-signature owner"><div class="user-details" itemprop="author">
 <a href="/users/2/a">Answerer</a></div></div><time itemprop="dateCreated" datetime="2019-01-01T00:00:00">later</time>
</div>"""


def test_on_the_page_the_asker_is_the_creator_and_no_answerer() -> None:
    assert said(stack_exchange.claims_of(ITEM, shown(PAGE, HERE))) == {
        Field.TITLE: "Is PCA better?",
        Field.CREATORS: ("Asker",),
        Field.PUBLISHED: "2016-10-06",
        Field.TOPICS: ("pca",),
    }


def test_marked_authors_that_are_not_known_to_have_asked_are_dropped() -> None:
    general = (Claim(field=Field.CREATORS, value=("Answerer",), source="microdata"),)
    bare = shown("<title>Is PCA better? - Cross Validated</title><p>x", HERE)
    assert registry.page_claims(bare, general) == ()
