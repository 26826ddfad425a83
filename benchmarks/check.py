"""Checking many scenarios of real size: seconds, scenarios a second, the ratio to half as many, and memory.

usage: python benchmarks/check.py [COUNT ...]

Each count (125, 250, 500 and 1,000 by default, some twenty minutes in all) is checked by a process of its own: so many copies of the
longest shipped scenario, each with an id of its own. A first check of one copy, in which the encoder reads every question and every
pattern is parsed, is timed apart; the copies ask the same, so they find both known, as the many checks of one evening do.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from simtrainer.authoring.checking import Checker
from simtrainer.content.language import shipped_language
from simtrainer.content.library import Library, open_library

COUNTS = (125, 250, 500, 1000)


def longest(library: Library) -> tuple[str, str]:
    """Return the id and the text of the longest shipped scenario."""
    found = max(library.scenarios.values(), key=lambda one: len(one.document.text))
    return found.scenario.id, found.document.text


def written(folder: Path, count: int, name: str, text: str) -> None:
    """Write so many copies, each with an id of its own."""
    for number in range(count):
        own = text.replace(f"\nid: {name}\n", f"\nid: copy-{number}\n", 1)
        (folder / f"copy-{number:04}.yaml").write_text(own, encoding="utf-8")


def measured(count: int) -> None:
    """Check so many copies, and print what it took."""
    library, language = open_library(), shipped_language("en")
    name, text = longest(library)
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), count, name, text)
        started = time.perf_counter()
        Checker(language, library).check([Path(folder) / "copy-0000.yaml"])
        first = time.perf_counter()
        problems = Checker(language, library).check([Path(folder)])
        took = time.perf_counter() - first
    assert not [d for d in problems if d.severity != "note"]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{first - started:.2f} {took:.2f} {memory:.0f}")


def main() -> None:
    """Measure each count in a process of its own."""
    counts = [int(argument) for argument in sys.argv[1:]] or list(COUNTS)
    lines = longest(open_library())[1].count("\n")
    print(f"scenarios of {lines:,} lines; the first one apart, in a fresh process")
    before: float | None = None
    for count in counts:
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        call = [sys.executable, __file__, "--one", str(count)]
        out = subprocess.run(call, capture_output=True, text=True, check=True, env=environment).stdout.split()
        first, took, memory = map(float, out)
        ratio = f"{took / before:.2f} times the seconds of the count before" if before else ""
        print(
            f"{count:>5}: {took:8.1f} s {count / took:6.2f} scenarios/s {memory:6.0f} MiB  first {first:.1f} s  {ratio}",
            flush=True,
        )
        before = took


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measured(int(sys.argv[2]))
    else:
        main()
