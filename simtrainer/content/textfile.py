"""Text files that people bring, whatever program wrote them, and writing one."""

import codecs
import shutil
from pathlib import Path

from simtrainer.content.errors import SimtrainerError

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text(path: Path, otherwise: str | None = None) -> str:
    """Return a file's text; a byte order mark tells the encoding, UTF-8 is taken where there is none.

    Args:
        path: The file.
        otherwise: Encoding to try where it is not UTF-8.

    Raises:
        OSError: The file cannot be read.
        SimtrainerError: It is no text in these encodings.
    """
    raw = path.read_bytes()
    encoding = next((name for mark, name in _MARKED if raw.startswith(mark)), "utf-8")
    for name in (encoding, otherwise):
        if name is not None and (name == "utf-16" or b"\0" not in raw):
            try:
                return raw.decode(name)
            except UnicodeDecodeError:
                continue
    raise SimtrainerError(f"{path} is not a text file in UTF-8", "save it again as UTF-8 text")


def write_whole(path: Path, text: str) -> None:
    """Write a text, whole or not at all; an earlier file's rights and byte order mark stay, and line ends are as in the text.

    Raises:
        OSError: The folder cannot be written; then the earlier file is as it was.
    """
    earlier = path.exists()
    mark = codecs.BOM_UTF8 if earlier and path.read_bytes().startswith(codecs.BOM_UTF8) else b""
    hidden = path.with_name(f".{path.name}.part")
    try:
        hidden.write_bytes(mark + text.encode("utf-8"))
        if earlier:
            shutil.copymode(path, hidden)
        hidden.replace(path)
    finally:
        hidden.unlink(missing_ok=True)
