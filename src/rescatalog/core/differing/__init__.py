"""What was observed of a resource, held against what its entry says."""
