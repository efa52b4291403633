"""What can stop a benchmark before it has measured anything."""


class NotMeasuredError(Exception):
    """Something that the benchmark needs is missing; the message says what to do."""
