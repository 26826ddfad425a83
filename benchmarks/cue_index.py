"""How long one reply takes: cues found through the index against cues tried one by one.

usage: python benchmarks/cue_index.py [REPLIES]

Cues are made from the shipped ones by changing their words, so that they are as long and as branched as real cues.
"""

import random
import re
import statistics
import sys
import time
from collections.abc import Callable

from simtrainer.content.language import Language, shipped_language
from simtrainer.recognition import CueRecogniser, Pattern, SceneContext, parse_cue, read
from simtrainer.recognition.bank import bank_of
from simtrainer.recognition.index import PatternIndex
from simtrainer.recognition.reading import Reading

SIZES = (100, 1_000, 10_000)
CONTEXT = SceneContext(speaker="patient", line="Five hours I wait here and nobody tells me anything!")


def made_up(count: int, language: Language, rng: random.Random) -> list[Pattern]:
    """Return cues shaped like the shipped ones, most words of theirs changed."""
    words = sorted(word for word in language.words if len(word) > 3)
    sources = [cue.match for _, cue in bank_of(language).cues]
    return [parse_cue(_changed(rng.choice(sources), words, rng), language.slots) for _ in range(count)]


def _changed(pattern: str, words: list[str], rng: random.Random) -> str:
    return re.sub(
        r"(?<![{\w'-])[a-z]{4,}(?![\w'}-])",
        lambda word: word.group() if rng.random() < 0.2 else rng.choice(words),
        pattern,
    )


def median_ms(work: Callable[[Reading], object], readings: list[Reading]) -> float:
    """Return the median time of some work over readings, in milliseconds, after a warm-up."""
    times = []
    for reading in [*readings[:20], *readings]:
        start = time.perf_counter()
        work(reading)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[20:])


def matches(find: Callable[..., object], reading: Reading) -> int:
    """Count the matches in a reading."""
    return sum(1 for sentence in reading.said for _ in find(sentence))  # type: ignore[attr-defined]


def main() -> None:
    """Print the medians and their ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    language, rng = shipped_language("en"), random.Random(7)
    examples = [example for _, cue in bank_of(language).cues for example in cue.yes]
    replies = [" ".join(rng.sample(examples, 3)) for _ in range(count)]
    readings = [read(reply, language) for reply in replies]
    print(
        f"{count} replies, {statistics.median(len(reading.words) for reading in readings):.0f} words in the median"
    )
    for size in SIZES:
        patterns = made_up(size, language, rng)
        for pattern in patterns:
            pattern.regex  # noqa: B018 - compile before the clock runs
        index = PatternIndex(patterns)
        few = readings if size < 10_000 else readings[: max(20, count // 10)]
        indexed = median_ms(lambda reading, find=index.matches: matches(find, reading), readings)
        scanned = median_ms(lambda reading, find=index.scan: matches(find, reading), few)
        print(
            f"{size:6d} cues: index {indexed:7.3f} ms, scan {scanned:8.3f} ms, {scanned / indexed:5.1f} times faster"
        )
    recogniser = CueRecogniser(language)
    whole = median_ms(lambda reading: recogniser.recognise(reading.text, CONTEXT), readings)
    print(f"{len(bank_of(language).cues):6d} shipped cues, a whole reply recognised: {whole:.3f} ms")


if __name__ == "__main__":
    main()
