"""Titles and headings that say that nothing is here, or that one must sign in, and those that do not."""

from __future__ import annotations

import pytest

from rescatalog.core.judging.absence import not_found_text
from rescatalog.core.judging.page import headlines_of
from rescatalog.core.judging.phrases import (
    apologies,
    is_sign_in_path,
    leads_home,
    says_lost,
    says_not_found,
    says_sign_in,
)
from tests.core.making import answer

NOT_FOUND = [
    "404", "404 Not Found", "404: Page not found", "404 Error", "HTTP 404", "404 - File or directory not found.",
    "Error 404 (Not Found)!!1", "Page not found | Udemy", "Not Found", "Oops! That page can’t be found.",
    "The page you were looking for doesn't exist (404)", "This page does not exist", "Page Not Found – MIT",
    "Sorry, the page could not be found", "Course no longer available", "This content is no longer available",
    "Seite nicht gefunden – Universität", "Page introuvable", "La page n'existe pas",
    "Página no encontrada | UNAM", "Página não encontrada", "Pagina non trovata", "Pagina niet gevonden",
    "Страница не найдена", "Nie znaleziono strony",
    "Sidan hittades inte",
    "页面不存在", "找不到页面", "ページが見つかりません", "페이지를 찾을 수 없습니다", "पृष्ठ नहीं मिला",
]  # fmt: skip
FOUND = [
    "CS 404: Graphics", "Math 404 - Analysis", "Room 404", "Linear algebra", "Lost and not found: a history",
    "What to do when a page is not found", "How 404 errors work | MDN", "Designing the page not found page",
    "The missing semester", "Existence: does the solution not exist?", "Not found in translation", "Gone with the wind",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_page_that_says_only_that_nothing_is_here_is_heard(text: str) -> None:
    assert says_not_found(text)


@pytest.mark.parametrize("text", FOUND)
def test_a_page_about_other_things_is_not_taken_for_missing(text: str) -> None:
    assert not says_not_found(text)


@pytest.mark.parametrize(
    "title",
    ["Log in", "Sign in - Google Accounts", "Sign in to your account", "Login", "Log in to Quora", "Anmelden", "登录"],
)
def test_a_page_to_sign_in_on_is_heard(title: str) -> None:
    assert says_sign_in(title)


@pytest.mark.parametrize(
    "title", ["How to sign in", "Logistic regression", "Signing in public", "The art of log integrals"]
)
def test_a_page_about_other_things_is_not_taken_for_a_login(title: str) -> None:
    assert not says_sign_in(title)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("/login", True), ("/users/sign_in", True), ("/wp-login.php", True), ("/cas/login", True), ("/authwall", True),
        ("/blog/login-forms-explained", False), ("/logistic", False), ("/authors/strang", False), ("/signals", False),
    ],
)  # fmt: skip
def test_paths_where_people_sign_in_are_told_from_others(path: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_sign_in_path(path) == is_one


def test_headings_are_read_without_parsing_the_page() -> None:
    body = b"<body><h1 class='x'>Page <em>not</em>\n found</h1><h2>no</h2><H1>R&eacute;sum&eacute;</H1><h1>never closed"
    assert headlines_of(body, None) == ("Page not found", "Résumé")


def test_the_title_for_other_sites_comes_first() -> None:
    body = b"<head><meta content='Vectors &amp; norms' property=\"og:title\"></head><h1>Heading</h1>"
    assert headlines_of(body, "text/html") == ("Vectors & norms", "Heading")


def test_a_name_in_a_program_is_no_sentence() -> None:
    assert "The default page comes from page_not_found() in the views." not in apologies()


@pytest.mark.parametrize("text", ["Lost in space?", "Houston, we have a problem", "Kayboldunuz", "这里什么都没有"])
def test_who_is_lost_is_told_so_in_a_few_words(text: str) -> None:
    assert says_lost(text)
    assert not says_lost(f"A long story: {text} and what came of it")


@pytest.mark.parametrize("text", ["Take me home", "Zurück zur Startseite", "Retour à l'accueil", "返回首页"])
def test_a_way_home_is_told_by_its_words(text: str) -> None:
    assert leads_home(text)
    assert not leads_home("Chapter two")


def test_a_word_for_the_lost_counts_only_beside_a_way_home_and_next_to_nothing_else() -> None:
    lost = b"<title>Notes</title><h1>Lost in space</h1>"
    home = b"<p><a href='/'>Take me home</a></p>"
    seen = [answer(200, body=body) for body in (lost + home, lost, lost + home + b"<p>Vectors and planes.</p>" * 30)]
    assert [not_found_text(one) is not None for one in seen] == [True, False, False]


@pytest.mark.parametrize("text", ["Page non trouvee", "PAGINA NO ENCONTRADA", "Stranka nenalezena"])
def test_accents_may_be_left_out(text: str) -> None:
    assert says_not_found(text)


def test_headings_far_below_the_first_are_names_of_parts() -> None:
    body = b"<body><h1>Algebra</h1>" + b"<p>Much. </p>" * 3_000 + b"<h1>Exercises</h1>"
    assert headlines_of(body, None) == ("Algebra",)
