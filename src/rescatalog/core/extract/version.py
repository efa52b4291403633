"""Which reader has read a page."""

from __future__ import annotations

# Raised with every change of what is read of a page or of an answer, so that pages are read anew even where they have
# not changed.
READER = 2
