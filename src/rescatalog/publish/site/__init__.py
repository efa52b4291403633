"""The Datasette plugin: pages for readers on top of `catalog.db`."""
