"""A reply becomes behaviours with evidence; knows words, not scenarios."""
