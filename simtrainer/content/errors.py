"""The one kind of error that a person can do something about."""


class SimtrainerError(Exception):
    """Something that went wrong in a way a user can mend.

    Attributes:
        hint: What to do about it, in one line. The message itself says in one line what is wrong.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
