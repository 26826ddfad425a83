"""What is asked gets answered: facts, the card, what is left open, asking back, volleys, the person's own questions."""

from collections.abc import Container, Sequence
from dataclasses import replace

import pytest

from simtrainer.assessment.assess import assess
from simtrainer.assessment.debrief import debrief
from simtrainer.assessment.debrief_text import debrief_text
from simtrainer.content.language import Language
from simtrainer.content.library import Bundle
from simtrainer.content.shipped import shipped_folder
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import AskedBack, Said, Told, Wondered
from simtrainer.encounter.script import Script, build_script
from simtrainer.recognition import Asked, CueRecogniser, QuestionHit, Reading
from tests.conftest import play

DEFAULTS = (shipped_folder("rubrics") / "en" / "defaults.yaml").read_text(encoding="utf-8")
RUBRIC = (shipped_folder("rubrics") / "en" / "empathy.yaml").read_text(encoding="utf-8")
SCENARIO = """\
kind: scenario
format: 1
id: asking
title: Asking
situation: warm-up
difficulty: 1
minutes: 2
summary: For tests.
practises: [explore]
you: {role: intern, text: You.}
scene: {place: A room, briefed: none, now: You come in.}
people:
  omar:
    name: Omar
    about: He is 60.
    wants: Peace
    fears: Noise
    trust: 50
    openness: 50
    card:
      job: "I mend nets. Always have."
      sleep: {tell: ["I lie awake till four."], trust: 90, hide: ["Sleep is my business."]}
      children: {tell: ["Two girls."], again: ["Two, I said."]}
    answers:
      plain: ["Plain."]
      unclear: ["Unclear."]
      question: ["Question."]
      asked_back: ["You mean {mean}?"]
      retell: ["I told you. {told}"]
      volley: ["One at a time."]
task: {end: {text: End it, done: {turn: {least: 9}}}}
turns: 20
patience: 30
start: here
states:
  here:
    enter: ["And you are?"]
    opportunity: {signal: He asks., asks: [introduce], better: ["I am Lena."]}
    rules:
      - id: tone
        when: {turn: {least: 1}}
        say: ["The rule speaks."]
facts:
  start: {text: It began on Tuesday., asked: [since when?], mean: the beginning, tell: ["Tuesday. *looks up* At four."]}
  pills: {text: He stopped his pills., asked: [which pills?], mean: my pills, trust: 80, hide: ["Never mind."], tell: ["I stopped."]}
wonders:
  bad:
    text: Whether it is bad.
    ask: ["Is it bad?"]
    when: {turn: {least: 2}}
    again: ["You did not say.", "Is it bad, yes or no?"]
    wait: 1
    given_up: {trust: -5, because: got no answer}
endings: {over: {title: Over, text: Over., quality: 2, at: limit}}
"""


class Known:
    """A matcher that knows by heart what was asked: `text: (facts, common, remark, perhaps)`."""

    def __init__(self, known: dict[str, Asked]) -> None:
        self._known = known
        self.after: list[Sequence[str]] = []

    def warm(self) -> None:
        """Do nothing."""

    def match(
        self, reading: Reading, after: Sequence[str] = (), among: Container[str] | None = None
    ) -> Asked:
        """Return what is known of a text."""
        self.after.append(list(after))
        return self._known.get(reading.text, Asked())


def hits(*names: str) -> tuple[QuestionHit, ...]:
    return tuple(QuestionHit(name, 0, 1, 0.9, {}) for name in names)


KNOWN = Known(
    {
        "since when": Asked(facts=hits("start")),
        "which pills": Asked(facts=hits("pills")),
        "your job": Asked(common=hits("job")),
        "you sleep": Asked(common=hits("sleep")),
        "any kids": Asked(common=hits("children")),
        "allergies": Asked(common=hits("allergies")),
        "worries": Asked(common=hits("worries")),
        "well, the, er": Asked(perhaps=hits("pills", "start")),
        "hm, and the": Asked(perhaps=hits("start")),
        "yes": Asked(remark=hits("yes")[0]),
        "thank you": Asked(remark=hits("thanks")[0]),
        "are you a bot": Asked(remark=hits("are-you-a-bot")[0]),
        "when? which? why?": Asked(facts=hits("start", "pills")),
    }
)


def script_of(language: Language, *changes: tuple[str, str]) -> Script:
    text = SCENARIO
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    bundle = Bundle(text, DEFAULTS, RUBRIC)
    scenario, defaults, _ = bundle.open()
    built = build_script(scenario, bundle.hash, language, defaults)
    return replace(built, questions=KNOWN)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def quiet(language: Language) -> Script:
    """Nothing but what is asked is answered."""
    rules = SCENARIO[SCENARIO.index("    rules:") : SCENARIO.index("facts:")]
    wonders = SCENARIO[SCENARIO.index("wonders:") : SCENARIO.index("endings:")]
    return script_of(language, (rules, ""), (wonders, ""))


def answers(encounter: Encounter, turn: int) -> list[str]:
    return [event.text for event in encounter.log if isinstance(event, Said) and event.turn == turn]


def test_a_fact_is_told_once_and_then_told_again_as_told(quiet: Script, recogniser: CueRecogniser) -> None:
    encounter = play(quiet, recogniser, "since when", "since when")
    assert answers(encounter, 1) == ["Tuesday. *looks up* At four."]
    assert answers(encounter, 2) == ["I told you. Tuesday. At four."]
    assert [event.fact for event in encounter.log if isinstance(event, Told)] == ["start"]


def test_what_is_held_back_is_hidden(quiet: Script, recogniser: CueRecogniser) -> None:
    encounter = play(quiet, recogniser, "which pills")
    assert answers(encounter, 1) == ["Never mind."]
    assert "pills" not in encounter.memory.told


def test_the_card_answers_common_questions(quiet: Script, recogniser: CueRecogniser) -> None:
    encounter = play(quiet, recogniser, "your job", "any kids", "any kids", "you sleep")
    assert answers(encounter, 1) == ["I mend nets. Always have."]
    assert answers(encounter, 2) == ["Two girls."]
    assert answers(encounter, 3) == ["Two, I said."]
    assert answers(encounter, 4) == ["Sleep is my business."]


def test_what_the_card_leaves_open_depends_on_trust(quiet: Script, recogniser: CueRecogniser) -> None:
    entry = quiet.common.questions["allergies"]
    assert answers(play(quiet, recogniser, "allergies"), 1)[0] in entry.open
    wary = replace(quiet, moods={"omar": {"trust": 10, "distress": 50, "openness": 50}})
    assert answers(play(wary, recogniser, "allergies"), 1)[0] in entry.guarded


def test_what_is_not_sure_is_asked_back_and_yes_confirms_it(quiet: Script, recogniser: CueRecogniser) -> None:
    encounter = play(quiet, recogniser, "hm, and the", "yes")
    assert answers(encounter, 1) == ["You mean the beginning?"]
    assert [event.about for event in encounter.log if isinstance(event, AskedBack)] == ["start"]
    assert answers(encounter, 2) == ["Tuesday. *looks up* At four."]


def test_a_yes_later_confirms_nothing(quiet: Script, recogniser: CueRecogniser) -> None:
    encounter = play(quiet, recogniser, "hm, and the", "your job", "yes")
    assert "start" not in encounter.memory.told


def test_remarks_are_answered_as_what_they_are(quiet: Script, recogniser: CueRecogniser) -> None:
    encounter = play(quiet, recogniser, "thank you", "are you a bot")
    assert answers(encounter, 1)[0] in quiet.common.remarks["thanks"].open
    assert answers(encounter, 2)[0] in quiet.common.remarks["are-you-a-bot"].open


def test_no_rule_hears_what_stands_beside_the_talk(language: Language, recogniser: CueRecogniser) -> None:
    script = script_of(language)
    assert "The rule speaks." in answers(play(script, recogniser, "Well."), 1)
    assert "The rule speaks." not in answers(play(script, recogniser, "are you a bot"), 1)


def test_a_volley_gets_the_answer_that_matters_and_is_minded(
    quiet: Script, recogniser: CueRecogniser
) -> None:
    encounter = play(quiet, recogniser, "when? which? why?")
    assert answers(encounter, 1) == ["Never mind.", "One at a time."]


def test_a_volley_is_not_minded_every_time(quiet: Script, recogniser: CueRecogniser) -> None:
    encounter = play(quiet, recogniser, *["when? which? why?"] * 2)
    assert "One at a time." in answers(encounter, 1)
    assert "One at a time." not in answers(encounter, 2)


def test_the_library_keeps_quiet_beside_what_the_scenario_says(
    language: Language, quiet: Script, recogniser: CueRecogniser
) -> None:
    both = Known({"x": Asked(facts=hits("start"), common=hits("allergies"))})
    encounter = play(replace(quiet, questions=both), recogniser, "x")  # type: ignore[arg-type]
    assert answers(encounter, 1) == ["Tuesday. *looks up* At four."]
    unsure = Known({"x": Asked(common=hits("allergies"), perhaps=hits("start"))})
    encounter = play(replace(quiet, questions=unsure), recogniser, "x")  # type: ignore[arg-type]
    assert answers(encounter, 1) == ["You mean the beginning?"]


def test_asking_back_names_nothing_that_is_hidden(quiet: Script, recogniser: CueRecogniser) -> None:
    unsure = Known({"x": Asked(perhaps=hits("pills"))})
    encounter = play(replace(quiet, questions=unsure), recogniser, "x")  # type: ignore[arg-type]
    assert not any("pills" in answer for answer in answers(encounter, 1))


def test_a_rule_about_the_tone_keeps_quiet_when_a_question_is_answered(
    language: Language, recogniser: CueRecogniser
) -> None:
    script = script_of(language, ("when: {turn: {least: 2}}", "when: {turn: {least: 19}}"))
    assert answers(play(script, recogniser, "your job"), 1) == ["I mend nets. Always have."]
    assert answers(play(script, recogniser, "Well."), 1) == ["The rule speaks."]
    assert answers(play(script, recogniser, "worries"), 1) == ["The rule speaks."], "feelings are the rule's"


def test_a_rule_about_the_words_speaks_first(language: Language, recogniser: CueRecogniser) -> None:
    script = script_of(
        language,
        ("when: {turn: {least: 1}}", "when: {asks: [start]}"),
        ("when: {turn: {least: 2}}", "when: {turn: {least: 19}}"),
    )
    assert answers(play(script, recogniser, "since when"), 1) == [
        "The rule speaks.",
        "Tuesday. *looks up* At four.",
    ]


def test_what_was_just_told_is_known_to_the_matcher(quiet: Script, recogniser: CueRecogniser) -> None:
    KNOWN.after.clear()
    play(quiet, recogniser, "since when", "and before that", "and then")
    assert KNOWN.after == [[], ["start"], []]


def test_a_wonder_comes_back_sharper_and_is_given_up(language: Language, recogniser: CueRecogniser) -> None:
    encounter = play(script_of(language), recogniser, *["Well."] * 6)
    asked = [
        event.text for event in encounter.log if isinstance(event, Said) and event.owner.startswith("wonder")
    ]
    assert asked == ["Is it bad?", "You did not say.", "Is it bad, yes or no?"]
    whats = [event.what for event in encounter.log if isinstance(event, Wondered)]
    assert whats == ["asked", "again", "again", "given_up"]
    assert encounter.memory.moods["omar"]["trust"] < 50


def test_the_debrief_tells_what_was_left_open(language: Language, recogniser: CueRecogniser) -> None:
    script = script_of(language)
    _, _, rubric = Bundle(SCENARIO, DEFAULTS, RUBRIC).open()
    encounter = play(script, recogniser, *["Well."] * 4)
    page = debrief(assess(encounter.log, script.scenario, rubric), language)
    assert page.left_open == ["Whether it is bad."]
    assert "left it open" in debrief_text(page)


def test_who_is_called_by_name_is_spoken_to(language: Language, recogniser: CueRecogniser) -> None:
    daughter = """\
  nermin:
    name: Mrs Nermin Aydar
    role: relative
    about: His daughter.
    wants: Rest
    fears: Noise
    card: {job: "I drive a bus."}
task:"""
    script = script_of(language, ("task:", daughter))
    for text, answer in (
        ("your job", "I mend nets. Always have."),
        ("Mrs Nermin, your job", "I drive a bus."),
        ("your job, Nermin?", "I drive a bus."),
        ("I see, thank you. Mrs Nermin, your job", "I drive a bus."),
        ("Omar says Nermin works, your job", "I mend nets. Always have."),
    ):
        known = Known({text: Asked(common=hits("job"))})
        encounter = play(replace(script, questions=known), recogniser, text)  # type: ignore[arg-type]
        assert answers(encounter, 1)[0] == answer


def test_an_answer_closes_a_wonder(language: Language, recogniser: CueRecogniser) -> None:
    honest = "I don't know yet. I will find out and tell you the truth."
    encounter = play(script_of(language), recogniser, "Well.", "Well.", honest, "Well.", "Well.")
    whats = [event.what for event in encounter.log if isinstance(event, Wondered)]
    assert whats == ["asked", "answered"]


def test_an_encounter_taken_up_again_remembers_what_was_asked_back(
    quiet: Script, recogniser: CueRecogniser
) -> None:
    encounter = play(quiet, recogniser, "hm, and the")
    again = Encounter(quiet, recogniser, encounter._sink, encounter.log)
    assert again.memory.asking_back == "start"
    assert again.memory == encounter.memory
