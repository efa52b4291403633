"""By what names settings know the providers; light, as every command reads settings and few ask a provider."""

from __future__ import annotations

from typing import Final

NAMES: Final = (
    "youtube", "github", "ocw", "arxiv", "crossref", "open-library", "coursera", "edx", "khan", "udemy", "wikipedia",
    "medium", "quora", "stack-exchange", "fastai", "stanford", "documents",
)  # fmt: skip
