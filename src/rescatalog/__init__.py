"""rescatalog: a catalog of learning resources, and the tool that keeps such a catalog honest."""

__version__ = "0.1.0"
