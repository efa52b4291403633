"""What `catalog.db` holds: every group of tables with its constraints, and the rows that fill it."""
