"""The whole recogniser: same words same marks, guards have the last word, length moves nothing."""

import math
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simtrainer.content.language import Language, shipped_language
from simtrainer.content.vocabulary import BEHAVIOURS, BLOCKING
from simtrainer.recognition import CueRecogniser, SceneContext, WholeRecogniser, open_recogniser
from simtrainer.recognition.whole import said_only

WHOLE = open_recogniser(shipped_language("en"), "whole")
LINE = "Five hours I have been sitting here and nobody tells me anything!"
UPSET = SceneContext(speaker="Mrs Adeyemi, daughter", line=LINE)
REPLIES = (
    "Five hours is a long time. Anyone would be angry.",
    "Calm down, it's nothing.",
    "What happened before I came?",
    "i dont know yet, i ask my senior and come back to you in ten minute",
    "We'll titrate the anticoagulation per protocol.",
    "*sits down* Tell me from the beginning.",
    "You should have come earlier.",
    "ok",
)


def test_the_shipped_one_is_the_whole_and_cues_can_be_asked_for(language: Language) -> None:
    assert open_recogniser(language).name == "whole"
    assert isinstance(open_recogniser(language, "cues"), CueRecogniser)
    assert language.hash[:8] in WHOLE.version


@pytest.mark.parametrize("threads", [1, 2, 8])
def test_same_words_same_marks_whatever_the_threads(threads: int) -> None:
    alone = [WHOLE.recognise(reply, UPSET) for reply in REPLIES]
    with ThreadPoolExecutor(threads) as pool:
        together = list(pool.map(lambda reply: WHOLE.recognise(reply, UPSET), REPLIES * 4))
    assert together == alone * 4


def test_marks_have_evidence_inside_the_reply_and_stand_once() -> None:
    for reply in REPLIES:
        found = WHOLE.recognise(reply, UPSET)
        marks = [*found.given, *found.unsure]
        assert all(0 <= mark.start < mark.end <= len(reply) for mark in marks)
        assert len({mark.id for mark in marks}) == len(marks)


@pytest.mark.parametrize(
    "reply",
    [
        "They taught us to say: anyone would be angry after five hours.",
        "I'm not saying you're right to be angry.",
        "empathy sorry validate thank you understand feelings support",
        "I validate your anger. I acknowledge your feelings.",
        LINE,
    ],
)
def test_kindness_that_is_not_meant_earns_nothing(reply: str) -> None:
    kind = WHOLE.recognise(reply, UPSET).ids - set(BLOCKING)
    assert not kind & {"validate", "name_emotion", "support", "apologise"}


def test_a_handover_with_a_commitment_is_not_deflecting() -> None:
    assert "deflect" not in WHOLE.recognise("I don't know. I'll ask Dr Rao and come back to you.", UPSET).ids


def test_a_plain_reproach_is_blame() -> None:
    assert "blame" in WHOLE.recognise("You should have come earlier.", UPSET).ids


@pytest.mark.parametrize("reply", REPLIES[:4])
def test_saying_the_same_three_times_does_not_raise_the_score_much(reply: str) -> None:
    once, thrice = (WHOLE.recognise(". ".join([reply] * n), UPSET).space_score for n in (1, 3))
    assert thrice <= once + 1.0, "of a scale from -4 to 4"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = WHOLE.recognise(text, UPSET)
    assert {mark.id for mark in (*found.given, *found.unsure)} <= set(BEHAVIOURS)
    assert len(said_only(text)) == len(text)


@pytest.mark.parametrize(
    ("reply", "not_given"),
    [
        ("I'm sorry if you were offended.", "apologise"),
        ("Sorry, but that's how it works here.", "apologise"),
        ("Oh I'm so sorry, your majesty.", "apologise"),
        ("How brave of you to press a button.", "appreciate"),
        ("Dear [name], thank you for trusting me with this.", "appreciate"),
        ("Here is an empathetic response: That sounds frightening.", "name_emotion"),
        ("It's your choice: you sign, or I call the police.", "offer_choice"),
        ("I won't promise that she'll be fine.", "false_reassure"),
    ],
)
def test_what_only_looks_like_it_is_not_given(reply: str, not_given: str) -> None:
    assert not_given not in WHOLE.recognise(reply, UPSET).ids


def test_sympathy_with_nothing_but_closed_questions_is_interrogation() -> None:
    found = WHOLE.recognise("So sorry for your loss. Any vomiting? Any diarrhoea?", UPSET)
    assert found.ids == {"interrogate"}
    assert "interrogate" not in WHOLE.recognise("So sorry for your loss. What was she like?", UPSET).ids


def test_typing_errors_cost_nothing_and_the_words_shown_are_those_typed() -> None:
    clean, typed = "You sound frightened, lying there alone.", "yuo sound firghtened lyign there aloen"
    assert {"name_emotion"} <= WHOLE.recognise(clean, UPSET).ids & WHOLE.recognise(typed, UPSET).ids
    (mark,) = (m for m in WHOLE.recognise(typed, UPSET).given if m.id == "name_emotion")
    assert "firghtened" in typed[mark.start : mark.end]


def test_reasons_add_up_to_the_probability() -> None:
    assert isinstance(WHOLE, WholeRecogniser)
    reasons = WHOLE.reasons(REPLIES[0], UPSET)["validate"]
    assert reasons.cue is not None
    assert 1 / (1 + math.exp(-sum(reasons.weights.values()))) == pytest.approx(reasons.probability, abs=1e-6)
    start, end = reasons.clause
    assert 0 <= start < end <= len(REPLIES[0])


def test_the_score_needs_no_words_beyond_the_behaviours() -> None:
    assert WHOLE.recognise(REPLIES[0], UPSET).space_score > 0.5
    assert WHOLE.recognise(REPLIES[1], UPSET).space_score < -0.5
    assert WHOLE.recognise(LINE, UPSET).space_score == 0
