"""Reading pages: layer by layer, each value with its source."""
