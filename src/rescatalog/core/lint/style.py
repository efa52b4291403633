"""Words fit for readers: titles as the resource writes them, names without honours, summaries that do not sell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rescatalog.core.catalog.catalog import Catalog, Document
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.problem import Problem, Severity

LEAST_CAPITALS = 4
MOST_SENTENCES = 2
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")
_SITES = r"Coursera|edX|Udemy|Udacity|YouTube|Khan Academy|Amazon(\.[a-z.]+)?|GitHub|Medium|MIT OpenCourseWare"
_SHOP = re.compile(rf"\s+[|\u2013\u2014-]\s+({_SITES})$")
_HONOUR = re.compile(r"^(dr|prof|professor|mr|mrs|ms|sir|phd)\b\.?\s", re.IGNORECASE)
_NO_NAME = re.compile(r"@|https?:|\bet al\b|^by\s", re.IGNORECASE)
_SELLING = re.compile(
    r"\b(amazing|awesome|best[- ]selling|comprehensive|cutting[- ]edge|everything you need|great|"
    r"must[- ](read|have|see)|the best|ultimate|unparalleled|world[- ]class)\b",
    re.IGNORECASE,
)
_CLICK = re.compile(r"\b(click|follow) (here|this)\b", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(\.\.\.|\betc\.|\.[A-Za-z]\.|\b[A-Z]\.)$")
_I = re.compile(r"\b(I|I'm|my|we|our|me)\b")
_SENTENCE_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\b[A-Z])[.?!…](\s|$)")
# A list of names that a scraper ran together: `StrangLinear`.
_RUN_TOGETHER = re.compile(r"[a-z]{3}[A-Z][a-z]{3}\w* \w*[a-z]{3}[A-Z][a-z]{3}")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield titles (CAT605 to CAT608, CAT614), names (CAT609) and summaries (CAT610 to CAT613) that need a pen."""
    for entry in catalog.entries.values():
        document = catalog.documents["resource", entry.id]
        yield from _title(entry, document)
        for index, creator in enumerate(entry.creators):
            if _HONOUR.search(creator.name):
                fix = _HONOUR.sub("", creator.name)
                yield _told(document, "CAT609", "names stand without honours", "creators", index, "name", fix=fix)
            elif _NO_NAME.search(creator.name):
                message = "one name belongs here, nothing else; more people are more items"
                yield _told(document, "CAT609", message, "creators", index, "name")
        yield from _summary(entry, document)


def _title(entry: Entry, document: Document) -> Iterator[Problem]:
    title = entry.title
    letters = [character for character in title if character.isalpha()]
    if len(letters) > LEAST_CAPITALS and title.upper() == title and " " in title:
        message = "the title shouts; write it as the resource does in running text"
        yield _told(document, "CAT605", message, "title")
    if _EMOJI.search(title):
        fix = re.sub(r"\s+", " ", _EMOJI.sub("", title)).strip()
        yield _told(document, "CAT606", "pictures do not belong in a title", "title", fix=fix)
    if _SHOP.search(title):
        message = "the site's name is not part of the title"
        yield _told(document, "CAT607", message, "title", fix=_SHOP.sub("", title))
    if title.endswith((".", ",", ";", ":")) and not _ABBREVIATED.search(title):
        yield _told(document, "CAT608", "the title ends with a mark; leave it out", "title", fix=title[:-1])
    if _RUN_TOGETHER.search(title):
        message = "words stand without a blank between them, as when a page was copied by a machine"
        yield _told(document, "CAT614", message, "title")


def _summary(entry: Entry, document: Document) -> Iterator[Problem]:
    summary = entry.summary
    if summary.lower().startswith(entry.title.lower()):
        message = "the title stands above already; begin with what one learns"
        yield _told(document, "CAT610", message, "summary", severity="hint")
    selling = _SELLING.search(summary) or _CLICK.search(summary)
    if selling:
        message = f"`{selling.group()}` sells; say what one learns, how, and for whom"
        yield _told(document, "CAT611", message, "summary")
    speaking = _I.search(summary)
    if speaking:
        message = f"`{speaking.group()}`: a summary is about the resource, not about who writes it"
        yield _told(document, "CAT612", message, "summary", severity="hint")
    sentences = len(_SENTENCE_END.findall(summary))
    if sentences > MOST_SENTENCES:
        message = f"{sentences} sentences stand here; two are read, more are not"
        yield _told(document, "CAT613", message, "summary", severity="hint")


def _told(
    document: Document,
    code: str,
    message: str,
    *path: str | int,
    fix: str | None = None,
    severity: Severity = "warning",
) -> Problem:
    return Problem(code=code, place=document.value(*path), message=message, fix=fix, severity=severity)
