"""Foreign text in XML: well-formed whatever it holds."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# Source: XML 1.0, production 2: everything else may not stand in a document, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 2000


def xml_text(text: object, longest: int = _LONGEST) -> str:
    """Return text in one capped line, fit for an element or for an attribute in double quotes."""
    plain = " ".join(_FORBIDDEN.sub(" ", str(text)).split())
    cut = plain if len(plain) <= longest else plain[: longest - 1] + "…"
    return escape(cut, {'"': "&quot;", "'": "&apos;"})
