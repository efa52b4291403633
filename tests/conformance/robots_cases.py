"""What robots.txt files mean: the rules of RFC 9309 and of Google's published reading of it, as our own cases."""

from __future__ import annotations

from typing import NamedTuple

US = "rescatalog"


class Case(NamedTuple):
    """One file, one path, and whether we may ask it."""

    name: str
    lines: tuple[str, ...]
    path: str
    may: bool


def _ours(name: str, rules: tuple[str, ...], may: tuple[str, ...] = (), may_not: tuple[str, ...] = ()) -> list[Case]:
    """Return the cases of one group for everybody."""
    lines = ("User-agent: *", *rules)
    return [Case(name, lines, path, may=True) for path in may] + [
        Case(name, lines, path, may=False) for path in may_not
    ]


# Source: RFC 9309 section 2.2.1 (who is meant).
GROUPS = [
    Case("no-file-at-all", (), "/x", may=True),
    Case("rules-without-anybody", ("Disallow: /",), "/x", may=True),
    Case("everybody", ("User-agent: *", "Disallow: /"), "/x", may=False),
    Case("us-by-name", (f"User-agent: {US}", "Disallow: /"), "/x", may=False),
    Case("us-in-capitals", ("USER-AGENT: ResCatalog", "DISALLOW: /"), "/x", may=False),
    Case("somebody-else", ("User-agent: other", "Disallow: /"), "/x", may=True),
    Case("a-longer-name", (f"User-agent: {US}-images", "Disallow: /"), "/x", may=True),
    Case("a-name-that-ends-like-ours", (f"User-agent: my{US}", "Disallow: /"), "/x", may=True),
    Case("our-group-counts-alone", ("User-agent: *", "Disallow: /", f"User-agent: {US}", "Allow: /"), "/x", may=True),
    Case("our-group-first", (f"User-agent: {US}", "Disallow: /x", "User-agent: *", "Disallow: /y"), "/y", may=True),
    Case("our-empty-group", ("User-agent: *", "Disallow: /", "", f"User-agent: {US}", "Disallow:"), "/x", may=True),
    Case("two-groups-are-one", (f"User-agent: {US}", "Disallow: /x", "", f"User-agent: {US}", "Disallow: /y"), "/x",
         may=False),
    Case("two-groups-are-one-2", (f"User-agent: {US}", "Disallow: /x", "", f"User-agent: {US}", "Disallow: /y"), "/y",
         may=False),
    Case("one-group-for-many", ("User-agent: other", f"User-agent: {US}", "Disallow: /"), "/x", may=False),
    Case("one-group-for-many-apart", (f"User-agent: {US}", "", "User-agent: other", "", "Disallow: /"), "/x",
         may=False),
    Case("rules-end-a-group", (f"User-agent: {US}", "Allow: /", "User-agent: other", "Disallow: /"), "/x", may=True),
    Case("a-sitemap-ends-no-group", (f"User-agent: {US}", "Sitemap: https://a.lan/s.xml", "User-agent: other",
         "Disallow: /"), "/x", may=False),
    Case("a-group-without-a-name", ("User-agent:", "Disallow: /"), "/x", may=True),
]  # fmt: skip

# Source: RFC 9309 sections 2.2.2, 2.2.3 and 5; Google, "How Google interprets the robots.txt specification".
RULES = [
    *_ours("nothing-is-forbidden", ("Disallow:",), may=("/", "/x")),
    *_ours("allow-of-nothing", ("Allow:", "Disallow: /x"), may=("/",), may_not=("/x",)),
    *_ours("prefix", ("Disallow: /fish",), may=("/", "/Fish.asp", "/catfish", "/?id=fish", "/desert/fish"),
           may_not=("/fish", "/fish.html", "/fish/salmon", "/fishheads", "/fish.php?id=anything")),
    *_ours("folder", ("Disallow: /fish/",), may=("/fish", "/fish.html", "/animals/fish/"),
           may_not=("/fish/", "/fish/?id=1", "/fish/salmon.htm")),
    *_ours("star-at-the-end", ("Disallow: /fish*",), may=("/Fish", "/catfish"), may_not=("/fish", "/fishheads/yummy")),
    *_ours("star-inside", ("Disallow: /*.php",), may=("/", "/windows.PHP"),
           may_not=("/index.php", "/filename.php", "/folder/filename.php?x=1", "/folder/any.php.file.html")),
    *_ours("end-sign", ("Disallow: /*.php$",), may=("/filename.php?x", "/filename.php/", "/filename.php5"),
           may_not=("/filename.php", "/folder/filename.php")),
    *_ours("star-between", ("Disallow: /fish*.php",), may=("/Fish.PHP", "/fish"),
           may_not=("/fish.php", "/fishheads/catfish.php?x")),
    *_ours("only-the-front-page", ("Disallow: /", "Allow: /$"), may=("/",), may_not=("/x", "/?x")),
    *_ours("many-stars", ("Disallow: /**//**x",), may=("/y",), may_not=("/a/b//c/x",)),
    *_ours("star-alone", ("Disallow: *",), may_not=("/", "/x")),
    *_ours("dot-is-a-dot", ("Disallow: /a.c",), may=("/abc",), may_not=("/a.c",)),
    *_ours("signs-of-patterns", ("Disallow: /a+(b)[c]{2}|d^",), may=("/aab",), may_not=("/a+(b)[c]{2}|d^",)),
    *_ours("query", ("Disallow: /*?session=",), may=("/x?y=1", "/x"), may_not=("/x?session=1",)),
    *_ours("longest-allow", ("Disallow: /p", "Allow: /page"), may=("/page", "/pages"), may_not=("/pa",)),
    *_ours("longest-disallow", ("Allow: /p", "Disallow: /page"), may=("/pa",), may_not=("/page", "/pages")),
    *_ours("order-means-nothing", ("Allow: /folder/page", "Disallow: /folder"), may=("/folder/page",),
           may_not=("/folder/other",)),
    *_ours("of-two-equals-the-mild-one", ("Disallow: /folder", "Allow: /folder"), may=("/folder/page",)),
    *_ours("longest-with-a-star", ("Allow: /page", "Disallow: /*.htm"), may=("/page",), may_not=("/page.htm",)),
    *_ours("longest-is-counted-in-signs", ("Allow: /p*e.htm", "Disallow: /p"), may=("/page.htm",), may_not=("/pig",)),
    *_ours("case-of-a-path-counts", ("Disallow: /X/",), may=("/x/",), may_not=("/X/y",)),
    *_ours("percent-as-letter", ("Disallow: /%70age",), may_not=("/page",)),
    *_ours("letter-as-percent", ("Disallow: /a%3cd.html",), may_not=("/a%3cd.html", "/a%3Cd.html")),
    *_ours("beyond-ascii", ("Disallow: /caf\u00e9",), may=("/cafe",), may_not=("/caf%C3%A9", "/caf%c3%a9")),
    *_ours("beyond-ascii-spelled", ("Disallow: /caf%C3%A9",), may_not=("/caf%C3%A9",)),
    *_ours("slash-as-percent", ("Disallow: /a%2Fb",), may=("/a/b",), may_not=("/a%2Fb",)),
    *_ours("robots-txt-itself", ("Disallow: /",), may=("/robots.txt",), may_not=("/robots.txt.html",)),
    *_ours("index-html-is-the-folder", ("Disallow: /", "Allow: /in/index.html"), may=("/in/", "/in/index.html"),
           may_not=("/in/index.htm", "/other/")),
]  # fmt: skip

# Source: RFC 9309 sections 2.2 (grammar) and 2.2.4 (other records).
SPELLINGS = [
    *_ours("comment-after-a-rule", ("Disallow: /x # not here",), may=("/y",), may_not=("/x", "/xy")),
    *_ours("comment-between", ("# a word", "Disallow: /x"), may_not=("/x",)),
    *_ours("blanks-everywhere", ("   Disallow  :   /x   ",), may=("/y",), may_not=("/x",)),
    *_ours("tabs", ("\tDisallow:\t/x\t",), may_not=("/x",)),
    *_ours("no-blank", ("Disallow:/x",), may_not=("/x",)),
    *_ours("no-colon", ("Disallow /x",), may_not=("/x",)),
    *_ours("misspelled", ("Disalow: /x",), may_not=("/x",)),
    *_ours("unknown-words", ("Noindex: /", "Clean-param: a", "Host: a.lan", "Disallow: /x"), may=("/y",),
           may_not=("/x",)),
    *_ours("nonsense", ("<html>", ":::", "Disallow", "\x00", "Disallow: /x"), may=("/y",), may_not=("/x",)),
    *_ours("empty-lines-inside", ("", "Disallow: /x", "", "", "Disallow: /y"), may_not=("/x", "/y")),
    *_ours("a-whole-address-is-no-path", ("Disallow: https://a.lan/x",), may=("/x",)),
]  # fmt: skip

# The library in use reads these otherwise.
# The standard lets such words pass; our library ends the names at them, as whoever wrote them mostly meant.
UNKNOWN_WORDS = [
    Case("unknown-words-end-no-group", (f"User-agent: {US}", "Nonsense: 1", "User-agent: other", "Disallow: /"), "/x",
         may=False),
]  # fmt: skip
NAMES = [
    Case("a-shorter-name", ("User-agent: res", "Disallow: /"), "/x", may=True),
    Case("our-name-with-a-version", (f"User-agent: {US}/1.0", "Disallow: /"), "/x", may=False),
    # The standard would let the delay pass and close us too; its author means the other.
    Case("a-crawl-delay-ends-the-names", (f"User-agent: {US}", "Crawl-delay: 1", "User-agent: other", "Disallow: /"),
         "/x", may=True),
]  # fmt: skip
