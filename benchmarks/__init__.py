"""Measures rescatalog beside lychee on one machine, with known truth per address."""
