import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.recognition import CueError, Pattern, parse_cue
from simtrainer.recognition.spelling import Speller

SLOTS = {"feeling": ["afraid", "fed up", "worr*"], "broken": ["(a"]}


def found(pattern: str, *clauses: str) -> str | None:
    line = "| " + " | ".join(clauses) + " | "
    match = parse_cue(pattern, SLOTS).regex.search(line)
    return match.group().strip() if match else None


@pytest.mark.parametrize(
    ("pattern", "clause", "expected"),
    [
        ("you wait", "you wait here", "you wait"),
        ("you wait", "you waited here", None),
        ("wait*", "you waited here", "waited"),
        ("you (sound|seem|look) [so] {feeling}", "you look so fed up now", "you look so fed up"),
        ("you (sound|seem) [so] {feeling}", "you seem worried", "you seem worried"),
        ("[so] sorry", "i am sorry", "sorry"),
        ("[a|the] doctor", "the doctor", "the doctor"),
        ("you .. hours", "you waited for five hours", "you waited for five hours"),
        ("you .. hours", "you waited here for five hours", None),
        ("you ..6 hours", "you waited here for five hours", "you waited here for five hours"),
        ("^ tell me", "please tell me", None),
        ("^ tell me", "tell me more", "tell me"),
        ("go on $", "please go on", "go on"),
        ("go on $", "go on then", None),
        ("follow-up visit", "the follow up visit", "follow up visit"),
        ("(a|b c) d", "b c d", "b c d"),
        ("Don't", "i don't", "don't"),
    ],
)
def test_a_pattern_matches_what_it_says(pattern: str, clause: str, expected: str | None) -> None:
    assert found(pattern, clause) == expected


def test_words_side_by_side_do_not_span_clauses_but_a_gap_does() -> None:
    assert found("afraid you", "i am afraid", "you must wait") is None
    assert found("afraid .. you", "i am afraid", "you must wait") == "afraid | you"


def test_the_shortest_gap_wins() -> None:
    assert found("you .. hours", "you waited hours and hours") == "you waited hours"


def test_contractions_in_a_pattern_are_written_out() -> None:
    speller = Speller({"don't": "do not"})
    pattern = parse_cue("don't worry", {}, speller)
    assert pattern.regex.search("| do not worry | ")


@pytest.mark.parametrize(
    ("pattern", "says", "offset"),
    [
        ("", "empty", 0),
        ("[so] [very]", "left out", 0),
        ("(so|very", "not closed", 0),
        ("sorry (so|very", "not closed", 6),
        ("so)", "closes nothing", 2),
        ("so|very", "inside brackets", 2),
        ("(so||very) sorry", "alternative is empty", 0),
        ("you {mood}", "no word list `mood`", 4),
        ("you {broken}", "in the word list `broken`", 4),
        (".. sorry", "words on both sides", 0),
        ("sorry ..", "words on both sides", 0),
        ("a ..40 b", "1 to 12 words", 2),
        ("a ..8 b ..8 c", "make two cues", 2),
        ("sorry, sir", "leave punctuation out", 5),
        ("* sorry", "right after the beginning of a word", 0),
        ("you {feeling", "both brackets closed", 4),
    ],
)
def test_a_broken_pattern_is_refused_with_advice(pattern: str, says: str, offset: int) -> None:
    with pytest.raises(CueError) as caught:
        parse_cue(pattern, SLOTS)
    assert says in caught.value.message
    assert caught.value.offset == offset


@given(st.text(alphabet="ab ()[]{}|.^$*'-1é", max_size=40))
def test_any_text_parses_or_is_refused(pattern: str) -> None:
    parsed: Pattern | None = None
    error = CueError("none", 0)
    try:
        parsed = parse_cue(pattern, SLOTS)
    except CueError as refused:
        error = refused
    assert parsed is None or (isinstance(parsed.regex, re.Pattern) and parsed.required())
    assert error.message
    assert 0 <= error.offset <= len(pattern)


def test_a_hostile_line_is_searched_in_good_time() -> None:
    pattern = parse_cue("a ..4 [a] a ..4 (a|b) ..4 a z", {})
    line = "| " + "a " * 2000 + "| "
    start = time.perf_counter()
    assert pattern.regex.search(line) is None
    assert time.perf_counter() - start < 2
