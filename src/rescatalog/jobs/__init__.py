"""One file per verb: gather, decide, apply; the only place that reads the clock and opens doors."""
