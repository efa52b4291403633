"""The door to memory: `state.db`."""
