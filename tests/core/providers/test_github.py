"""GitHub: the API tells of repositories, and has a word only on their own front page."""

from __future__ import annotations

import json

import pytest

from rescatalog.core.facts.fact import Field
from rescatalog.core.judging.word import Life
from rescatalog.core.providers import github
from rescatalog.core.providers.provider import Item
from tests.core.providers.asking import gold, page_of, question_about, shared, told, values

FRONT = Item(provider="github", kind="repository", name="meadow/slow-vectors")
FOUND = json.loads(gold("github", "repository.json"))


def changed(**fields: object) -> bytes:
    return json.dumps({**FOUND, **fields}).encode()


def of_kind(kind: str) -> Item:
    return Item(provider="github", kind=kind, name=FRONT.name)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/meadow/slow-vectors", "repository"),
        ("https://www.github.com/meadow/slow-vectors/", "repository"),
        ("https://github.com/meadow/slow-vectors.git", "repository"),
        ("https://github.com/meadow/slow-vectors?tab=readme-ov-file#readme", "repository"),
        ("https://github.com/meadow/slow-vectors/blob/main/notes/1.ipynb", "file"),
        ("https://github.com/meadow/slow-vectors/tree/main", "file"),
        ("https://github.com/meadow/slow-vectors/releases/latest", "file"),
        ("https://raw.githubusercontent.com/meadow/slow-vectors/main/README.md", "file"),
        ("https://codeload.github.com/meadow/slow-vectors/zip/main", "file"),
        ("https://meadow.github.io/slow-vectors/book/1.html", "pages"),
    ],
)
def test_an_address_names_the_repository_it_lies_in(url: str, kind: str) -> None:
    assert github.item_of(url) == of_kind(kind)


def test_the_root_of_pages_is_the_repository_of_that_name() -> None:
    item = github.item_of("https://meadow.github.io/")
    assert item == Item(provider="github", kind="pages", name="meadow/meadow.github.io")


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/",
        "https://github.com/meadow",
        "https://github.com/orgs/meadow/repositories",
        "https://github.com/topics/algebra",
        "https://github.com/Sponsors/meadow",
        "https://github.com/search/advanced",
        "https://gist.github.com/meadow/0123456789abcdef",
        "https://github.com/-meadow/x",
        "https://github.com/mea_dow/x",
        "https://github.com/meadow/..%2f..",
        "https://github.com/meadow/.git",
        "https://a.b.github.io/x",
        "https://github.com.evil.lan/meadow/slow-vectors",
        "https://github.community/meadow/slow-vectors",
    ],
)
def test_people_gists_and_the_site_itself_are_no_repositories(url: str) -> None:
    assert github.item_of(url) is None


@pytest.mark.parametrize("text", ["meadow", "meadow/..", "../meadow", "meadow/a/b", "topics/x", "mea dow/x", ""])
def test_a_name_that_cannot_be_one_is_none(text: str) -> None:
    assert github.item_named("github", text) is None


def test_the_question_asks_for_one_repository() -> None:
    question = question_about(github, FRONT)
    assert question.url == "https://api.github.com/repos/meadow/slow-vectors"
    assert question.accept == "application/vnd.github+json"
    assert not question.judges


def test_subscribers_are_not_watchers_who_are_stars_again() -> None:
    reply = told(github, FRONT, 200, gold("github", "repository.json"))
    assert reply.life is Life.HERE
    assert reply.renews
    assert values(reply.claims) == {
        Field.DESCRIPTION: "Notes on vectors, with code",
        Field.TOPICS: ("linear-algebra", "notes"),
        Field.STARS: 1520,
        Field.FORKS: 211,
        Field.SUBSCRIBERS: 38,
        Field.PUSHED: "2026-10-29",
        Field.ARCHIVED: False,
        Field.LICENCE: "MIT",
    }


@pytest.mark.parametrize("licence", [None, {"spdx_id": "NOASSERTION"}, {"spdx_id": None}, {"spdx_id": "a b"}, "MIT", 7])
def test_a_licence_that_github_does_not_know_is_none(licence: object) -> None:
    assert Field.LICENCE not in values(told(github, FRONT, 200, changed(license=licence)).claims)


def test_a_renamed_repository_answers_under_its_new_name() -> None:
    reply = told(github, FRONT, 200, changed(full_name="brook/vectors"), by="https://api.github.com/repositories/4242")
    assert values(reply.claims)[Field.RENAMED_TO] == "brook/vectors"
    assert reply.life is Life.HERE


def test_upper_and_lower_case_are_no_new_name() -> None:
    assert Field.RENAMED_TO not in values(told(github, FRONT, 200, changed(full_name="Meadow/Slow-Vectors")).claims)


def test_an_archived_repository_is_here() -> None:
    reply = told(github, FRONT, 200, changed(archived=True))
    assert (reply.life, values(reply.claims)[Field.ARCHIVED]) == (Life.HERE, True)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (404, "not-found.json"),
        (403, "rate-limit.json"),
        (429, "rate-limit.json"),
        (451, "withheld.json"),
        (301, "moved.json"),
    ],
)
def test_an_error_is_no_word_and_renews_nothing(status: int, name: str) -> None:
    reply = told(github, FRONT, status, gold("github", name))
    assert (reply.life, reply.claims, reply.renews) == (None, (), False)
    assert reply.because


def test_a_disabled_repository_is_known_and_no_word_on_its_page() -> None:
    reply = told(github, FRONT, 200, changed(disabled=True))
    assert (reply.life, reply.renews) == (None, True)


def test_an_answer_that_has_not_changed_says_that_it_is_still_here() -> None:
    reply = told(github, FRONT, 304)
    assert (reply.life, reply.claims, reply.renews) == (Life.HERE, (), False)


@pytest.mark.parametrize("kind", ["file", "pages", "code"])
def test_a_repository_has_no_word_on_what_lies_in_it_or_beside_it(kind: str) -> None:
    reply = told(github, of_kind(kind), 200, gold("github", "repository.json"))
    said = values(reply.claims)
    assert reply.life is None
    assert told(github, of_kind(kind), 304).life is None
    assert said[Field.STARS] == 1520
    assert not said.keys() & {Field.TITLE, Field.DESCRIPTION, Field.TOPICS}


def test_pages_are_those_of_a_repository_only_when_it_has_pages() -> None:
    reply = told(github, of_kind("pages"), 200, changed(has_pages=False))
    assert (reply.claims, reply.renews) == ((), False)


def test_what_only_our_token_sees_is_private_and_stays_so() -> None:
    reply = told(github, FRONT, 200, changed(private=True))
    assert (reply.life, reply.claims, reply.renews) == (Life.PRIVATE, (), False)


def test_the_front_page_stands_in_when_the_api_is_out_of_reach() -> None:
    page = page_of(gold("github", "repository.html"), github.address_of(FRONT))
    assert values(github.claims_of(FRONT, page)) == {
        Field.TITLE: "meadow/slow-vectors",
        Field.STARS: 1520,
        Field.FORKS: 211,
        Field.ARCHIVED: True,
    }
    assert values(github.claims_of(of_kind("file"), page)) == {}


def test_what_a_readme_writes_is_not_what_github_says() -> None:
    body = gold("github", "repository.html").replace(b"Label Label--attention", b"other")
    assert Field.ARCHIVED not in values(github.claims_of(FRONT, page_of(body, github.address_of(FRONT))))


@pytest.mark.parametrize("count", [b"1.5k", b"", b"99,99", b"12345678901234567890", b"\xd9\xa3"])
def test_a_count_that_is_shortened_or_odd_is_none(count: bytes) -> None:
    body = gold("github", "repository.html").replace(b'title="1,520"', b'title="' + count + b'"')
    assert Field.STARS not in values(github.claims_of(FRONT, page_of(body, github.address_of(FRONT))))


def test_recorded_answers_are_read() -> None:
    folder = shared() / "github-api" / "scenarios" / "api.github.com"
    (exchange,) = json.loads((folder / "get-repository" / "normalized-fixture.json").read_text(encoding="utf-8"))
    item = github.item_of("https://github.com/octokit-fixture-org/hello-world")
    said = values(told(github, item, exchange["status"], json.dumps(exchange["response"]).encode()).claims)
    assert (said[Field.STARS], said[Field.SUBSCRIBERS], said[Field.PUSHED]) == (42, 42, "2017-10-10")
    steps = json.loads((folder / "rename-repository" / "normalized-fixture.json").read_text(encoding="utf-8"))
    end = next(step for step in steps if step["path"] == "/repositories/1000" and step["status"] == 200)
    item = github.item_of("https://github.com/octokit-fixture-org/rename-repository")
    said = values(told(github, item, 200, json.dumps(end["response"]).encode()).claims)
    assert said[Field.RENAMED_TO] == "octokit-fixture-org/rename-repository-newname"
