"""The one kind of error that a person can do something about."""

from collections.abc import Sequence


class SimtrainerError(Exception):
    """Something that went wrong in a way a user can mend.

    Attributes:
        hint: What to do about it, in one line. The message itself says in one line what is wrong.
        details: Further lines of the same kind as the message, where several things are wrong at once.
    """

    def __init__(self, message: str, hint: str, details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.hint = hint
        self.details = tuple(details)
