"""Credit is for meeting the moment: first tries count most, repetition less each time, volume nothing."""

from simtrainer.assessment.assess import assess
from simtrainer.assessment.credit import chances
from simtrainer.assessment.transcript import transcribe
from simtrainer.content.models import Opportunity, Rubric, Scenario
from simtrainer.content.schema import parse
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.yaml import read_document
from simtrainer.encounter.events import (
    Ended,
    Entered,
    Event,
    Evidence,
    Met,
    MoodMoved,
    Opened,
    Outcome,
    Received,
    Recognised,
    Started,
)
from tests.conftest import FIXTURES

SCENARIO = parse(read_document(FIXTURES / "small.yaml"), Scenario)
RUBRIC = parse(read_document(shipped_folder("rubrics") / "en" / "empathy.yaml"), Rubric)
STATES = ("door", "chair", "cup")


def started() -> Started:
    return Started(
        turn=0, encounter="e", learner="", scenario="small-talk", content="c", language="en", seed=1, recogniser="cues",
        recogniser_version="0", program="0", moods={"omar": {"trust": 30, "distress": 50, "openness": 30}}, patience=4,
    )  # fmt: skip


Row = tuple[str, list[str], Outcome | None, int]


def talk(*turns: Row, trust: int = 30) -> list[Event]:
    """Build a log: each turn has its text, behaviours (all of the text as evidence), outcome, attempt."""
    log: list[Event] = [
        started(),
        Entered(turn=0, state="door"),
        Opened(turn=0, opportunity="state:door", signal="s"),
    ]
    place = 0
    for number, (text, given, outcome, attempt) in enumerate(turns, start=1):
        marks = [Evidence(id=name, start=0, end=len(text), cue=f"{name}.x", confidence=0.9) for name in given]
        log.append(Received(turn=number, kind="reply", text=text, state=STATES[place]))
        log.append(Recognised(turn=number, given=marks))
        if outcome:
            log.append(
                Met(
                    turn=number,
                    opportunity=f"state:{STATES[place]}",
                    outcome=outcome,
                    attempt=attempt,
                    by=given,
                )
            )
        if outcome == "taken" and place < 2:
            place += 1
            log.append(Opened(turn=number, opportunity=f"state:{STATES[place]}", signal="s"))
    log.append(
        MoodMoved(
            turn=len(turns),
            who="omar",
            trust=trust - 30,
            now={"trust": trust, "distress": 50, "openness": 30},
            because="x",
        )
    )
    return [*log, Ended(turn=len(turns), ending="heard", quality=4)]


def known() -> dict[str, Opportunity]:
    return {
        f"state:{name}": state.opportunity for name, state in SCENARIO.states.items() if state.opportunity
    }


def credits_of(log: list[Event]) -> list[float]:
    return [chance.credit for chance in chances(transcribe(log), known())]


def test_a_first_try_counts_more_than_a_later_one() -> None:
    assert credits_of(talk(("a b c", ["validate"], "taken", 1))) == [1.0]
    late = talk(("x", [], "missed", 1), ("a b c", ["validate"], "taken", 2))
    assert credits_of(late) == [0.75]
    assert credits_of(talk(("a", ["explore"], "partly", 1))) == [0.5]
    assert credits_of(talk(("a", [], "missed", 1))) == [0.0]


def test_the_same_words_are_worth_less_each_time() -> None:
    same: list[Row] = [("i hear how hard this is", ["explore"], "taken", 1)] * 3
    assert credits_of(talk(*same)) == [1.0, 0.5, 0.25]
    different: list[Row] = [(f"what about {n}", ["explore"], "taken", 1) for n in "abc"]
    assert credits_of(talk(*different)) == [1.0, 1.0, 1.0]


def test_an_opportunity_that_nobody_answered_does_not_count() -> None:
    assert len(credits_of(talk(("a", ["validate"], "taken", 1)))) == 1


def test_score_orders_talks_as_a_tutor_would() -> None:
    good = assess(
        talk(*[(f"words {n}", ["explore", "validate"], "taken", 1) for n in "abc"], trust=80),
        SCENARIO,
        RUBRIC,
    )
    middling = assess(
        talk(("a", ["explore"], "partly", 1), ("b", [], "missed", 2), trust=35), SCENARIO, RUBRIC
    )
    insults: list[Row] = [(f"no {n}", ["blame"], "missed", n) for n in range(1, 4)]
    rude = assess(talk(*insults, trust=0), SCENARIO, RUBRIC)
    assert good.score > middling.score > rude.score
    assert rude.score == 0
    assert all(0 <= level <= 4 for a in (good, middling, rude) for level in a.levels.values())
    assert good.levels["does_not_block"] == 4
    assert rude.levels["does_not_block"] < 3


def test_length_counts_nothing() -> None:
    short = assess(talk(("a", ["validate"], "taken", 1)), SCENARIO, RUBRIC)
    long = assess(talk(("a " * 300, ["validate"], "taken", 1)), SCENARIO, RUBRIC)
    assert (short.score, short.levels) == (long.score, long.levels)


def test_a_talk_cut_off_at_once_has_a_score() -> None:
    assessment = assess([started()], SCENARIO, RUBRIC)
    assert (assessment.score, assessment.ending) == (0, "cut_off")
    data = assessment.as_dict()
    assert data["type"] == "assessment"
    assert data["task"] == [{"id": "reason", "text": "Find out why he came alone", "done": False}]
