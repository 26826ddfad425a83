"""Names are taken out before anything is kept; what belongs to the scenario stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.assessment.nameless import NameTaker
from simtrainer.content.language import Language, shipped_language

SCENARIO = "Mr Osman Aydar lies on the trolley in Ward Four. Hala sits beside him."


@pytest.fixture(scope="module")
def taker(language: Language) -> NameTaker:
    return NameTaker(language, known=[SCENARIO], own=["Lena Kovac", "Hala"])


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Hello, I'm Lena Kovac, the new intern.", "Hello, I'm [name], the new intern."),
        ("my name is leila hosseini and i am tired", "my name is [name] and i am tired"),
        ("lena said Kovac's shift is over", "[name] said [name]'s shift is over"),
        ("Call me Dr. Rahimi please", "Call me Dr. [name] please"),
        ("This is Professor Smith, my senior.", "This is Professor [name], my senior."),
        ("I told Maria's mother on Monday about the ECG", "I told [name]'s mother on Monday about the ECG"),
        ("Tell me, Osman. Did Ahmed come?", "Tell me, Osman. Did [name] come?"),
        ("Zeynepgul, can you hear me?", "[name], can you hear me?"),
        ("Write to l.k@mail.example or 0912 345 67 89", "Write to [address] or [number]"),
        ("It lies at https://example.org/lena now", "It lies at [address] now"),
        ("File 884512, please", "File [number], please"),
    ],
)
def test_what_may_be_a_name_is_taken_out(taker: NameTaker, said: str, kept: str) -> None:
    assert taker.strip(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "I am so sorry, Mr Osman.",
        "Hala, shall I sit down?",
        "Your pulse is 120 and the pressure 80/50, at 12:30.",
        "HELLO I AM SO SORRY",
        "Wat hapened to you?",
        "im realy sory",
        "*sits down* Tell me. What is it?",
        "",
    ],
)
def test_what_is_none_stays(taker: NameTaker, said: str) -> None:
    assert taker.strip(said) == said


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_taking_names_out_twice_changes_nothing(said: str) -> None:
    taker = NameTaker(shipped_language("en"), known=[SCENARIO], own=["Lena"])
    once = taker.strip(said)
    assert "lena" not in once.casefold().split()
    assert taker.strip(once) == once
