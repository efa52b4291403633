"""What may be asked, and when."""
