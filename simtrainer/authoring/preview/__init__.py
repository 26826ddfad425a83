"""Trying a scenario while it is written: the talk, what lies behind each turn, and the mistakes of the file."""
