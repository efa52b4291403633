"""How `catalog.db` and `history.db` are written: filled, ordered, checked, put in place whole."""
