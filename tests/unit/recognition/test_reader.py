import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.content.language import Language
from simtrainer.recognition import read, split_actions


def clauses(text: str, language: Language) -> list[tuple[str, str]]:
    reading = read(text, language)
    return [
        (clause.kind, " ".join(token.text for token in reading.tokens[clause.first : clause.last]))
        for _, clause in reading.clauses()
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("You waited five hours.", ["statement"]),
        ("did he have fever", ["question"]),
        ("so tell me, what happened?", ["order", "question"]),
        ("You sound frightened, is that right?", ["statement", "question"]),
        ("please sit down", ["order"]),
        ("don't worry", ["order"]),
        ("do you smoke and how much", ["question", "question"]),
        ("how long are you here", ["question"]),
        ("anyone would be upset", ["statement"]),
        ("and you waited?", ["question"]),
        ("You can sit. Can you sit?", ["statement", "question"]),
        ("ok but when did it start", ["question"]),
        ("I know but wait", ["statement", "order"]),
        ("what a day you had", ["statement"]),
    ],
)
def test_clauses_state_ask_or_order(language: Language, text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in clauses(text, language)] == kinds


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("I am here. I stay.", 2),
        ("Dr. Amini comes at nine", 1),
        ("it is 0.5 mg", 1),
        ("your brother.. in this chair", 2),
        ("really?? how many degrees??", 2),
        ("line one\nline two", 2),
        ("", 0),
        ("?!", 0),
        ("word " * 200, 4),
    ],
)
def test_sentences_are_told_apart(language: Language, text: str, sentences: int) -> None:
    assert len(read(text, language).sentences) == sentences


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("What worries you most, the operation or what comes after?", 1),
        ("did he have fever?? how many degrees??", 2),
        ("You waited long.", 0),
        ("are you in pain and do you want something", 2),
    ],
)
def test_questions_are_counted(language: Language, text: str, questions: int) -> None:
    assert read(text, language).questions == questions


def test_open_questions_are_known(language: Language) -> None:
    opening = {
        text: next(read(text, language).clauses())[1].opens
        for text in ("what worries you most?", "do you smoke?")
    }
    assert opening == {"what worries you most?": True, "do you smoke?": False}


def test_typos_are_repaired_towards_words_that_cues_use_and_keep_their_place(language: Language) -> None:
    reading = read("anyoen wuold be frigthened", language)
    assert reading.words == ("anyone", "would", "be", "frightened")
    assert reading.span(3, 4) == (16, 26)


def test_common_words_short_words_and_names_are_never_repaired(language: Language) -> None:
    for word in ("warm", "hoping", "Olamide", "Aynur"):
        assert read(f"it was {word}", language).words[-1] == word.lower()


def test_drawn_out_words_are_read(language: Language) -> None:
    assert read("soooo sorryyyy", language).words == ("so", "sorry")


def test_actions_are_told_from_words(language: Language) -> None:
    text = "*sits down* I am here *takes her hand*"
    assert [(part.kind, text[part.start : part.end].strip()) for part in split_actions(text)] == [
        ("done", "sits down"),
        ("said", "I am here"),
        ("done", "takes her hand"),
    ]
    reading = read(text, language)
    assert reading.words == ("i", "am", "here")


@pytest.mark.parametrize("text", ["", "*", "**", "a * b", "*a\nb*", "* *"])
def test_lone_asterisks_are_no_action(language: Language, text: str) -> None:
    assert all(
        part.kind == "said" or text[part.start : part.end].strip() == "" for part in split_actions(text)
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('they say "I understand you" and go', ["i", "understand", "you"]),
        ("they say ‘I don't know’ and go", ["i", "do", "not", "know"]),
        ('"I understand you"', []),
        ("it's the patients' bed", []),
    ],
)
def test_quoted_words_are_known(language: Language, text: str, quoted: list[str]) -> None:
    assert [token.text for token in read(text, language).tokens if token.quoted] == quoted


@given(text=st.text(max_size=300))
def test_every_token_lies_in_the_text_in_order(language: Language, text: str) -> None:
    reading = read(text, language)
    for before, after in zip(reading.tokens, reading.tokens[1:], strict=False):
        assert before.start <= after.start
    for token in reading.tokens:
        assert text[token.start : token.end]
    for sentence in reading.sentences:
        assert sentence.words == tuple(token.text for token in reading.tokens[sentence.first : sentence.last])
        assert [clause.first for clause in sentence.clauses[1:]] == [
            clause.last for clause in sentence.clauses[:-1]
        ]
        assert sentence.clauses[0].first == sentence.first
        assert sentence.clauses[-1].last == sentence.last
