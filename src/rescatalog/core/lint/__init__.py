"""Catalog rules beyond the schema: one file, one concern; `registry.py` names them."""
