"""A scenario made ready to play: defaults filled in, cues compiled. Built once, shared by encounters."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from simtrainer.content import walk
from simtrainer.content.common import OTHER, CommonTalk, shipped_common_talk
from simtrainer.content.language import Language
from simtrainer.content.models import (
    Answers,
    Defaults,
    LeftOpen,
    Opportunity,
    Promise,
    Reaction,
    Rule,
    Scenario,
    State,
    Topic,
    Wording,
    Wordings,
)
from simtrainer.content.vocabulary import Behaviour, MoodName
from simtrainer.encounter.starting import starting
from simtrainer.recognition import PhraseBook, QuestionBook, Questions, kit_of


@dataclass(frozen=True)
class Script:
    """What the engine plays.

    Attributes:
        scenario: The scenario as written.
        content: Hash of its content, under which the store keeps it.
        reactions: How each behaviour moves a person by itself.
        moods: Moods at the start, by person.
        opportunities: Every opportunity by its id in the log (`state:ID`, `fact:ID`, ...).
        wordings: For each owner of words all its wordings in one text, as context for reading the reply.
    """

    scenario: Scenario
    content: str
    language: Language
    reactions: dict[Behaviour, Reaction]
    moods: dict[str, dict[MoodName, int]]
    turns: int
    patience: int
    opportunities: dict[str, Opportunity]
    wordings: dict[str, str]
    actions: PhraseBook
    topics: PhraseBook
    promises: PhraseBook
    questions: QuestionBook
    answer_levels: tuple[Answers, ...]

    @cached_property
    def common(self) -> CommonTalk:
        """What is commonly asked and said in the language; read when it is first needed."""
        return shipped_common_talk(self.language.code)

    def common_of(self, who: str) -> frozenset[str]:
        """Return what of it may be put to a person: by role, and about somebody else only to a relative."""
        role = self.scenario.people[who].role
        asked_of = "colleague" if role in ("colleague", "teacher") else role
        own = {name for name, entry in self.common.questions.items() if asked_of in entry.who}
        other = {name + OTHER for name, entry in self.common.questions.items() if entry.other}
        return frozenset({*own, *(other if role == "relative" else ()), *self.common.remarks})

    def left_open(self, name: str) -> LeftOpen:
        """Return the library's entry for a common question, its `.other`, or a remark."""
        return self.common.questions.get(name.removesuffix(OTHER)) or self.common.remarks[name]

    def all_words(self, owner: str, spoken: str) -> str:
        """Return every wording of an owner in one text; what was spoken where the owner is not known."""
        if owner.startswith("common:"):
            name, _, kind = owner.removeprefix("common:").rpartition(".")
            words: Wordings = getattr(self.left_open(name), kind)
            return " / ".join(map(_spoken, words))
        return self.wordings.get(owner, spoken)

    def mean(self, name: str) -> str | None:
        """Return what a person takes a fact or common question to be, for "You mean ...?"."""
        if name in self.scenario.facts:
            return self.scenario.facts[name].mean
        entry = self.common.questions.get(name)
        return entry.mean if entry else None

    @property
    def first_person(self) -> str:
        """The person whom the talk is mainly with."""
        return self.scenario.first_person

    def state(self, name: str) -> State:
        """Return a state."""
        return self.scenario.states[name]

    def speaker(self, state: str) -> str:
        """Return who mainly speaks in a state."""
        return self.scenario.states[state].who or self.first_person

    def present(self, state: str) -> frozenset[str]:
        """Return which of the people are in a state; who mainly speaks there always is."""
        here = self.scenario.states[state].present
        return frozenset(self.scenario.people if here is None else (*here, self.speaker(state)))

    def hears(self, state: str) -> list[str]:
        """Return who else can hear in a state."""
        own = self.scenario.states[state].hears
        return self.scenario.scene.hears if own is None else own

    def place(self, state: str) -> str:
        """Return where a state happens."""
        return self.scenario.states[state].place or self.scenario.scene.place

    def answer(self, kind: str, state: str, who: str | None = None) -> tuple[str, Wordings]:
        """Return what is said where no rule speaks: the state's words, else the person's, else more general ones.

        Args:
            kind: A field of `Answers`.
            state: The state.
            who: Who says it; the state's person where None.

        Returns:
            The owner of the words, and the wordings.
        """
        main = self.speaker(state)
        who = who or main
        levels = (
            *([(f"state:{state}", self.scenario.states[state].answers)] if who == main else []),
            (f"person:{who}", self.scenario.people[who].answers),
            *(
                ("scenario" if i == 0 else f"default{i}", answers)
                for i, answers in enumerate(self.answer_levels)
            ),
        )
        for kind_ in (kind, *_FALLBACK.get(kind, ())):
            for owner, answers in levels:
                wordings: Wordings | None = getattr(answers, kind_)
                if wordings:
                    return f"{owner}.{kind_}", wordings
        raise LookupError(f"the defaults have no answer of kind {kind}")


_FALLBACK = {
    "question": ("plain",),
    "retell": ("again", "plain"),
    "asked_back": ("unclear",),
    "mixed": ("colder", "plain"),
    "gesture": ("plain",),
    "volley": ("plain",),
    "again": ("plain",),
    "silence": ("plain",),
}


def build_script(scenario: Scenario, content: str, language: Language, defaults: Defaults) -> Script:
    """Make a scenario ready to play.

    Args:
        scenario: A scenario that passed `content.graph`.
        content: Its content hash.
        language: The language it is played in.
        defaults: What it need not write itself.

    Raises:
        CueError: If one of its cue patterns cannot be read (the checks report these with their place).
    """
    start = starting(scenario, defaults)
    actions = {**language.actions, **scenario.actions}
    return Script(
        scenario=scenario,
        content=content,
        language=language,
        reactions=start.reactions,
        moods=start.moods,
        turns=start.turns,
        patience=start.patience,
        opportunities={name: opportunity for _, name, opportunity in walk.opportunities(scenario)},
        wordings=_wordings(scenario, start.answers),
        actions=PhraseBook(language, {name: list(action.match) for name, action in actions.items()}),
        topics=_phrases(language, scenario.topics),
        promises=_phrases(language, scenario.promises),
        questions=QuestionBook(
            language,
            questions_of(scenario),
            partial(kit_of, language.code),
        ),
        answer_levels=(scenario.answers, *start.answers),
    )


def _phrases(language: Language, entries: dict[str, Topic] | dict[str, Promise]) -> PhraseBook:
    return PhraseBook(language, {name: list(entry.cues) for name, entry in entries.items()})


def questions_of(scenario: Scenario) -> dict[str, Questions]:
    """Return how each fact of a scenario may be asked for."""
    return {
        name: Questions(patterns=list(fact.cues), examples=list(fact.asked), text=fact.text)
        for name, fact in scenario.facts.items()
    }


def _wordings(scenario: Scenario, answers: Sequence[Answers]) -> dict[str, str]:
    owned = [(owner, wordings) for _, owner, wordings in walk.wordings(scenario)]
    for i, layer in enumerate(answers, start=1):
        owned += [(owner, wordings) for _, owner, wordings in walk.answers((), f"default{i}", layer)]
    return {owner: " / ".join(_spoken(wording) for wording in wordings) for owner, wordings in owned}


def _spoken(wording: Wording) -> str:
    return wording if isinstance(wording, str) else " / ".join(wording.values())


def rules_of(script: Script, state: str) -> list[Rule]:
    """Return the rules tried in a state, in order: its own, then those of every state."""
    return [*script.scenario.states[state].rules, *script.scenario.rules]
