import pytest

from simtrainer.content.language import Language
from simtrainer.recognition import CueError, PhraseBook, read


@pytest.fixture(scope="module")
def book(language: Language) -> PhraseBook:
    return PhraseBook(
        language,
        {
            "call-brother": ["(call|ring|phone) .. brother"],
            "sit": ["sit* [down]", "(take|pull) .. (chair|stool)"],
            "lithotripsy": ["lithotripsy"],
        },
    )


def found(book: PhraseBook, language: Language, text: str, kind: str = "said") -> list[tuple[str, str, bool]]:
    return [
        (hit.id, text[hit.start : hit.end], hit.negated)
        for hit in book.find(read(text, language), kind)  # type: ignore[arg-type]
    ]


def test_phrases_are_found_with_their_words(book: PhraseBook, language: Language) -> None:
    assert found(book, language, "I'll ring your brother now") == [
        ("call-brother", "ring your brother", False)
    ]


def test_what_was_said_and_what_was_done_are_kept_apart(book: PhraseBook, language: Language) -> None:
    text = "*pulls up a stool* I call your brother. *sits*"
    assert [name for name, _, _ in found(book, language, text, "said")] == ["call-brother"]
    assert [name for name, _, _ in found(book, language, text, "done")] == ["sit"]
    assert [name for name, _, _ in found(book, language, "*takes a chair* sit, please", "any")] == ["sit"]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("I will not call your brother", True),
        ("they told us to say I call your brother", True),
        ("I call your brother, not your wife", False),
    ],
)
def test_a_negated_phrase_says_so(book: PhraseBook, language: Language, text: str, negated: bool) -> None:
    assert [hit[2] for hit in found(book, language, text)] == [negated]


def test_typos_are_repaired_towards_words_of_the_book(book: PhraseBook, language: Language) -> None:
    assert found(book, language, "the lithotripsi is at nine") == [("lithotripsy", "lithotripsi", False)]


def test_a_broken_pattern_names_its_phrase(language: Language) -> None:
    with pytest.raises(CueError, match="promise"):
        PhraseBook(language, {"promise": ["(call"]})


def test_an_empty_book_finds_nothing(language: Language) -> None:
    assert PhraseBook(language, {}).find(read("anything", language)) == ()


@pytest.mark.parametrize("typed", ["kneels down beside her", "your olives", "he skips it"])
def test_a_books_own_words_are_right_as_typed_though_no_cue_knows_them(
    typed: str, language: Language
) -> None:
    book = PhraseBook(language, {"own": ["(kneel|kneels)", "(olive|olives)", "skips"]})
    assert [hit.id for hit in book.find(read(typed, language))] == ["own"]
