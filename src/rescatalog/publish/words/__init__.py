"""Words as search takes them: folded alike everywhere, with those that mean the same."""
