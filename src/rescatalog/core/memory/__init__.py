"""What is known over time."""
