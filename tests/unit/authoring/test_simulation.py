"""Simulated learners: the same seed makes the same talk, and the summary tells what they came to."""

from collections import Counter

import pytest

from simtrainer.authoring.coverage import coverage
from simtrainer.authoring.simulation.learners import KINDS, LEARNERS, Kind
from simtrainer.authoring.simulation.pool import BrokenTalk, Task, simulate
from simtrainer.authoring.simulation.repertoire import Repertoire
from simtrainer.authoring.simulation.report import summary_data, summary_lines
from simtrainer.authoring.simulation.summary import summarise
from simtrainer.authoring.simulation.talks import SimulatedTalk, Stage
from simtrainer.authoring.talk_lines import talk_lines
from simtrainer.authoring.workbench import Workbench
from simtrainer.content.language import Language
from simtrainer.content.library import Library
from simtrainer.encounter.script import Script
from simtrainer.recognition import CueRecogniser
from tests.conftest import FIXTURES


@pytest.fixture(scope="module")
def stage(library: Library, language: Language, recogniser: CueRecogniser) -> Stage:
    return Stage(Workbench(library, language, recogniser), "small-talk")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_plays_to_an_ending_and_a_seed_replays_exactly(kind: Kind, stage: Stage) -> None:
    for seed in range(3):
        first, second = stage.play(kind, seed), stage.play(kind, seed)
        assert first.log == second.log
        assert first.ended
    assert stage.play(kind, 1).log != stage.play(kind, 2).log


def test_every_kind_has_moves() -> None:
    assert set(LEARNERS) == set(KINDS)
    assert all(sum(learner.moves.values()) == 100 for learner in LEARNERS.values())


def test_replies_of_other_scenes_carry_no_names_and_the_nearest_come_first(
    small: Script, recogniser: CueRecogniser
) -> None:
    repertoire = Repertoire(small, recogniser)
    found = list(repertoire.fitting("I have waited four hours and nobody comes."))
    assert len(found) > 50
    assert not [known for known in found if "Mrs " in known.text or any(c.isdigit() for c in known.text)]
    assert [known.text for known in found] != [known.text for known in repertoire.fitting("Is it cancer?")]


def talk(kind: Kind, seed: int, score: int, small: Script, **changes: object) -> SimulatedTalk:
    fields: dict[str, object] = {
        "kind": kind, "seed": seed, "ending": "heard", "score": score, "turns": 5,
        "coverage": coverage(small.scenario, [[]]), "lines": Counter({"Yes.": 1}), "faults": (),
    }  # fmt: skip
    return SimulatedTalk(**{**fields, **changes})  # type: ignore[arg-type]


def test_scores_must_sort_the_learners(small: Script) -> None:
    talks = [
        talk("expert", 0, 80, small),
        talk("decent", 0, 85, small),
        talk("keyword-stuffer", 0, 20, small),
    ]
    summary = summarise(talks, [])
    verdicts = {verdict.text: verdict.holds for verdict in summary.verdicts}
    assert verdicts == {"expert 80 above decent 85": False, "decent 85 above keyword-stuffer 20": True}
    assert not summary.sound
    lines = list(summary_lines(small.scenario, summary, every=True))
    assert "  FAILED: expert 80 above decent 85" in lines
    assert any("endings that never came up: heard, gone" in line for line in lines)


def test_the_first_failing_seed_is_named(small: Script) -> None:
    talks = [talk("expert", 0, 80, small), talk("decent", 4, 60, small, faults=("said 5 times",))]
    summary = summarise(talks, [BrokenTalk("hostile", 2, "KeyError: x")])
    assert summary.failing == ("hostile", 2, "KeyError: x")
    lines = list(summary_lines(small.scenario, summary, every=False))
    assert lines[-1].endswith("simtrainer simulate small-talk --learner hostile --seed 2")
    assert summary_data(small.scenario, summary)["failing"]["seed"] == 2


def test_lines_that_wear_out_are_told(small: Script) -> None:
    talks = [talk("decent", seed, 60, small, lines=Counter({"Yes.": 3 * (seed == 1)})) for seed in range(4)]
    assert summarise(talks, []).worn == [("Yes.", 1)]


def test_processes_make_the_same_talks(stage: Stage) -> None:
    task = Task("small-talk", (FIXTURES,), "cues")
    talks, broken = simulate(task, ["expert", "silent"], [1, 2], processes=1)
    assert broken == []
    assert talks == [stage.talk(kind, seed) for seed in (1, 2) for kind in ("expert", "silent")]


def test_a_talk_is_printed_with_what_was_read(stage: Stage) -> None:
    lines = list(talk_lines(stage.play("expert", 1).log, stage.script.scenario))
    assert any(line.startswith(" 1  You: ") for line in lines)
    assert lines[-1].startswith("It ends: ")
