"""Time to the first screen against a hello-world Textual app, both as whole processes in turn: medians and their ratio.

usage: python benchmarks/first_screen.py [RUNS]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 9
QUIT = "self.call_after_refresh(self.exit)"
HELLO = f"""
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello")
    def on_ready(self):
        {QUIT}
Hello().run(headless=True)
"""
OURS = """
import sys
sys.argv = ["simtrainer"]
from simtrainer.cli import main
from simtrainer.tui.app import SimtrainerApp
SimtrainerApp.on_ready = lambda self: self.call_after_refresh(self.exit)
from simtrainer.tui import app_of
app_of(folders=[], database=None, scenario=None, resume=False).run(headless=True)
"""


def seconds(code: str, environment: dict[str, str]) -> float:
    """Return how long a process with this code takes."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    """Measure in pairs and print."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_DATA_HOME": folder}
        for code in (HELLO, OURS):
            seconds(code, environment)
        pairs = [(seconds(HELLO, environment), seconds(OURS, environment)) for _ in range(RUNS)]
    hello, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"hello world: median {hello:.2f} s; simtrainer: median {ours:.2f} s; ratio {ratio:.2f} (the issue asks at most 2)")


if __name__ == "__main__":
    main()
