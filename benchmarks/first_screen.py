"""Time from the command to the first screen, against a hello-world Textual app.

Both run in a terminal of 80 by 24; the clock stops when their first words arrive there.
"""

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 7
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, world")
Hello().run()
"""
OURS = "from simtrainer.tui import run; run(folders=[], database=None, scenario=None, resume=False)"


def first_words(code: str, words: bytes) -> float:
    """Return the seconds until a Python program has written some words to its terminal."""
    ours, theirs = pty.openpty()
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLUMNS": "80",
            "LINES": "24",
            "XDG_DATA_HOME": folder,
        }
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=theirs, env=env
        )
        try:
            read = b""
            while words not in read:
                if not select.select([ours], [], [], 20)[0]:
                    raise TimeoutError(read[-500:].decode(errors="replace"))
                read += os.read(ours, 65536)
            return time.perf_counter() - begun
        finally:
            process.kill()
            process.wait()
            os.close(ours)
            os.close(theirs)


def main() -> None:
    """Print both medians and their ratio."""
    hello, ours = [], []
    for _ in range(RUNS):
        hello.append(first_words(HELLO, b"Hello, world"))
        ours.append(first_words(OURS, b"Reading the library"))
    a, b = statistics.median(hello), statistics.median(ours)
    print(f"first screen: hello world {a * 1000:.0f} ms, simtrainer {b * 1000:.0f} ms, ratio {b / a:.2f}")


if __name__ == "__main__":
    main()
