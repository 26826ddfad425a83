"""General talks that know nothing of a scenario's hidden facts: the good one is far above the rude one everywhere."""

from statistics import median

import pytest

from simtrainer.assessment.assess import Assessment, assess
from tests.conftest import play
from tests.scenarios.test_plans import EACH, LIBRARY, RECOGNISER, script

GOOD = (
    "Good evening, my name is Dana, I'm one of the interns on the team. Is it all right if I sit down with you for a few minutes?",
    "You look worn out. This can't be easy, after everything today.",
    "What worries you most about all this?",
    "That makes sense. Anyone in your place would be upset.",
    "So nobody has told you what is going on, and you are left guessing.",
    "I don't know the answer to that yet. I'll ask my senior and come back to tell you myself.",
    "Thank you for telling me. I know it isn't easy to say this to someone new.",
    "Would you rather talk here, or shall we find a quieter place?",
    "I'm sorry you had to go through that.",
    "What would help you most right now?",
    "I'll tell the doctor myself what you told me, so that you don't have to say it all again.",
    "It sounds as if you've been carrying this alone. Tell me more about that.",
    "What should I have asked you that I didn't?",
    "Let's decide together what happens next. What matters most to you?",
)
DECENT = (
    "hello i am dana, intern here",
    "ok that is hard for you i think",
    "when did this begin?",
    "i will ask the doctor and i come back",
    "you are right, waiting so long is not good",
    "do you have pain now?",
    "please tell me what happened",
    "the doctor will come after the round, then he explains you",
    "sorry for this",
    "ok. anything else you want to say me?",
    "i write it down for the doctor",
    "thank you",
)
RUDE = (
    "What is it now? I have no time for this.",
    "Calm down. It's nothing.",
    "You should have come earlier, it's your own fault.",
    "Look, I'm the doctor here. Just do as I say.",
    "Stop complaining. Others are far worse off than you.",
    "It's not my fault, we are short of staff.",
    "That's not my job, ask the nurse.",
    "If you don't like it, you can leave.",
    "You people are always like this.",
    "Don't be so dramatic.",
    "Whatever. Sign here or go home.",
    "I haven't slept since yesterday either, you know.",
)
STUFFED = (
    "empathy sorry thank you validate understand feelings support",
    "I validate your emotion. I acknowledge your feelings. I understand. Thank you for sharing.",
    "sorry sorry sorry thank you thank you I understand how you feel",
    "open question: what worries you? reflection: you are worried. validation: that makes sense. support: I am here.",
    "I understand. That must be hard. Thank you. I am sorry. Tell me more. I am here for you. You are right.",
    "empathy empathy empathy",
    "I hear you I see you I validate you I respect you I support you",
    "sorry thank you please understand feel validate support explore reflect",
    "That must be hard. Thank you. I am sorry. Tell me more. I am here for you. You are right. I understand.",
    "emotion sadness fear anger worry empathy",
)


def outcome(scenario: str, talk: tuple[str, ...], seed: int) -> Assessment:
    played = script(scenario)
    encounter = play(played, RECOGNISER, *talk, seed=seed)
    encounter.close()
    return assess(encounter.log, played.scenario, LIBRARY.models(scenario)[2])


@pytest.mark.parametrize("scenario", EACH)
def test_general_talks_rank(scenario: str) -> None:
    talks = {"good": GOOD, "decent": DECENT, "rude": RUDE, "stuffed": STUFFED}
    scores = {
        name: median(outcome(scenario, talk, seed).score for seed in range(3)) for name, talk in talks.items()
    }
    assert scores["good"] >= scores["rude"] + 40, scores
    assert scores["good"] > scores["decent"] > scores["rude"], scores
    assert scores["stuffed"] < scores["decent"], scores


@pytest.mark.parametrize("scenario", EACH)
def test_another_seed_gives_other_words_and_the_same_marks(scenario: str) -> None:
    first, second = (outcome(scenario, GOOD, seed) for seed in (1, 2))
    assert (first.score, first.levels, first.ending) == (second.score, second.levels, second.ending)
