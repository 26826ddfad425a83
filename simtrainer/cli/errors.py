"""Program errors as one line and a hint, never a traceback."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from simtrainer.content.errors import SimtrainerError


class Refused(click.ClickException):
    """A request that cannot be met: one line says why, the next what to do."""

    exit_code = 2

    def __init__(self, message: str, hint: str, details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.hint = hint
        self.details = details

    def show(self, _file: object = None) -> None:
        """Print what is wrong, all of it, and what to do, on standard error."""
        for line in (f"simtrainer: {self.message}", *self.details, f"  {self.hint}"):
            click.echo(line, err=True)


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn the errors that a user can do something about into `Refused`."""
    try:
        yield
    except SimtrainerError as error:
        raise Refused(str(error), error.hint, error.details) from error
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        if error.filename is None:
            raise
        raise Refused(
            f"{error.filename}: {error.strerror}", "does the folder exist, and may you write there?"
        ) from error
