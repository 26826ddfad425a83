"""Program errors as one line and a hint, never a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from simtrainer.content.errors import SimtrainerError


class Refused(click.ClickException):
    """A request that cannot be met: one line says why, the next what to do."""

    exit_code = 2

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint

    def show(self, _file: object = None) -> None:
        """Print both lines on standard error."""
        click.echo(f"simtrainer: {self.message}\n  {self.hint}", err=True)


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn the errors that a user can do something about into `Refused`."""
    try:
        yield
    except SimtrainerError as error:
        raise Refused(str(error).splitlines()[0], error.hint) from error
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
