"""One module a step, named and append-only."""
