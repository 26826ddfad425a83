import pytest

from simtrainer.content.language import Language
from simtrainer.recognition import CueRecogniser, SceneContext
from tests.unit.recognition.toy import cue, with_cues


@pytest.fixture(scope="module")
def toy(language: Language) -> CueRecogniser:
    return CueRecogniser(
        with_cues(
            language,
            {
                "validate": [
                    cue("right to be {feeling}"),
                    cue("who would not be {feeling}", ignore=["negation"]),
                ],
                "name_emotion": [cue("{feeling}", confidence=0.7)],
                "support": [cue("i will (help|stay|explain)")],
                "be_honest": [cue("i do not know")],
                "blame": [cue("your .. fault")],
            },
        )
    )


def guards(toy: CueRecogniser, text: str) -> dict[str, str]:
    return {miss.id: miss.guard for miss in toy.recognise(text).nearly}


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("You are right to be angry.", {"validate", "name_emotion"}),
        ("You are not right to be angry.", set()),
        ("You were never right to be angry.", set()),
        ("No, you are right to be angry.", {"validate", "name_emotion"}),
        ("no you are right to be angry", {"validate", "name_emotion"}),
        ("It is not only you, you are right to be angry", {"validate", "name_emotion"}),
        ("no doubt you are right to be angry", {"validate", "name_emotion"}),
        ("I do not know.", {"be_honest"}),
        ("I'm not saying it is your own fault", set()),
        ("it is your own fault", {"blame"}),
        ("your not being here is the fault", set()),
        ("Don't worry i will stay", {"support"}),
        ("who would not be angry", {"validate"}),
    ],
)
def test_negation_stops_what_it_governs(toy: CueRecogniser, text: str, given: set[str]) -> None:
    assert toy.recognise(text).ids == given


@pytest.mark.parametrize(
    "text",
    [
        'They taught us "you are right to be angry".',
        "they taught us to say you are right to be angry",
        "I am supposed to tell you that you are right to be angry",
        "the book says you are right to be angry",
        "the book says “you are right to be angry”",
    ],
)
def test_words_that_are_only_reported_count_nothing(toy: CueRecogniser, text: str) -> None:
    assert not toy.recognise(text).ids
    assert guards(toy, text)["validate"] == "quote"


def test_a_reply_typed_in_quotation_marks_is_a_reply(toy: CueRecogniser) -> None:
    assert "validate" in toy.recognise('"You are right to be angry."').ids


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("You are right to be angry but you must sign.", False),
        ("You are right to be angry, but you must sign", False),
        ("You are right to be angry, however we are full", False),
        ("You are right to be angry. But you must sign.", True),
        ("You must sign but you are right to be angry.", True),
    ],
)
def test_a_half_sentence_taken_back_earns_nothing(toy: CueRecogniser, text: str, kept: bool) -> None:
    assert ("validate" in toy.recognise(text).ids) is kept
    assert (guards(toy, text).get("validate") == "but") is not kept


def test_honesty_may_go_on_with_but(toy: CueRecogniser) -> None:
    assert toy.recognise("I do not know but i will help").ids == {"be_honest", "support"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I am angry", False),
        ("we are all exhausted here", False),
        ("you are angry", True),
        ("I see you are angry", True),
        ("she looks frightened", True),
        ("frightened, after a night like that", True),
    ],
)
def test_the_speakers_own_feeling_is_not_the_persons(toy: CueRecogniser, text: str, named: bool) -> None:
    assert ("name_emotion" in toy.recognise(text).ids) is named


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("If you calm down i will help", False),
        ("i will explain when you stop shouting", False),
        ("If you want i will stay", True),
    ],
)
def test_help_with_a_price_is_not_given(toy: CueRecogniser, text: str, kept: bool) -> None:
    assert ("support" in toy.recognise(text).ids) is kept


def test_a_named_skill_is_not_the_skill(toy: CueRecogniser) -> None:
    reply = "I validate your emotion and you are right to be angry"
    assert not toy.recognise(reply).ids
    assert guards(toy, reply)["validate"] == "formula"


def test_a_cue_may_ignore_a_guard(toy: CueRecogniser) -> None:
    assert "validate" in toy.recognise("who would not be angry").ids


def test_context_and_clause_that_a_cue_needs(language: Language) -> None:
    toy = CueRecogniser(
        with_cues(
            language,
            {
                "expose": [cue("infection", when="others-hear", confidence=0.9)],
                "jargon": [cue("induction", when="lay-person")],
                "explore": [cue("how .. feel", clause=["question"])],
            },
        )
    )
    bay, alone = (
        SceneContext(scene="A six-bed bay, the next patient listens"),
        SceneContext(scene="The empty garden"),
    )
    assert "expose" in toy.recognise("it is the infection", bay).ids
    assert "expose" not in toy.recognise("it is the infection", alone).ids
    unknown = toy.recognise("it is the infection")
    assert "expose" not in unknown.ids
    assert {mark.id for mark in unknown.unsure} == {"expose"}
    assert "jargon" in toy.recognise("the induction", SceneContext(speaker="Mrs Okafor, daughter")).ids
    assert "jargon" not in toy.recognise("the induction", SceneContext(speaker="Dr Amini, attending")).ids
    assert "jargon" in toy.recognise("the induction", SceneContext(speaker="patient, a retired nurse")).ids
    assert "explore" in toy.recognise("how do you feel?").ids
    assert [miss.guard for miss in toy.recognise("I know how people feel").nearly] == ["clause"]
