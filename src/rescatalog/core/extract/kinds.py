"""What schema.org calls the things one learns from."""

from __future__ import annotations

import re

from rescatalog.core.extract.wording import Json

# The most telling first. Source: schema.org, CreativeWork and its kinds.
_CONTENT = (
    ("Course", "CourseInstance", "EducationalOccupationalProgram"),
    ("Book", "Textbook", "PublicationVolume"),
    ("ScholarlyArticle", "MedicalScholarlyArticle", "Thesis", "Chapter"),
    ("LearningResource", "Quiz", "HowTo", "PresentationDigitalDocument", "TextDigitalDocument"),
    ("NewsArticle", "BlogPosting", "Article", "TechArticle", "Report", "ReportageNewsArticle", "AnalysisNewsArticle",
     "OpinionNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "AdvertiserContentArticle",
     "SocialMediaPosting", "DiscussionForumPosting", "LiveBlogPosting", "Question", "Recipe"),
    ("VideoObject", "PodcastEpisode", "PodcastSeries", "TVSeries", "Episode", "AudioObject", "Movie", "Clip"),
    ("SoftwareSourceCode", "SoftwareApplication", "Dataset", "CreativeWork", "Product", "Event"),
)  # fmt: skip
_RANK = {name: rank for rank, names in enumerate(_CONTENT) for name in names}
LAST_RANK = len(_CONTENT)
_WEB = frozenset({"WebPage", "ItemPage", "AboutPage", "CollectionPage", "FAQPage", "ProfilePage", "MediaGallery"})
_SITE = frozenset({"WebSite", "Organization", "NewsMediaOrganization", "CollegeOrUniversity"})
_PERSON = "Person"
_NOT_PEOPLE = _SITE | {"Corporation", "EducationalOrganization", "Brand", "Thing", "Library", "OnlineBusiness"}


def types_of(thing: Json) -> tuple[str, ...]:
    """Return the types of a JSON-LD node without their vocabulary, such as `Course`."""
    kinds = thing.get("@type") if isinstance(thing, dict) else None
    listed = kinds if isinstance(kinds, list) else [kinds]
    return tuple(short(kind) for kind in listed[:10] if isinstance(kind, str))


def short(kind: str) -> str:
    """Return the name of a type without its vocabulary."""
    return re.split(r"[/#:]", kind[:200].strip())[-1]


def rank_of(thing: Json) -> int:
    """Return how telling a node's type is, 0 the most; `LAST_RANK` for what is nothing one learns from."""
    return min((_RANK[kind] for kind in types_of(thing) if kind in _RANK), default=LAST_RANK)


def is_content(kind: str) -> bool:
    """Return whether one of the types in an `itemtype` or `typeof` is a thing one learns from."""
    return any(short(one) in _RANK for one in kind[:500].split())


def is_web_page(thing: Json) -> bool:
    """Return whether a node is about the web page and not about what stands on it."""
    return not _WEB.isdisjoint(types_of(thing))


def is_site(thing: Json) -> bool:
    """Return whether a node is about the site or who runs it; a person who runs one is no site."""
    return not _SITE.isdisjoint(types_of(thing)) and not is_person(thing)


def is_person(thing: Json) -> bool:
    """Return whether a node is a person."""
    return _PERSON in types_of(thing)


def is_nobody(thing: Json) -> bool:
    """Return whether a node that stands where an author belongs is no person."""
    return not _NOT_PEOPLE.isdisjoint(types_of(thing)) and not is_person(thing)
