"""Measures how right and how fast pages are read, by this project and by others on the same pages."""
