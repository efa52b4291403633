"""Reports as text for people and machines: one file per format; `registry.py` names them."""
