"""The door to other places where the engine may run."""
