"""Program errors as one line and a hint, never a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from simtrainer.content.diagnostics import ContentError


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
    except ContentError as error:
        first = error.diagnostics[0]
        raise Refused(f"a file cannot be used: {first}", "`simtrainer check` lists every mistake") from error
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except Exception as error:
        from simtrainer.records.database import StoreError

        if isinstance(error, StoreError):
            raise Refused(str(error), error.hint) from error
        raise
