import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simtrainer import __version__
from simtrainer.content.language import Language
from simtrainer.content.vocabulary import BEHAVIOURS
from simtrainer.recognition import CueRecogniser, Recognition, SceneContext, check_examples

UPSET = SceneContext(
    speaker="Mr Adeyemi, patient",
    line="Don't touch me! I have been waiting five hours and nobody tells me anything!",
)
PLAIN = SceneContext(
    speaker="patient", line="The pain comes after meals, on the right side.", emotional=False
)


def test_it_says_who_it_is(recogniser: CueRecogniser, language: Language) -> None:
    assert recogniser.name == "cues"
    assert recogniser.version == f"{__version__}+{language.hash[:8]}"


def test_every_example_in_the_shipped_cue_files_holds(language: Language) -> None:
    assert [f"{one.kind} {one.cue.id}: {one.example}" for one in check_examples(language)] == []


def test_shipped_cue_ids_begin_with_their_behaviour_and_are_unique(language: Language) -> None:
    ids = [(file.behaviour, cue.id) for file in language.cues for cue in file.cues]
    assert [cue for behaviour, cue in ids if not cue.startswith(f"{behaviour}.")] == []
    assert len({cue for _, cue in ids}) == len(ids)


def test_a_mark_shows_its_words(recogniser: CueRecogniser) -> None:
    reply = "*sits* Anyone would be upset after that. What worries you most?"
    found = recogniser.recognise(reply, UPSET)
    words = {mark.id: reply[mark.start : mark.end] for mark in found.given}
    assert words["validate"] == "Anyone would be"
    assert words["explore"].startswith("What worries you")
    assert found.level == 5
    assert found.space_score > 1
    assert found.questions == 1


@pytest.mark.parametrize(
    ("reply", "context", "interrogates"),
    [
        ("did he have fever?? how many degrees??", UPSET, True),
        ("any allergies?", UPSET, True),
        ("any allergies?", PLAIN, False),
        ("Anyone would be angry after five hours. Any allergies?", UPSET, False),
        ("Would you like some water?", UPSET, False),
        ("What happened?", UPSET, False),
    ],
)
def test_closed_questions_are_an_interrogation_only_where_they_answer_a_feeling(
    recogniser: CueRecogniser, reply: str, context: SceneContext, interrogates: bool
) -> None:
    assert ("interrogate" in recogniser.recognise(reply, context).ids) is interrogates


@pytest.mark.parametrize(
    ("reply", "reflects"),
    [
        ("So five hours, and nobody tells you anything.", True),
        ("Waiting five hours, nobody telling you.", True),
        ("I waited five hours too, nobody told me.", False),
        ("You should wait five hours, nobody minds.", False),
        ("I have been waiting five hours and nobody tells me anything", False),
    ],
)
def test_an_echo_reflects_and_parroting_does_not(
    recogniser: CueRecogniser, reply: str, reflects: bool
) -> None:
    assert ("reflect" in recogniser.recognise(reply, UPSET).ids) is reflects


def test_parroting_earns_nothing_at_all(recogniser: CueRecogniser) -> None:
    line = "Anyone would be upset after that, who wouldn't be angry?"
    assert recogniser.recognise(line, SceneContext(line="Look. " + line)).given == ()


@pytest.mark.parametrize(
    "reply",
    [
        "empathy sorry validate thank you",
        "I validate your emotion. I acknowledge your feelings.",
        "I am supposed to say anyone would be upset",
    ],
)
def test_stuffing_earns_nothing(recogniser: CueRecogniser, reply: str) -> None:
    assert not recogniser.recognise(reply, UPSET).ids


def test_the_same_words_repeated_add_nothing(recogniser: CueRecogniser) -> None:
    once = recogniser.recognise("Anyone would be upset.", UPSET)
    often = recogniser.recognise("Anyone would be upset. " * 9, UPSET)
    assert often.space_score == once.space_score
    assert [mark.confidence for mark in often.given] == [mark.confidence for mark in once.given]


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "   ",
        "...",
        "?!",
        "🙂🙂",
        "12345",
        "asdf jkl qwpoe",
        "xkcd zzzzzz hhhhhh",
        "متاسفم که منتظر ماندید",
        "对不起让你等了这么久",
        "*draws the curtain*",
        "\x00\x01",
        "\ud800",
    ],
)
def test_what_says_nothing_is_not_understood(recogniser: CueRecogniser, reply: str) -> None:
    found = recogniser.recognise(reply, UPSET)
    assert not found.understood
    assert (found.given, found.unsure, found.space_score) == ((), (), 0.0)


@pytest.mark.parametrize(
    "reply",
    [
        "ok",
        "mm",
        "Sorry Mrs Okafor",
        "i wil cal the docter nw, dont wory",
        "pls sit sir i com bak in 5 min",
        "Mr Adeyemi, Ngozi and Dr Rao are with Bukola",
        "evrybody wuld be angri in yur plase",
        "we calculate 0.5 mg per kg and taper according to proteinuria",
        "HELLO MADAM WHAT HAPPENED",
    ],
)
def test_plain_sentences_with_typos_are_understood(recogniser: CueRecogniser, reply: str) -> None:
    assert recogniser.recognise(reply).understood


def test_typos_do_not_cost_a_mark(recogniser: CueRecogniser) -> None:
    assert "validate" in recogniser.recognise("anyoen woudl be upste after that").ids
    assert "validate" in recogniser.recognise("makes snse to me").ids


def test_a_scene_may_be_wholly_absent(recogniser: CueRecogniser) -> None:
    assert recogniser.recognise("Anyone would be upset.").ids == {"validate"}


PIECES = st.sampled_from(
    [
        "anyone would be upset", "did he have fever?", "*nods*", "but", ". ", ", ", "“", "”", '"', "don't", "u", "\n",
        "\u202e", "\u0301", "👩‍⚕️", "\ud83d", "ﷺ", "½", "é", "so five hours", "!!", "…", "*", "if you calm down", "not",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(
    reply=st.one_of(
        st.text(max_size=200),
        st.lists(PIECES, max_size=20).map(" ".join),
        st.lists(PIECES, max_size=20).map("".join),
    )
)
def test_any_text_is_read_alike_twice_and_marks_stay_inside_it(recogniser: CueRecogniser, reply: str) -> None:
    found = recogniser.recognise(reply, UPSET)
    assert found == recogniser.recognise(reply, UPSET)
    _check_places(found, reply)


def _check_places(found: Recognition, reply: str) -> None:
    places = [(mark.start, mark.end) for mark in (*found.given, *found.unsure)]
    places += [(miss.start, miss.end) for miss in found.nearly]
    for start, end in places:
        assert 0 <= start < end <= len(reply)
        assert reply[start:end].strip()
    assert {mark.id for mark in (*found.given, *found.unsure)} <= set(BEHAVIOURS)
    assert all(0 <= mark.confidence <= 1 for mark in (*found.given, *found.unsure))
    assert found.ids.isdisjoint(mark.id for mark in found.unsure)
    assert len(found.ids) == len(found.given)
    assert 0 <= found.level <= 6
    assert -4 <= found.space_score <= 4


@pytest.mark.parametrize(
    "reply",
    [
        "anyone would be upset " * 5000,
        "a" * 100_000,
        "?" * 100_000,
        "*" * 100_000,
        '"' * 100_000,
        "'a " * 33_000,
        "did he have fever? " * 5000,
        "\u0301" * 100_000,
        "🙂 " * 50_000,
        "so, " * 25_000,
    ],
    ids=range(10),
)
def test_a_hundred_thousand_characters_do_no_harm(recogniser: CueRecogniser, reply: str) -> None:
    _check_places(recogniser.recognise(reply[:100_000], UPSET), reply)
