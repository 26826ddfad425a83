"""`simtrainer check`: every mistake in every file, at its place, all at once."""

from simtrainer.authoring.checking.checker import Checker

__all__ = ["Checker"]
