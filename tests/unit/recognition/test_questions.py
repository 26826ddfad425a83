"""Which fact a question finds: by meaning, not by letters; and when none is to be answered."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.content.common import shipped_common_talk
from simtrainer.content.language import Language, shipped_language
from simtrainer.content.shipped import shipped_folder
from simtrainer.recognition import QuestionBook, Questions, confusions, kit_of, read
from simtrainer.recognition.questions.kit import VECTORS, stamp
from simtrainer.recognition.questions.meaning import MeaningEncoder
from simtrainer.recognition.questions.parts import parts_of

FACTS = {
    "boat": Questions(patterns=["(boat|fishing)"]),
    "medicines": Questions(
        examples=[
            "What medicines do you take?",
            "Are you on any tablets?",
            "Do you buy anything at the pharmacy?",
        ],
        text="She takes a water tablet and something for her blood pressure.",
    ),
    "allergies": Questions(
        examples=["Any allergies?", "Have you ever reacted badly to a drug?"],
        text="Penicillin gave her a rash.",
    ),
    "since-when": Questions(
        examples=["When did this start?", "How long have you been ill?"],
        text="It began two weeks ago, after the wedding.",
    ),
    "home": Questions(
        examples=["Who do you live with?", "Is there anyone at home?"],
        text="She lives with her daughter and two grandchildren.",
    ),
    "job": Questions(
        examples=["What do you do for a living?", "Where do you work?"], text="She cleans offices at night."
    ),
    "fear": Questions(
        examples=["What worries you most?", "What are you afraid of?"],
        text="She is afraid of dying as her mother did.",
    ),
}
OPEN = partial(kit_of, "en")


@pytest.fixture(scope="module")
def book(language: Language) -> QuestionBook:
    return QuestionBook(language, FACTS, OPEN)


def asked(book: QuestionBook, language: Language, text: str) -> list[str]:
    return [hit.id for hit in book.match(read(text, language)).facts]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("What medicines do you take?", "medicines"),
        ("which pills are u on", "medicines"),
        ("allergies?", "allergies"),
        ("has anything ever given you a rash", "allergies"),
        ("when did it start", "since-when"),
        ("since how long you are having this?", "since-when"),
        ("tell me who you live with", "home"),
        ("do you have someone at home with you?", "home"),
        ("how do you earn your money", "job"),
        ("I know it is late. What are you most scared of?", "fear"),
        ("what happened on the boat?", "boat"),
    ],
)
def test_a_question_finds_its_fact(book: QuestionBook, language: Language, text: str, fact: str) -> None:
    assert asked(book, language, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "We will do our best for you.",
        "Take your tablets!",
        "what does your husband do for a living?",
        "do you like football?",
        "please lie back and breathe in",
        "I am so sorry.",
        "hello",
        "asdf qwer",
        "",
    ],
)
def test_what_asks_for_something_else_finds_nothing(
    book: QuestionBook, language: Language, text: str
) -> None:
    assert asked(book, language, text) == []


def test_two_questions_find_two_facts(book: QuestionBook, language: Language) -> None:
    text = "When did it start? And do you have any allergies?"
    hits = {hit.id: text[hit.start : hit.end] for hit in book.match(read(text, language)).facts}
    assert set(hits) == {"since-when", "allergies"}


def test_a_pattern_counts_only_where_the_meaning_comes_near(language: Language) -> None:
    facts = {**FACTS, "home": Questions(["daughter"], FACTS["home"].examples, FACTS["home"].text)}
    book = QuestionBook(language, facts, OPEN)
    assert asked(book, language, "is your daughter at home with you?") == ["home"]
    found = book.match(read("does your daughter play chess?", language))
    assert "home" not in [hit.id for hit in found.facts]
    assert "home" in [hit.id for hit in found.perhaps]


@pytest.mark.parametrize(
    "text",
    [
        "She smokes ten a day and always has.",
        "did she smoke?",
        "Your father has been waiting here for seven hours.",
    ],
)
def test_what_is_said_of_others_is_no_question_to_this_person(
    book: QuestionBook, language: Language, text: str
) -> None:
    assert not book.match(read(text, language), among=frozenset({"smoking", "waiting-time"})).common


def test_a_question_that_leans_on_the_talk_is_none_beside_a_fact(
    book: QuestionBook, language: Language
) -> None:
    assert [
        hit.id
        for hit in book.match(read("since when exactly?", language)).common
        + book.match(read("since when exactly?", language)).facts
    ]
    found = book.match(read("What medicines do you take? And since when?", language))
    assert found.common == ()


def test_a_common_question_is_known_by_its_meaning(book: QuestionBook, language: Language) -> None:
    found = book.match(read("do u smoke", language))
    assert [hit.id for hit in found.common] == ["smoking"]
    assert not found.facts


def test_only_what_may_be_put_to_this_person_is_found(book: QuestionBook, language: Language) -> None:
    assert not book.match(read("do u smoke", language), among=frozenset({"weather"})).common


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("thank you so much", "thanks"),
        ("are you a robot?", "are-you-a-bot"),
        ("¿dónde le duele?", "other-language"),
    ],
)
def test_remarks_are_known(book: QuestionBook, language: Language, text: str, remark: str) -> None:
    found = book.match(read(text, language)).remark
    assert found is not None
    assert found.id == remark


def test_a_follow_up_is_read_after_what_was_told(book: QuestionBook, language: Language) -> None:
    reading = read("and who else?", language)
    alone = {hit.id: hit.confidence for hit in book.match(reading).best}
    after = {hit.id: hit.confidence for hit in book.match(reading, after=["home"]).best}
    assert after.get("home", 0) > alone.get("home", 0)


@pytest.mark.parametrize("text", ["Okay.", "Hm.", "I see.", "Right.", "Thank you for telling me that."])
@pytest.mark.parametrize("after", ["home", "since-when", "fear"])
def test_a_murmur_or_thanks_asks_for_nothing_again(
    book: QuestionBook, language: Language, text: str, after: str
) -> None:
    assert book.match(read(text, language), after=[after]).facts == ()


def test_without_a_model_only_patterns_find_a_fact(language: Language) -> None:
    book = QuestionBook(language, FACTS, lambda: None)
    assert asked(book, language, "what happened on the boat?") == ["boat"]
    assert asked(book, language, "What medicines do you take?") == []


def test_an_empty_book_finds_no_fact(language: Language) -> None:
    assert not QuestionBook(language, {}, OPEN).match(read("what?", language)).facts


def test_examples_that_ask_for_another_fact_are_found(language: Language) -> None:
    kit = kit_of("en")
    assert kit is not None
    crossed = {
        **FACTS,
        "job": Questions(
            examples=["What do you do for a living?", "Where do you work?", "Who do you live with at home?"],
            text="She cleans offices at night.",
        ),
    }
    found = list(confusions(language, crossed, kit))
    assert ("job", 2, "home") in [(one.fact, one.place, one.taken_for) for one in found]
    assert list(confusions(language, FACTS, kit)) == []


@given(st.text(max_size=300))
def test_anything_can_be_read(text: str) -> None:
    language = shipped_language("en")
    book = QuestionBook(language, {"home": FACTS["home"]}, OPEN)
    reading = read(text, language)
    found = book.match(reading)
    for hit in (*found.best, *found.common):
        assert 0 <= hit.start <= hit.end <= len(text)
        assert 0 <= hit.confidence <= 1
    assert found == book.match(reading), "the same words, the same facts"


def test_the_library_s_vectors_are_not_stale() -> None:
    import numpy as np

    folder = shipped_folder("rubrics") / "en" / "model"
    with np.load(folder / VECTORS) as kept:
        assert str(kept["of"]) == stamp(MeaningEncoder(folder), shipped_common_talk("en")), (
            "run python -m simtrainer.authoring.training.questions.vectors"
        )


def test_a_reply_is_read_as_a_whole_and_by_its_questions(language: Language) -> None:
    from simtrainer.recognition.asking import request_openings
    from simtrainer.recognition.bank import bank_of

    requests = request_openings(language, bank_of(language).reader.speller)
    parts = parts_of(
        read("I am sorry. Who lives with you? And tell me about your tablets.", language), requests
    )
    assert parts[0].whole
    assert [part.text for part in parts[1:]] == [
        "I am sorry",
        "Who lives with you",
        "And tell me about your tablets",
    ]
