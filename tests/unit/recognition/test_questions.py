import pytest

from simtrainer.content.language import Language
from simtrainer.recognition import QuestionBook, QuestionMatcher, Questions, read


@pytest.fixture(scope="module")
def book(language: Language) -> QuestionBook:
    return QuestionBook(
        language,
        {
            "boat": Questions(patterns=["(boat|fishing)"]),
            "medicines": Questions(examples=["What medicines do you take?", "Are you on any tablets?"]),
            "allergies": Questions(examples=["Any allergies?", "Have you ever reacted badly to a drug?"]),
            "since-when": Questions(examples=["When did this start?", "How long have you been ill?"]),
            "home": Questions(examples=["Who do you live with?", "Is there anyone at home?"]),
            "fear": Questions(examples=["What worries you most?", "What are you afraid of?"]),
        },
    )


def asked(book: QuestionBook, language: Language, text: str) -> list[str]:
    return [hit.id for hit in book.match(read(text, language))]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("What medicines do you take?", "medicines"),
        ("which pills are u on", "medicines"),
        ("allergies?", "allergies"),
        ("any alergies", "allergies"),
        ("when did it start", "since-when"),
        ("tell me who you live with", "home"),
        ("I know it is late. What are you most scared of?", "fear"),
        ("what happened on the boat?", "boat"),
    ],
)
def test_a_question_finds_its_fact(book: QuestionBook, language: Language, text: str, fact: str) -> None:
    assert asked(book, language, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "You take many medicines.",
        "I know what worries you most.",
        "The boat is gone.",
        "Take your tablets!",
        "do you like football?",
        "hello",
        "",
    ],
)
def test_statements_and_strange_questions_find_nothing(
    book: QuestionBook, language: Language, text: str
) -> None:
    assert asked(book, language, text) == []


def test_two_questions_find_two_facts_with_their_words(book: QuestionBook, language: Language) -> None:
    text = "When did it start? And any allergies?"
    hits = {hit.id: text[hit.start : hit.end] for hit in book.match(read(text, language))}
    assert hits == {"since-when": "When did it start", "allergies": "And any allergies"}


def test_least_is_kept(book: QuestionBook, language: Language) -> None:
    reading = read("any allergies?", language)
    assert all(hit.confidence >= 0.9 for hit in book.match(reading, least=0.9))
    assert book.match(reading, least=1.1) == ()


def test_a_book_is_a_matcher(book: QuestionBook) -> None:
    matcher: QuestionMatcher = book
    assert matcher is book


def test_an_empty_book_finds_nothing(language: Language) -> None:
    assert QuestionBook(language, {}).match(read("what?", language)) == ()
