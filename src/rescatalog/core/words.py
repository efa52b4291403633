"""The closed words of the catalog and of the crawler, as the contract spells them."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a resource is."""

    COURSE = "course"
    BOOK = "book"
    VIDEO = "video"
    VIDEO_SERIES = "video-series"
    ARTICLE = "article"
    NOTES = "notes"
    LIST = "list"
    INTERACTIVE = "interactive"
    PROBLEMS = "problems"


class Level(StrEnum):
    """How far along a learner should be; introductory is the first university year."""

    SCHOOL = "school"
    INTRODUCTORY = "introductory"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"
    RESEARCH = "research"


class LinkRole(StrEnum):
    """What an address gives the learner."""

    HOMEPAGE = "homepage"
    READ_ONLINE = "read-online"
    PDF = "pdf"
    EPUB = "epub"
    VIDEOS = "videos"
    ENROL = "enrol"
    BUY = "buy"
    CODE = "code"
    ERRATA = "errata"
    SOLUTIONS = "solutions"
    FORUM = "forum"
    MIRROR = "mirror"
    ARCHIVE = "archive"
    TRANSLATION = "translation"
    DISCUSSION = "discussion"
    DATA = "data"


class Access(StrEnum):
    """What one pays, or gives, to use an offer."""

    FREE = "free"
    FREE_WITH_ACCOUNT = "free-with-account"
    FREE_LIMITED = "free-limited"
    AUDIT = "audit"
    SUBSCRIPTION = "subscription"
    PAID = "paid"
    PAY_WHAT_YOU_WANT = "pay-what-you-want"
    LIBRARY = "library"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """The judgement of one run on one address; none of them says dead."""

    ALIVE = "alive"
    MOVED = "moved"
    RESTRICTED = "restricted"
    BLOCKED = "blocked"
    SUSPECT = "suspect"
    UNSURE = "unsure"
    MISSING = "missing"
    REFUSED = "refused"


class Status(StrEnum):
    """What is known of a link over time."""

    UNCHECKED = "unchecked"
    OK = "ok"
    MOVED = "moved"
    RESTRICTED = "restricted"
    BLOCKED = "blocked"
    SUSPECT = "suspect"
    FAILING = "failing"
    DEAD = "dead"


class Purpose(StrEnum):
    """Why a request is made."""

    PAGE = "page"
    ROBOTS = "robots"
    PROBE = "probe"
    CERTIFICATE = "certificate"
    QUESTION = "question"


class Failure(StrEnum):
    """Why there is no HTTP answer; each is a fact about one exchange, not an opinion."""

    DNS_NOT_FOUND = "dns-not-found"
    DNS_NO_ADDRESS = "dns-no-address"
    DNS_FAILED = "dns-failed"
    DNS_TIMEOUT = "dns-timeout"
    DNS_DISAGREEMENT = "dns-disagreement"
    CONNECT_REFUSED = "connect-refused"
    CONNECT_FAILED = "connect-failed"
    CONNECT_TIMEOUT = "connect-timeout"
    TLS_EXPIRED = "tls-expired"
    TLS_NOT_YET_VALID = "tls-not-yet-valid"
    TLS_WRONG_HOST = "tls-wrong-host"
    TLS_UNTRUSTED = "tls-untrusted"
    TLS_FAILED = "tls-failed"
    RESET = "reset"
    EMPTY_REPLY = "empty-reply"
    NOT_HTTP = "not-http"
    TIMEOUT = "timeout"
    LOCAL_FAULT = "local-fault"
    # Not asked at all, and why.
    BAD_ADDRESS = "bad-address"
    FORBIDDEN_SCHEME = "forbidden-scheme"
    FORBIDDEN_PORT = "forbidden-port"
    FORBIDDEN_ADDRESS = "forbidden-address"
    ROBOTS_DISALLOWED = "robots-disallowed"
    ROBOTS_UNREACHABLE = "robots-unreachable"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    HOST_RESTING = "host-resting"
    BUDGET_SPENT = "budget-spent"
