"""The door to readers: `catalog.db`, its search, and the Datasette site."""
