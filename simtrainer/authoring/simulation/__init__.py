"""Simulated learners who play a scenario hundreds of times, so that its tutor sees what it does to whom."""
