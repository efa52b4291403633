"""Notes: lesser findings, which change no verdict."""

from __future__ import annotations

from rescatalog.core.explain.reason import Reason

REASONS = (
    Reason(
        code="redirect-temporary",
        of="note",
        means="A redirect on the way was temporary: the old address stays.",
        todo="Nothing.",
    ),
    Reason(
        code="little-text",
        of="note",
        means="The page has hardly any text for its size; what it shows is drawn, or it shows little.",
        todo="Open it in a browser if you doubt that it is what the entry says.",
    ),
    Reason(
        code="needs-script",
        of="note",
        means="The page has hardly any text until its scripts run, so nobody without a browser knows what it says.",
        todo="Open it in a browser if you doubt that it is what the entry says.",
    ),
    Reason(
        code="names-not-found",
        of="note",
        means="The title is that of a page that is not there, and the page has much to say; it may be about errors.",
        todo="Open it in a browser; where it is what the entry says, `expect` its title.",
    ),
    Reason(
        code="course-closed",
        of="note",
        means="The page says that the course has ended, is archived, or takes nobody any more.",
        todo="Look whether its material can still be read, and say so in the entry.",
    ),
    Reason(
        code="newer-edition",
        of="note",
        means="The page says that there is a newer edition or version.",
        todo="Consider the newer one for the entry.",
    ),
    Reason(
        code="consent-asked",
        of="note",
        means="The page has hardly any text but a question about cookies.",
        todo="Open it in a browser if you doubt that it is what the entry says.",
    ),
    Reason(
        code="payment-asked",
        of="note",
        means="The page says of itself that it is not free to read.",
        todo="Look whether the entry says so.",
    ),
    Reason(
        code="redirect-by-page",
        of="note",
        means="A page on the way sent its readers on at once (meta refresh or the `Refresh` header).",
        todo="Consider the address at its end.",
    ),
    Reason(
        code="many-redirects",
        of="note",
        means="More than four redirects led to the page; each may break one day.",
        todo="Consider the address at their end.",
    ),
    Reason(
        code="second-look",
        of="note",
        means="What is said here was seen late in the run, when asked again.",
        todo="Nothing.",
    ),
    Reason(
        code="truncated",
        of="note",
        means="The page ended otherwise than announced, or was longer than what is read.",
        todo="Nothing.",
    ),
    Reason(
        code="not-modified",
        of="note",
        means="Asked whether the page has changed, the server said no (304); it is judged as it was.",
        todo="Nothing.",
    ),
    Reason(code="slow", of="note", means="The answer took more than ten seconds.", todo="Nothing."),
    Reason(
        code="fragment-missing",
        of="note",
        means="The page has no place of the name after the `#`; the page itself is there.",
        todo="Correct the name, or leave it out.",
    ),
    Reason(
        code="text-fragment-missing",
        of="note",
        means="The text named after `#:~:text=` does not stand on the page.",
        todo="Correct the text, or leave it out.",
    ),
    Reason(
        code="tls-expires-soon",
        of="note",
        means="The certificate of the host ends within two weeks; by then most have been renewed.",
        todo="Tell the owner of the site if it is a small one.",
    ),
)
