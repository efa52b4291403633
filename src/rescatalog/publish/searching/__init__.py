"""The parts of search: what is wanted, filters with their counts, marks on what matched, other spellings."""
