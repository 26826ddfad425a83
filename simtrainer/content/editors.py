"""The first line of a content file, by which an editor finds the file's schema."""

from pathlib import PurePath

from simtrainer.content.models import KINDS
from simtrainer.content.shipped import shipped_folder


def schema_line(kind: str) -> str:
    """Return the line that names the schema of this installation.

    The file may then lie in any folder of this computer. On another computer, or after simtrainer was installed
    anew elsewhere, the line has to be made again.

    Args:
        kind: What the file says after `kind:`, one of `KINDS`.

    Returns:
        A YAML comment, without an end of line.

    Raises:
        KeyError: If there is no such kind.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    return line_for(shipped_folder("schemas") / f"{kind}.schema.json")


def line_for(schema: PurePath) -> str:
    """Return the line for a schema at an absolute path, as an address: editors read a plain path only to its first blank."""
    return f"# yaml-language-server: $schema={schema.as_uri()}"
