"""Pages that answer 200 and are not what was asked for, and pages that only seem so; walls of every vendor."""

from __future__ import annotations

from rescatalog.core.judging.signature import Where, texts
from rescatalog.core.judging.walls import walls_that
from tests.faults.row import Row, dead, healthy, unknowable, wrong
from tests.web.acts import Act, By, Page, Raw, redirect
from tests.web.choices import apology, at_first

SOFT = "missing soft-404"
SAYS = "suspect says-not-found"
WALL = "blocked bot-wall"
LONG = "We looked in every corner of this site, in the archive and in the cellar, but there is nothing at this place."
PATH = "/courses/algebra"
SHELL = Page("<title>App</title><div id=app></div>Loading")

# What sites say in their own words where nothing is, by language.
APOLOGIES = {
    "en": "Page not found", "en-404": "404 Not Found", "en-oops": "Oops! That page can’t be found.",
    "en-gone": "This page no longer exists", "de": "Seite nicht gefunden", "fr": "Page introuvable",
    "es": "Página no encontrada", "pt": "Página não encontrada", "it": "Pagina non trovata",
    "nl": "Pagina niet gevonden", "ru": "Страница не найдена", "pl": "Nie znaleziono strony",
    "sv": "Sidan kunde inte hittas", "zh-hans": "页面不存在", "zh-hant": "找不到頁面",
    "ja": "ページが見つかりません", "ko": "페이지를 찾을 수 없습니다", "hi": "पृष्ठ नहीं मिला",
}  # fmt: skip


def _said(title: str, heading: str = "") -> Page:
    return Page(f"<title>{title}</title><h1>{heading or title}</h1><p>{LONG}</p>")


def _soft(name: str, title: str) -> Row:
    sorry = apology(title, LONG)
    return dead(f"soft-{name}", SOFT, sorry, path=PATH, beside={"*": sorry, "/robots.txt": Page("", status=404)})


def _beside(act: Act) -> dict[str, Act]:
    return {"*": act, "/robots.txt": Page("", status=404)}


def _challenge(text: bytes, status: int) -> Page:
    return Page(b"<html><head><title>One moment</title></head><body>" + text + b"</body></html>", status=status)


def _walls() -> tuple[Row, ...]:
    """Return every header and the first mark of every vendor beside an error; marks also on pages that answer 200."""
    rows: list[Row] = []
    for number, wall in enumerate(walls_that("bot-wall")):
        if wall.signature.hosts:
            continue
        name = f"wall-{wall.signature.name}-{number}"
        for place, (header, text) in enumerate(wall.headers):
            signed = Page("<title>Denied</title>", status=403, headers=((header, text or "1"),))
            rows.append(unknowable(f"{name}-header-{place}", WALL, signed))
        for mark in wall.marks[:1]:
            rows.append(unknowable(f"{name}-403", WALL, _challenge(mark, 403)))
            if not wall.signature.errors:
                rows.append(unknowable(f"{name}-200", WALL, _challenge(mark, 200)))
    return tuple(rows)


def _parked() -> tuple[Row, ...]:
    marks = texts("hosts", "parked", Where.MARKUP)[:8]
    pages = (Page(f"<html><title>lan</title><script>{mark}</script></html>") for mark in marks)
    return tuple(wrong(f"parked-{number}", "suspect parked", page) for number, page in enumerate(pages))


def _few(title: str, *lines: str) -> Page:
    """Return a page of a few lines, in no heading."""
    return Page(f"<title>{title}</title>" + "".join(f"<div>{line}</div>" for line in lines))


ROWS: tuple[Row, ...] = (
    *(_soft(name, title) for name, title in APOLOGIES.items()),
    # Says so in its heading alone.
    dead(
        "soft-heading", SOFT, apology("Example University", LONG, "Page not found"), path=PATH,
        beside=_beside(apology("Example University", LONG, "Page not found")),
    ),
    # Says so, but the site knows what a 404 is, or says otherwise of other pages: a person looks.
    wrong("apology-alone", SAYS, _said("Page not found"), path=PATH),
    wrong("apology-beside-pages", SAYS, _said("Page not found"), path=PATH, beside=_beside(Page())),
    wrong("apology-beside-500", SAYS, _said("Page not found"), path=PATH, beside=_beside(Page(status=500))),
    wrong("apology-beside-403", SAYS, _said("Page not found"), path=PATH, beside=_beside(Page(status=403))),
    wrong("apology-beside-silence", SAYS, _said("Page not found"), path=PATH, beside=_beside(Raw())),
    wrong("apology-at-front", SAYS, _said("Page not found"), path="/"),
    healthy("apology-once", at_first(_said("Page not found")), path=PATH),
    # A site that answers all addresses with one page that says nothing of the sort.
    healthy("one-page-for-all", SHELL, beside=_beside(SHELL)),
    # Only seems so.
    healthy("course-404", _said("CS 404: Advanced Compilers")),
    healthy("about-not-found", _said("Why a page is not found: how HTTP works")),
    healthy("solutions-not-found", _said("Solutions not found by hand")),
    healthy("about-walls", Page(b"<title>How walls work</title>" + b"<p>Words. " * 8_000 + b"_cf_chl_opt px-captcha")),
    healthy("signed-by-imperva", Page(headers=(("X-Iinfo", "1-2-3"),))),
    healthy("about-domains", _said("Selling a domain of integration")),
    healthy(
        "about-404", Page("<title>404 Not Found - HTTP</title><h1>404 Not Found</h1>" + f"<p>{LONG}</p>" * 40),
        word="alive ok", notes=frozenset({"names-not-found"}),
    ),
    healthy("course-not-found", _said("Not Found: A History of Lost Cities")),
    healthy("article-on-login", Page("<title>Log in | Handbook</title><h1>Log in</h1>" + f"<p>{LONG}</p>" * 40)),
    # Says so in its few words, in its markup, or by where it leads.
    wrong("few-words", SAYS, _few("My notes", "404", "The page you are looking for has moved to another planet.")),
    wrong("marked-by-wordpress", SAYS, Page("<title>Notes</title><body class='home error404'><p>Hm.</p></body>")),
    wrong("own-address-404", SAYS, Page("<title>N</title><link rel='canonical' href='/404.html'><p>Hm.</p>")),
    wrong("led-to-404", SAYS, redirect("/404.html", 302), beside=_beside(_few("Notes", "Hm."))),
    # Nobody's host.
    wrong("suspended", "suspect host-suspended", _said("Account Suspended")),
    wrong("expired", "suspect host-suspended", _few("lan", "This domain name has expired.")),
    wrong("unclaimed", "suspect unclaimed-host", _few("Sites", "There isn't a GitHub Pages site here.")),
    wrong("default-nginx", "suspect default-page", _said("Welcome to nginx!")),
    # Nothing to see.
    wrong("blank", "suspect empty", Page("<html><head></head><body>  </body></html>")),
    healthy("one-picture", Page("<html><body><img src='/proof.png'></body></html>")),
    # For sale.
    *_parked(),
    wrong("for-sale", "suspect parked", _said("for-sale.lan is for sale")),
    wrong("buy-this-domain", "suspect parked", _said("Buy this domain")),
    wrong("zu-verkaufen", "suspect parked", _said("Diese Domain steht zum Verkauf")),
    # Behind a login.
    unknowable("title-log-in", "restricted login-required", _said("Log in")),
    unknowable("title-sign-in", "restricted login-required", _said("Sign in | Example")),
    unknowable("title-anmelden", "restricted login-required", _said("Anmelden")),
    unknowable("title-connexion", "restricted login-required", _said("Connexion")),
    unknowable("few-sign-in", "restricted login-required", _few("Course", "Please sign in to view this course.")),
    unknowable("few-pay", "restricted payment-required", _few("Essay", "Subscribe to continue reading.")),
    # Walls.
    unknowable("consent", "blocked consent-wall", _few("Before you continue to Video", "I agree")),
    unknowable("wall-titled", WALL, _few("Just a moment...", "Hold on.")),
    *_walls(),
    unknowable("wall-503", WALL, _challenge(b"_cf_chl_opt", 503)),
    unknowable("wall-429", WALL, _challenge(b"px-captcha", 429)),
    dead("wall-404", "missing not-found", _challenge(b"_cf_chl_opt", 404)),
    healthy("wall-once", at_first(_challenge(b"_cf_chl_opt", 403))),
    unknowable("wall-of-words", "blocked forbidden", _challenge(b"Attention: are you human?", 403)),
    healthy(
        "wall-for-robots", By(lambda seen: Page() if seen.headers["user-agent"].startswith("Mozilla/5.0") else
                              _challenge(b"_cf_chl_opt", 403)),
    ),
)  # fmt: skip
