"""What a resource says of itself, with who said it and how far that can be trusted."""
