"""Hosts and keys in addresses that a catalog does without, as data."""

from __future__ import annotations

import re

TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "twclid", "ref_src", "si", "trk"},
)
AFFILIATE = frozenset({"ranmid", "raneaid", "ransiteid", "irclickid", "irgwc", "linkcode", "ascsubtag", "tag", "aff"})
# `tag` and `aff` mean something else elsewhere.
AFFILIATE_HOSTS = re.compile(r"(^|\.)(amazon\.[a-z.]+|coursera\.org|udemy\.com|edx\.org|bookshop\.org)$")
# These serve nothing but paid links.
AFFILIATE_ONLY = frozenset({"click.linksynergy.com", "www.awin1.com", "www.shareasale.com", "shareasale-analytics.com"})
SHORTENERS = frozenset(
    {
        "amzn.to", "bit.ly", "buff.ly", "cutt.ly", "git.io", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "t.co",
        "tiny.cc", "tinyurl.com", "youtu.be",
    }
)  # fmt: skip
AMAZON = re.compile(r"(^|\.)amazon\.[a-z.]+$")
FILE_HOSTS = frozenset(
    {
        "drive.google.com", "dropbox.com", "www.dropbox.com", "mega.nz", "mega.co.nz", "scribd.com", "www.scribd.com",
        "mediafire.com", "www.mediafire.com", "libgen.is", "libgen.rs", "libgen.io", "gen.lib.rus.ec", "pdfdrive.com",
        "www.pdfdrive.com", "vdoc.pub", "epdf.pub", "z-lib.org", "sci-hub.se",
    }
)  # fmt: skip
# Addresses that their owners have given up, with the new form where it can be told from the old one.
GIVEN_UP: tuple[tuple[re.Pattern[str], str | None, str], ...] = (
    (
        re.compile(r"https?://ocw\.mit\.edu/courses/[a-z-]+/(?P<slug>[a-z0-9-]*-(spring|fall|january-iap|summer)-\d{4})(?P<rest>/.*)?"),
        "https://ocw.mit.edu/courses/{slug}/",
        "MIT OpenCourseWare has dropped the department from its addresses",
    ),
    (re.compile(r"https?://class\.coursera\.org/.*"), None, "Coursera's old platform is gone"),
    (re.compile(r"https?://lagunita\.stanford\.edu/.*"), None, "Stanford's Lagunita is gone"),
    (re.compile(r"https?://(www\.)?khanacademy\.org/math/[a-z-]+-home/?"), None, "this page of Khan Academy is gone"),
)  # fmt: skip
ARCHIVED = re.compile(r"https://web\.archive\.org/web/[0-9]{14}(id_)?/(?P<inner>https?://.+)")
INDEX_PAGE = re.compile(r"/index\.(html?|php)$")
# Where in an address a known identifier stands.
IN_ADDRESS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("arxiv", re.compile(r"https?://arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?(?:\.pdf)?/?")),
    ("doi", re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/[^?#]+)")),
    ("youtube_playlist", re.compile(r"https?://(?:www\.)?youtube\.com/playlist\?list=([A-Za-z0-9_-]+)")),
    ("youtube_video", re.compile(r"https?://(?:www\.)?youtube\.com/watch\?v=([A-Za-z0-9_-]{11})")),
    ("ocw", re.compile(r"https?://ocw\.mit\.edu/courses/([a-z0-9-]+-\d{4})/?")),
    ("github", re.compile(r"https?://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?")),
    ("coursera", re.compile(r"https?://(?:www\.)?coursera\.org/((?:learn|specializations)/[a-z0-9-]+)/?")),
)
