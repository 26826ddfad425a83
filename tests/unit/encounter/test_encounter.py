"""An encounter: how a turn goes, what is remembered, that it is its log."""

from collections.abc import Callable

import pytest

from simtrainer.content.language import Language
from simtrainer.content.library import Bundle
from simtrainer.content.shipped import shipped_folder
from simtrainer.encounter.encounter import CUT_OFF, LEFT, Encounter
from simtrainer.encounter.events import EVENTS, Ended, Event, Fired, Met, MoodMoved, PromiseMoved, Said, Told
from simtrainer.encounter.inputs import Input, ReplyTooLongError, typed
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.script import Script, build_script
from simtrainer.recognition import CueRecogniser
from tests.conftest import FIXTURES, ListSink, play

SMALL = (FIXTURES / "small.yaml").read_text(encoding="utf-8")
DEFAULTS = (shipped_folder("rubrics") / "en" / "defaults.yaml").read_text(encoding="utf-8")
RUBRIC = (shipped_folder("rubrics") / "en" / "empathy.yaml").read_text(encoding="utf-8")
KIND = "Hi, I'm Lena, the new intern. You've been waiting here all alone."
HONEST = "I don't know yet. I will ask my senior and come back to you before four."
RUDE = "Calm down, it's nothing. You should have come earlier."


def changed(language: Language, *changes: tuple[str, str]) -> Script:
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    bundle = Bundle(text, DEFAULTS, RUBRIC)
    scenario, defaults, _ = bundle.open()
    return build_script(scenario, bundle.hash, language, defaults)


def last(encounter: Encounter, kind: Callable[[Event], bool]) -> Event:
    return next(event for event in reversed(encounter.log) if kind(event))


def test_the_person_speaks_first(small: Script, recogniser: CueRecogniser) -> None:
    encounter = play(small, recogniser)
    assert [e.type for e in encounter.log] == ["started", "entered", "said", "opened"]


def test_a_rule_fires_and_leads_on(small: Script, recogniser: CueRecogniser) -> None:
    encounter = play(small, recogniser, KIND)
    assert [e.rule for e in encounter.log if isinstance(e, Fired)] == ["met"]
    assert encounter.memory.state == "chair"
    assert [e.outcome for e in encounter.log if isinstance(e, Met)] == ["taken"]
    assert encounter.memory.moods["omar"]["trust"] > small.moods["omar"]["trust"]


def test_blocking_costs_trust_and_patience_and_ends_it(small: Script, recogniser: CueRecogniser) -> None:
    encounter = play(small, recogniser, RUDE, "You people always complain. Calm down.", RUDE + " Really.")
    assert encounter.memory.moods["omar"]["trust"] < small.moods["omar"]["trust"]
    assert encounter.memory.ending == "gone"
    assert encounter.submit(Input("reply", KIND)) == []


def test_the_turn_limit_ends_it(small: Script, recogniser: CueRecogniser) -> None:
    talk = (
        "The bus was late. I had rice for lunch. It rains in the hills. My shoes are new. The lift is slow."
    )
    talk += " They sell oranges downstairs. The radio plays. It is nearly noon. The corridor is long."
    encounter = play(small, recogniser, *talk.split(". "))
    assert encounter.memory.ending == "gone"
    assert encounter.memory.turn == small.turns


def test_a_fact_needs_a_question_and_trust(language: Language, recogniser: CueRecogniser) -> None:
    script = changed(language, ("trust: 20", "trust: 90\n    hide: [Not now., Not yet., Later.]"))
    encounter = play(script, recogniser, "Why did you come alone?")
    told = [e for e in encounter.log if isinstance(e, Told)]
    assert [(e.fact, e.held_back) for e in told] == [("alone", True)]
    open_ = play(changed(language), recogniser, "Why did you come alone?", "Did you come with family?")
    assert [e.held_back for e in open_.log if isinstance(e, Told)] == [False]
    assert isinstance(
        said := last(open_, lambda e: isinstance(e, Said) and e.owner == "fact:alone.again"), Said
    )
    assert open_.memory.tasks == {"reason"}
    assert said.who == "omar"


def test_nonsense_gets_an_honest_question_and_no_score(small: Script, recogniser: CueRecogniser) -> None:
    encounter = play(small, recogniser, "asdkjh qwelkj zxcmnb")
    assert not any(isinstance(e, (MoodMoved, Met)) for e in encounter.log)
    assert [e.rule for e in encounter.log if isinstance(e, Fired)] == ["unclear"]


def test_the_same_words_again_earn_nothing(small: Script, recogniser: CueRecogniser) -> None:
    encounter = play(small, recogniser, HONEST, HONEST)
    outcomes = [e.outcome for e in encounter.log if isinstance(e, Met)]
    assert outcomes.count("taken") <= 1
    moods = [e.turn for e in encounter.log if isinstance(e, MoodMoved)]
    assert 2 not in moods


def test_empty_and_too_long(small: Script, recogniser: CueRecogniser) -> None:
    encounter = play(small, recogniser)
    size = len(encounter.log)
    assert encounter.submit(Input("reply", "  \x1b[0m ")) == []
    with pytest.raises(ReplyTooLongError):
        encounter.submit(Input("reply", "x" * 100_000))
    assert len(encounter.log) == size


def test_actions_inside_and_beside_words(language: Language, recogniser: CueRecogniser) -> None:
    script = changed(
        language,
        ("when: {any: [validate, name_emotion, introduce], none: [blocking]}", "when: {does: [sit]}"),
    )
    for given in (
        Input("action", "sit down"),
        Input("reply", "*sits down* Good evening."),
        Input("reply", "*I take a seat*"),
    ):
        encounter = play(script, recogniser)
        encounter.submit(given)
        assert encounter.memory.state == "chair", given


def test_silence_choice_and_addressee(language: Language, recogniser: CueRecogniser) -> None:
    changes = (
        "    rules:\n      - id: met",
        "    choices: [{id: first, text: Good morning.}]\n    rules:\n      - {id: quiet, when: {silence: true}, goto: chair}\n      - {id: chosen, when: {choice: [first]}, goto: cup}\n      - id: met",
    )
    script = changed(language, changes)
    for given, state in ((Input("silence"), "chair"), (Input("choice", "first"), "cup")):
        encounter = play(script, recogniser)
        encounter.submit(given)
        assert encounter.memory.state == state
    assert play(script, recogniser).submit(Input("choice", "none")) == []


def test_promises_are_remembered_and_brought_up(language: Language, recogniser: CueRecogniser) -> None:
    promise = 'promises:\n  ring: {text: to ring, cues: ["i [will|shall] (ring|call) .. (him|son)"], remind_after: 1, remind: [You said you would ring.]}\nstart: door'
    script = changed(
        language, ("start: door", promise), ("- id: phone\n    after: 3", "- id: phone\n    after: 7")
    )
    encounter = play(script, recogniser, "I will call your son tonight.", "The weather is fine.")
    moved = [(e.promise, e.what, e.turn) for e in encounter.log if isinstance(e, PromiseMoved)]
    assert moved == [("ring", "made", 1), ("ring", "reminded", 2)]
    refused = play(script, recogniser, "I will not call your son.")
    assert not refused.memory.promises


def test_hints_fade_in(small: Script, recogniser: CueRecogniser) -> None:
    encounter = play(small, recogniser, "/hint", "/hint", "/hint", "/hint")
    hints = [e.text for e in encounter.log if e.type == "hinted"]
    opportunity = small.opportunities["state:door"]
    assert opportunity.hint
    assert hints == [opportunity.signal, opportunity.hint.move, opportunity.better[0], opportunity.better[0]]
    assert encounter.memory.turn == 0


def test_leaving_and_end_of_input(small: Script, recogniser: CueRecogniser) -> None:
    encounter = play(small, recogniser, "/leave")
    assert encounter.memory.ending == LEFT
    other = play(small, recogniser, KIND)
    assert [e.type for e in other.close()] == ["ended"]
    assert other.memory.ending == CUT_OFF
    assert other.close() == []


def test_same_seed_same_encounter(small: Script, recogniser: CueRecogniser) -> None:
    replies = [KIND, "asdf", HONEST, "What was she like?"]
    assert play(small, recogniser, *replies).log == play(small, recogniser, *replies).log


def test_another_seed_gives_other_words_and_the_same_marks(small: Script, recogniser: CueRecogniser) -> None:
    replies = [KIND, RUDE, HONEST, "You sound tired. What was she like?"]
    logs = [play(small, recogniser, *replies, seed=seed).log for seed in range(12)]
    marks = {str([(e.turn, e.given, e.unsure) for e in log if e.type == "recognised"]) for log in logs}
    words = {str([e.text for e in log if isinstance(e, Said)]) for log in logs}
    assert len(marks) == 1
    assert len(words) > 1


def test_an_encounter_is_its_log(small: Script, recogniser: CueRecogniser) -> None:
    replies = [KIND, "/hint", "asdf", HONEST, "*sits down*", "What was she like?"]
    whole = play(small, recogniser, *replies)
    for cut in range(1, len(replies)):
        begun = play(small, recogniser, *replies[:cut])
        read = EVENTS.validate_json(EVENTS.dump_json(begun.log))
        resumed = Encounter(small, recogniser, ListSink(), read)
        for reply in replies[cut:]:
            resumed.submit(typed(reply))
        assert resumed.log == whole.log
        assert resumed.memory == Memory().apply_all(whole.log)


def test_nothing_happens_when_it_cannot_be_stored(small: Script, recogniser: CueRecogniser) -> None:
    class Broken(ListSink):
        def append(self, encounter: str, events: list[Event]) -> None:
            if self.events:
                raise OSError("disk full")
            super().append(encounter, events)

    encounter = Encounter.start(small, recogniser, Broken(), encounter="e")
    before = list(encounter.log)
    with pytest.raises(OSError, match="disk full"):
        encounter.submit(Input("reply", KIND))
    assert encounter.log == before
    encounter._sink = ListSink()
    encounter.submit(Input("reply", KIND))
    assert encounter.memory.state == "chair"


def test_an_ending_always_comes_as_an_event(small: Script, recogniser: CueRecogniser) -> None:
    encounter = play(small, recogniser, KIND, HONEST, "You miss her. What was she like?")
    ended = last(encounter, lambda e: isinstance(e, Ended))
    assert isinstance(ended, Ended)
    assert ended.ending == "heard"


def test_what_was_asked_is_answered_and_the_next_state_goes_on_without_the_rules_own_words(
    small: Script, recogniser: CueRecogniser
) -> None:
    asked = play(small, recogniser, "I'm Lena, the new intern. Did you come with family?")
    owners = [event.owner for event in asked.log if isinstance(event, Said)]
    assert owners[-2:] == ["fact:alone.tell", "state:chair.enter"]
    unasked = play(small, recogniser, "I'm Lena, the new intern.")
    owners = [event.owner for event in unasked.log if isinstance(event, Said)]
    assert owners[-2:] == ["rule:met", "state:chair.enter"]
