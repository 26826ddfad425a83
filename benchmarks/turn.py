"""One reply through cues, encounter and store, against the parts alone: medians in milliseconds and ratios.

usage: python benchmarks/turn.py [CUES]

CUES (1,000 by default) is how many cues the recogniser holds; synthetic ones fill up what the language lacks.
"""

import dataclasses
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from simtrainer.content.language import Language, shipped_language
from simtrainer.content.library import open_library
from simtrainer.content.models import Cue, CueFile
from simtrainer.encounter.inputs import typed
from simtrainer.recognition import CueRecogniser
from simtrainer.records.practice import Practice
from simtrainer.records.store import Store

TURNS = 300


def filled_up(language: Language, wanted: int) -> Language:
    """Return the language with so many cues, synthetic ones made from pairs of its common words."""
    have = sum(len(file.cues) for file in language.cues)
    words = sorted(word for word in language.words if 5 <= len(word) <= 9)
    pairs = itertools.islice(zip(words[::7], words[3::7], strict=False), max(0, wanted - have))
    cues = [
        Cue(id=f"filler.n{i}", match=f"{a} .. ({b}|{a})", yes=["x"], no=["y"])
        for i, (a, b) in enumerate(pairs)
    ]
    if not cues:
        return language
    file = CueFile(kind="cues", format=1, language="en", behaviour="explain", cues=cues)
    return dataclasses.replace(language, cues=(*language.cues, file), hash=f"{language.hash}{wanted}")


def timed(what: Callable[[], object]) -> float:
    """Return the milliseconds that a call takes."""
    begun = time.perf_counter()
    what()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Measure and print."""
    language = filled_up(shipped_language("en"), int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    library = open_library()
    scenario = next(
        name for name, found in library.scenarios.items() if found.scenario.situation != "warm-up"
    )
    plan = library.plans.get(scenario)
    replies = (
        [t for talk in plan[0].talks for t in talk.turns if isinstance(t, str)] if plan else ["Tell me more."]
    )
    recogniser = CueRecogniser(language)
    alone, whole, stored = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{Path(folder) / 'b.sqlite'}")
        practice = Practice(store, library, language, recogniser)
        supply = itertools.cycle(replies)
        encounter = practice.begin(scenario, seed=0)
        for _ in range(TURNS):
            if encounter.ended:
                encounter = practice.begin(scenario, seed=0)
            reply = next(supply)
            alone.append(timed(lambda reply=reply: recogniser.recognise(reply)))
            given = typed(reply)
            whole.append(timed(lambda given=given, encounter=encounter: encounter.submit(given)))
        other = practice.begin(scenario, seed=1)
        for _ in range(50):
            stored.append(timed(lambda: store.append(other.id, other.log[1:5])))
        store.close()
    cues = sum(len(file.cues) for file in language.cues)
    turn, read, kept = (statistics.median(times) for times in (whole, alone, stored))
    p95 = statistics.quantiles(whole, n=20)[-1]
    print(f"{cues} cues, {TURNS} turns of {scenario}")
    print(
        f"one turn (cues, encounter, store): median {turn:.2f} ms, p95 {p95:.2f} ms; the issue asks at most 5"
    )
    print(f"cues alone: median {read:.2f} ms, {read / turn:.0%} of a turn")
    print(f"store alone: median {kept:.2f} ms, {kept / turn:.0%} of a turn")


if __name__ == "__main__":
    main()
