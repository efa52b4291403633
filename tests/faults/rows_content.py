"""Pages that answer 200 and are not what was asked for, and pages that only seem so; walls of every vendor."""

from __future__ import annotations

from rescatalog.core.judging.walls import PARKED, WALLS
from tests.faults.row import Row, dead, healthy, unknowable, wrong
from tests.web.acts import Act, By, Page, Raw
from tests.web.choices import apology

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
    """Return every sign of every vendor's wall, each beside an error; challenges also as a page that answers 200."""
    rows: list[Row] = []
    for wall in WALLS:
        for number, (name, text) in enumerate(wall.headers.items()):
            signed = Page("<title>Denied</title>", status=403, headers=((name, text or "1"),))
            rows.append(unknowable(f"wall-{wall.vendor}-header-{number}", WALL, signed))
        for number, mark in enumerate(wall.bodies):
            rows.append(unknowable(f"wall-{wall.vendor}-403-{number}", WALL, _challenge(mark, 403)))
            rows.append(unknowable(f"wall-{wall.vendor}-200-{number}", WALL, _challenge(mark, 200)))
    return tuple(rows)


def _parked() -> tuple[Row, ...]:
    pages = (Page(b"<html><title>lan</title><script>" + mark + b"</script></html>") for mark in PARKED)
    return tuple(wrong(f"parked-{number}", "suspect parked", page) for number, page in enumerate(pages))


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
    healthy("apology-once", _said("Page not found"), Page(), path=PATH),
    # A site that answers all addresses with one page that says nothing of the sort.
    healthy("one-page-for-all", SHELL, beside=_beside(SHELL)),
    # Only seems so.
    healthy("course-404", _said("CS 404: Advanced Compilers")),
    healthy("about-not-found", _said("Why a page is not found: how HTTP works")),
    healthy("solutions-not-found", _said("Solutions not found by hand")),
    healthy("about-walls", Page(b"<title>How walls work</title>" + b"<p>Words. " * 8_000 + b"_cf_chl_opt px-captcha")),
    healthy("signed-by-imperva", Page(headers=(("X-Iinfo", "1-2-3"),))),
    healthy("about-domains", _said("Selling a domain of integration")),
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
    # Walls.
    *_walls(),
    unknowable("wall-503", WALL, _challenge(b"_cf_chl_opt", 503)),
    unknowable("wall-429", WALL, _challenge(b"px-captcha", 429)),
    dead("wall-404", "missing not-found", _challenge(b"_cf_chl_opt", 404)),
    healthy("wall-once", _challenge(b"_cf_chl_opt", 403), Page()),
    unknowable("wall-of-words", "blocked forbidden", _challenge(b"Attention: are you human?", 403)),
    healthy(
        "wall-for-robots", By(lambda seen: Page() if seen.headers["user-agent"].startswith("Mozilla/5.0") else
                              _challenge(b"_cf_chl_opt", 403)),
    ),
)  # fmt: skip
