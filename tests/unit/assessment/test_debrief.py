"""The debrief: own words first, a wording to try, nothing graded before, and no praise without a quote."""

from simtrainer.assessment.assess import assess
from simtrainer.assessment.debrief import Debrief, debrief
from simtrainer.assessment.debrief_text import debrief_text
from simtrainer.content.language import Language
from simtrainer.encounter.inputs import Input
from simtrainer.encounter.script import Script
from simtrainer.recognition import CueRecogniser
from tests.conftest import play
from tests.unit.assessment.test_credit import RUBRIC

REPLIES = ("Hi, I'm Lena, the new intern.", "Calm down, it's nothing.", "What was she like?")


def of(script: Script, recogniser: CueRecogniser, language: Language, *replies: str) -> Debrief:
    encounter = play(script, recogniser, *replies)
    encounter.submit(Input("reflection", wants="news", fears="the truth", rating=3))
    return debrief(assess(encounter.log, script.scenario, RUBRIC), language)


def test_it_says_what_worked_with_the_learners_words(
    small: Script, recogniser: CueRecogniser, language: Language
) -> None:
    page = of(small, recogniser, language, *REPLIES)
    assert page.strength
    assert page.strength.words in " ".join(REPLIES)


def test_moments_have_a_signal_and_a_wording_to_try(
    small: Script, recogniser: CueRecogniser, language: Language
) -> None:
    page = of(small, recogniser, language, "Hello there old man.", "The lift is slow today.", *REPLIES[1:])
    assert 1 <= len(page.moments) <= 2
    assert all(moment.signal and moment.said and moment.try_saying for moment in page.moments)


def test_own_understanding_stands_beside_the_persons(
    small: Script, recogniser: CueRecogniser, language: Language
) -> None:
    own = of(small, recogniser, language).understanding
    assert (own.own_wanted, own.own_feared, own.own_rating) == ("news", "the truth", 3)
    assert (own.wanted, own.feared) == ("To be told the truth", "That nobody will say it")


def test_the_text_fits_its_width_and_can_be_folded(
    small: Script, recogniser: CueRecogniser, language: Language
) -> None:
    page = of(small, recogniser, language, *REPLIES)
    whole, first = debrief_text(page, 60), debrief_text(page, 60, folded=True)
    assert all(len(line) <= 60 for line in whole.splitlines())
    assert len(first) < len(whole)
    assert "Levels" not in first
    assert page.title in first


def test_silent_and_rude_talks_have_a_debrief_too(
    small: Script, recogniser: CueRecogniser, language: Language
) -> None:
    assert of(small, recogniser, language).strength is None
    assert debrief_text(of(small, recogniser, language, "/wait", "/wait"))
    rude = of(small, recogniser, language, "Calm down, it's nothing, you should have come earlier.")
    assert debrief_text(rude)
