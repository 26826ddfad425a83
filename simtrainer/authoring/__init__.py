"""Tools over the rooms below for people who write scenarios: check, test plans."""
