"""The Datasette plugin: pages for readers on top of `catalog.db`; Datasette's own pages stay for the data."""
