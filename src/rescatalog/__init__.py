"""rescatalog: a catalog of learning resources, and the tool that keeps such a catalog honest."""
