"""Our pages, one file for each sort; `registry` names them all."""
