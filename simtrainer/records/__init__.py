"""The store of learners, encounters and their event logs."""
