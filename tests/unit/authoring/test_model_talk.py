"""A model talk: which talk of a plan is shown, and what stands beside each reply."""

import pytest

from simtrainer.authoring.model_talk import ModelTalk, model_talk
from simtrainer.cli.watched import watched_lines
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.library import Library
from simtrainer.content.models import Plan
from simtrainer.encounter.script import Script
from simtrainer.recognition import CueRecogniser

PLAN = {
    "kind": "plan",
    "format": 1,
    "scenario": "small-talk",
    "talks": [
        {"id": "rude", "learner": "hostile", "turns": ["Calm down, it's nothing."]},
        {"id": "short", "learner": "excellent", "turns": ["What happened?"]},
        {
            "id": "good",
            "learner": "excellent",
            "margin_note": {"1": "Says who is there before anything else."},
            "turns": [
                "I'm Lena, the new intern.",
                "I don't have it yet. I'll find out and come back before four.",
                {"silence": True},
                "She used to sit here with you. You must miss her.",
            ],
        },
    ],
}


@pytest.fixture
def shown(small: Script, recogniser: CueRecogniser, library: Library) -> ModelTalk:
    return watch(small, recogniser, library)


def watch(small: Script, recogniser: CueRecogniser, library: Library, name: str | None = None) -> ModelTalk:
    rubric = library.models("small-talk")[2]
    return model_talk(Plan.model_validate(PLAN), small, recogniser, rubric, name)


def test_the_best_talk_of_an_excellent_learner_is_shown(shown: ModelTalk) -> None:
    assert shown.talk.id == "good"
    assert [turn.note.turn if turn.note else 0 for turn in shown.turns] == [0, 1, 2, 3, 4]


def test_another_talk_can_be_named(small: Script, recogniser: CueRecogniser, library: Library) -> None:
    assert watch(small, recogniser, library, "rude").talk.id == "rude"
    with pytest.raises(SimtrainerError) as error:
        watch(small, recogniser, library, "unheard-of")
    assert "rude, short, good" in error.value.hint


def test_a_note_says_what_the_reply_did_and_what_it_could_have_been(shown: ModelTalk) -> None:
    first = shown.turns[1]
    assert first.note is not None
    assert ("Says name and role", "I'm Lena, the new intern") in [
        (s.title, s.words) for s in first.note.shows
    ]
    assert (first.note.signal, first.note.outcome) == ("He looks at the file and not at you.", "taken")
    assert first.note.could == "I'm Lena, the new intern. Waiting here alone must be long."
    assert first.note.felt.startswith("Omar Said ")
    assert first.written == "Says who is there before anything else."


def test_a_reply_is_not_offered_as_its_own_alternative(shown: ModelTalk) -> None:
    second = shown.turns[2].note
    assert second is not None
    assert second.could == ""


def test_lines_keep_to_the_width_and_tell_silence(shown: ModelTalk) -> None:
    pages = list(watched_lines(shown, 60))
    lines = [line for page in pages for line in page]
    assert max(map(len, lines)) <= 60
    assert "You: (says nothing)" in lines
    assert pages[-1][0].startswith("It ends: ")
    assert any("      | Says who is there" in line for line in lines)
