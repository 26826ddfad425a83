"""A reply with typing errors repaired, and the way back to the reply as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.content.language import Language, shipped_language
from simtrainer.recognition import read
from simtrainer.recognition.spelt import Spelt

ENGLISH = shipped_language("en")


def test_words_stand_as_they_were_meant(language: Language) -> None:
    typed = "You sound firghtened, lyign there aloen."
    spelt = Spelt(typed, read(typed, language))
    assert spelt.text == "You sound frightened, lying there alone."
    for word, meant in (("firghtened", "frightened"), ("lyign", "lying"), ("aloen.", "alone.")):
        assert spelt.place(spelt.text.index(meant)) == typed.index(word)
    assert spelt.place(len(spelt.text)) == len(typed)


@pytest.mark.parametrize("text", ["", "Nothing is wrong here.", "I don't know, I'll ask."])
def test_what_is_right_stays_as_it_is(language: Language, text: str) -> None:
    spelt = Spelt(text, read(text, language))
    assert spelt.text == text
    assert [spelt.place(at) for at in range(len(text) + 1)] == list(range(len(text) + 1))


@given(st.text(max_size=120))
def test_places_keep_their_order_and_stay_inside(text: str) -> None:
    spelt = Spelt(text, read(text, ENGLISH))
    places = [spelt.place(at) for at in range(len(spelt.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
