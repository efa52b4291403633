"""Signatures as data: what pages say, or show, when they are not what was asked for; each with its origin."""
