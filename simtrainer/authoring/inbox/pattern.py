"""A pattern in the cue grammar, proposed from the words of a reply."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from simtrainer.content.language import Language
from simtrainer.recognition import read

MOST_WORDS: Final = 4
WIDEST: Final = 4
"""Words left out between two of the pattern; what stands farther apart begins a pattern of its own."""
_SIGN = re.compile(r"\[(?:name|number|address)\]")


def proposed_pattern(reply: str, language: Language) -> str:
    """Return a pattern of the words of a reply that carry content, gaps between them; empty where it has no words.

    It is a beginning: a person makes it wider with `(this|that)` and `word*`.
    """
    words = _said(_SIGN.sub(",", reply), language)
    stop = {word.casefold() for word in language.profile.stop_words}
    content = [i for i, word in enumerate(words) if word not in stop and word.isalpha()]
    if not content:
        return " ".join(words[:MOST_WORDS])
    run = _longest_run(content)[:MOST_WORDS]
    pattern = words[run[0]]
    for before, number in pairwise(run):
        apart = number - before - 1
        gap = "" if apart == 0 else " .." if apart <= 3 else f" ..{apart}"
        pattern += f"{gap} {words[number]}"
    return pattern if len(run) > 1 else _with_neighbours(words, run[0])


def _said(reply: str, language: Language) -> list[str]:
    sentences = [sentence for sentence in read(reply, language).sentences if sentence.kind == "said"]
    return list(max(sentences, key=lambda one: len(one.words)).words) if sentences else []


def _longest_run(numbers: Sequence[int]) -> list[int]:
    """Return the most words of which each stands near the next."""
    runs: list[list[int]] = [[]]
    for number in numbers:
        if runs[-1] and number - runs[-1][-1] - 1 > WIDEST:
            runs.append([])
        runs[-1].append(number)
    return max(runs, key=len)


def _with_neighbours(words: Sequence[str], at: int) -> str:
    """Return one word with those beside it: alone it would match too much."""
    return " ".join(words[max(0, at - 2) : at + 2])
