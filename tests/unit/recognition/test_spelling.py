import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.content.language import Language
from simtrainer.recognition.reader import speller_of
from simtrainer.recognition.spelling import Speller, fold


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("I don’t know", "i do not know"),
        ("DON'T u dare", "do not you dare"),
        ("pls tell me, im listening", "please tell me i am listening"),
        ("ﬁve hours", "five hours"),
        ("Ｓｏｒｒｙ", "sorry"),
        ("follow-up", "follow up"),
        ("0.5 mg at 12:30", "0.5 mg at 12:30"),
        ("you'd better sit", "you had better sit"),
        ("cafe\u0301", "café"),
        ("sor\u00adry", "sorry"),
        ("'quoted'", "quoted"),
        ("snake_case", "snake case"),
        ("🙂 ok 👍", "ok"),
        ("", ""),
    ],
)
def test_text_becomes_plain_words(language: Language, typed: str, plain: str) -> None:
    assert " ".join(word.text for word in speller_of(language).words(typed)) == plain


def test_the_words_of_a_contraction_share_its_place() -> None:
    do, no, worry = Speller({"don't": "do not"}).words("Don't worry")
    assert (do.start, do.end) == (no.start, no.end) == (0, 5)
    assert (worry.start, worry.end) == (6, 11)


def test_a_spelling_of_several_words_wins_over_its_first() -> None:
    speller = Speller({"you'd": "you would", "you'd better": "you had better"})
    assert [word.text for word in speller.words("you'd better")] == ["you", "had", "better"]
    assert [word.text for word in speller.words("you'd like")] == ["you", "would", "like"]


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_every_word_lies_in_the_text(text: str) -> None:
    for word in Speller({"u": "you all"}).words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.text
        assert " " not in word.text
