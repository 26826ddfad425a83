"""simtrainer: practise the hard conversations of internship with a simulated person, offline."""

__version__ = "0.1.0"
