"""Turns what guides ask and topics need into a plan of study: what, in which order, from what, in how long, and why."""
