"""The door to the catalog on disk and to lists of addresses."""
