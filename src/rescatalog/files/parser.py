"""The parser of PyYAML that reads here."""

from __future__ import annotations

from typing import Any

import yaml

# libyaml is thirty times faster; where it was not built, the Python parser reads the same.
LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
