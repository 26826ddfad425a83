import random

from hypothesis import given
from hypothesis import strategies as st

from simtrainer.content.language import Language
from simtrainer.recognition import parse_cue, read
from simtrainer.recognition.bank import bank_of
from simtrainer.recognition.index import PatternIndex

WORDS = [
    "you",
    "wait",
    "long",
    "sorry",
    "pain",
    "fear",
    "stay",
    "here",
    "come",
    "back",
    "tell",
    "what",
    "now",
]


def pattern(rng: random.Random) -> str:
    words = rng.sample(WORDS, 3)
    shape = rng.choice(
        ["{0} {1}", "{0} [{1}] {2}", "({0}|{1}) {2}", "{0} .. {1}", "[{0}] {1}*", "({0} {1}|{2})"]
    )
    return shape.format(*words)


@given(rng=st.randoms(use_true_random=False), words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_the_index_finds_what_a_scan_finds(language: Language, rng: random.Random, words: list[str]) -> None:
    index = PatternIndex([parse_cue(pattern(rng), {}) for _ in range(40)])
    for sentence in read(" ".join(words), language).sentences:
        assert list(index.matches(sentence)) == list(index.scan(sentence))


def test_the_shipped_index_finds_what_a_scan_finds(language: Language) -> None:
    bank = bank_of(language)
    for _, cue in bank.cues:
        for example in cue.yes:
            for sentence in bank.reader.read(example).sentences:
                assert list(bank.index.matches(sentence)) == list(bank.index.scan(sentence))


def test_only_patterns_that_share_a_word_are_woken() -> None:
    index = PatternIndex(
        [parse_cue(" ".join(pair), {}) for pair in (("you", "wait"), ("pain", "now"), ("com*", "back"))]
    )
    assert index.candidates(["you"]) in ([0], [])
    assert index.candidates(["coming", "back"]) == [2]
    assert index.candidates(["elsewhere"]) == []
