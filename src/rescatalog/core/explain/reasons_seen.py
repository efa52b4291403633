"""Reasons out of what servers answered: statuses, pages, redirects."""

from __future__ import annotations

from rescatalog.core.explain.reason import Reason

_LOGIN = "Nothing, when the entry says that an account is needed; else look for a page that is open to all."
_WALL = "Open it in a browser. If it is there, set `check: manual` with the day under `confirmed`."
_LOOK = "Open it in a browser: if it is another page now, mend the entry or bury it."

REASONS = (
    Reason(code="ok", of="alive", means="The page answers, and says what a page says.", todo="Nothing."),
    Reason(
        code="redirect-permanent",
        of="moved",
        means="Every redirect on the way was permanent (301 or 308), and a living page stands at its end.",
        todo="Write the new address into the entry; `rescatalog fix` does it once two runs agree.",
    ),
    Reason(
        code="login-required",
        of="restricted",
        means="The server wants a name and a password (401, 407), or a page where one signs in stands before the page.",
        todo=_LOGIN,
    ),
    Reason(
        code="payment-required",
        of="restricted",
        means="The server wants to be paid first (402), or the page shows nothing but that it does.",
        todo=_LOGIN,
    ),
    Reason(
        code="legal",
        of="restricted",
        means="The server says that the law forbids it to answer (451), perhaps only where the crawler runs.",
        todo="Look from another country, or say in the entry where it can be read.",
    ),
    Reason(
        code="forbidden",
        of="blocked",
        means="The server refuses us (403, 418, 999) without saying why. Many refuse all robots; the page may be fine.",
        todo=_WALL,
    ),
    Reason(
        code="not-acceptable",
        of="blocked",
        means="The server answers 406 although a page was asked for as browsers do; it seems to refuse robots.",
        todo=_WALL,
    ),
    Reason(
        code="bot-wall",
        of="blocked",
        means="A service that keeps robots out answered instead of the page; its signature was found.",
        todo=_WALL,
    ),
    Reason(
        code="consent-wall",
        of="blocked",
        means="A page that asks for consent to cookies answered instead of the page; the page may be fine.",
        todo=_WALL,
    ),
    Reason(
        code="rate-limited",
        of="blocked",
        means="The server has had enough requests for now (429). It lives; this run cannot see the page.",
        todo="Nothing: a later run asks again, and keeps to the time the server named.",
    ),
    Reason(
        code="host-resting",
        of="blocked",
        means="The host asked to be left alone for longer than this run waits, so this page was not asked.",
        todo="Nothing: a later run asks again.",
    ),
    Reason(
        code="empty",
        of="suspect",
        means="The server says that all is well and sends nothing, or a page on which there is nothing to see.",
        todo=_LOOK,
    ),
    Reason(
        code="says-not-found",
        of="suspect",
        means="The server says that all is well, but the page says that it is not there: in its title and headings, in "
        "the few words it has, or by how it is marked; or the way led to an address for errors.",
        todo=_LOOK,
    ),
    Reason(
        code="said-to-be-gone",
        of="suspect",
        means="Its provider says that there is no such thing, while the page still shows something or cannot be seen.",
        todo=_LOOK,
    ),
    Reason(
        code="removed",
        of="missing",
        means="Its provider says that there is no such thing, and the page shows nothing but the name of the site.",
        todo="Look where the resource went; after three such days over a week the link is dead.",
    ),
    Reason(
        code="private",
        of="restricted",
        means="Its provider says that it is there for those only who were let in.",
        todo="Open it in a browser without signing in; if nobody can see it, bury the link.",
    ),
    Reason(
        code="vouched-for",
        of="alive",
        means="A wall answered instead of the page, but its provider says that it is there for everybody.",
        todo="Nothing.",
    ),
    Reason(
        code="parked",
        of="suspect",
        means="The page is that of a domain for sale.",
        todo="Look where the resource went, and bury the link: what comes under this name next is anybody's.",
    ),
    Reason(
        code="host-suspended",
        of="suspect",
        means="The host says that the site is suspended, or that the name of the domain has expired.",
        todo="Nothing for some weeks, as bills get paid; then look where the resource went, or bury the link.",
    ),
    Reason(
        code="unclaimed-host",
        of="suspect",
        means="A service for sites answered that nobody has a site under this name.",
        todo="Look where the resource went, and bury the link: whoever claims this name next may put anything there.",
    ),
    Reason(
        code="default-page",
        of="suspect",
        means="The page is the one that its web server came with; the site has moved, or was never set up.",
        todo=_LOOK,
    ),
    Reason(
        code="redirect-to-home",
        of="suspect",
        means="The way led to the front page of a site; so do many servers when a page is gone.",
        todo="Look for the page on that site. If the front page is meant, write its address, or `expect` its title.",
    ),
    Reason(
        code="unexpected-title",
        of="suspect",
        means="The entry expects another title than the page has.",
        todo=_LOOK,
    ),
    Reason(
        code="unexpected-words",
        of="suspect",
        means="Words stand on the page that the entry does not want there.",
        todo=_LOOK,
    ),
    Reason(
        code="unexpected-host",
        of="suspect",
        means="Another host answered in the end than the entry expects.",
        todo=_LOOK,
    ),
    Reason(
        code="unexpected-type",
        of="suspect",
        means="The answer is of another type than the entry expects, a web page instead of a PDF, say.",
        todo=_LOOK,
    ),
    Reason(
        code="not-found",
        of="missing",
        means="The server says that there is no such page (404). Three such days within a week and more make it dead.",
        todo="Nothing yet, if it was alive lately; else look for the page elsewhere.",
    ),
    Reason(
        code="gone",
        of="missing",
        means="The server says that the page is gone for good (410). It counts as a 404 does.",
        todo="Look for the page elsewhere.",
    ),
    Reason(
        code="soft-404",
        of="missing",
        means="The page says that it is not there, and a random address beside it, where nothing can be, gives the "
        "same page: so this is what the site says of everything that it has not.",
        todo="Look for the page elsewhere.",
    ),
    Reason(
        code="server-error",
        of="unsure",
        means="The server has a fault of its own (5xx). That says nothing about the page.",
        todo="Nothing, unless it lasts for weeks.",
    ),
    Reason(
        code="unexpected-status",
        of="unsure",
        means="The server answered with a status that says nothing about the page.",
        todo="Open it in a browser if it lasts.",
    ),
    Reason(
        code="redirect-without-address",
        of="unsure",
        means="The server sends us on without a usable address.",
        todo="Open it in a browser if it lasts.",
    ),
    Reason(
        code="redirect-loop",
        of="unsure",
        means="The way leads in a circle, even with the cookies that were handed out on it.",
        todo="Open it in a browser if it lasts.",
    ),
    Reason(
        code="too-many-redirects",
        of="unsure",
        means="After twenty redirects no page had come.",
        todo="Open it in a browser if it lasts.",
    ),
    Reason(
        code="body-cut",
        of="unsure",
        means="The connection ended before the first byte of the page.",
        todo="Nothing: a later run asks again.",
    ),
)
