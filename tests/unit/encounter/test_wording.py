"""Wordings: all are heard before one comes again, never twice in a row, and ids outlive reordering."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from simtrainer.encounter.wording import Segment, pick, segments, wording_id


@given(st.integers(1, 6), st.integers(0, 1000))
def test_rotation(size: int, seed: int) -> None:
    wordings = [f"w{i}" for i in range(size)]
    heard = [pick(wordings, "o", seed, used) for used in range(4 * size)]
    for start in range(0, 4 * size, size):
        assert sorted(str(w) for w in heard[start : start + size]) == sorted(wordings)
    if size > 1:
        assert all(a != b for a, b in itertools.pairwise(heard))


def test_seeds_differ() -> None:
    wordings = [f"w{i}" for i in range(5)]
    assert len({tuple(pick(wordings, "o", seed, n) for n in range(5)) for seed in range(20)}) > 5


def test_ids_follow_the_words_not_the_place() -> None:
    assert wording_id("rule:a", "x") == wording_id("rule:a", "x")
    assert wording_id("rule:a", "x") != wording_id("rule:a", "y")
    assert wording_id("rule:a", {"son": "x"}) != wording_id("rule:a", "x")


def test_segments() -> None:
    assert segments("*looks up* And you are? *waits*") == [
        Segment("shown", "looks up"),
        Segment("said", "And you are?"),
        Segment("shown", "waits"),
    ]
    assert segments("plain") == [Segment("said", "plain")]
    assert segments("") == []
