"""How a simulated learner chooses what to do next."""

import random
from collections.abc import Callable, Iterable, Iterator

from simtrainer.authoring.simulation.learners import LEARNERS, Kind, Learner, Move
from simtrainer.authoring.simulation.repertoire import Known, Repertoire, some, wanted
from simtrainer.content.models import Opportunity, SimulatedFile
from simtrainer.content.vocabulary import BLOCKING
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.inputs import Input

TRIES = 4
"""Moves tried before a learner falls back on few words."""
SAMPLES = 0.6
"""How often a reply comes from the scenario's own samples, where there are any that fit."""


class Chooser:
    """One learner in one talk.

    Args:
        kind: Its kind.
        repertoire: What can be said in the scenario.
        words: What it says that fits no scene.
        draw: Draws its moves; the same draws make the same talk.
    """

    def __init__(self, kind: Kind, repertoire: Repertoire, words: SimulatedFile, draw: random.Random) -> None:
        self._learner: Learner = LEARNERS[kind]
        self._repertoire = repertoire
        self._words = words
        self._draw = draw
        self._said: set[str] = set()
        self._moves: dict[Move, Callable[[Encounter], Input | None]] = {
            "meet": self._meet,
            "half": self._half,
            "ask": self._ask,
            "plain": self._plain,
            "block": self._block,
            "silence": lambda _: Input("silence"),
            "few_words": lambda _: Input("reply", self._draw.choice(self._words.few_words)),
            "off_topic": lambda _: Input("reply", self._draw.choice(self._words.off_topic)),
            "keywords": self._stuff,
            "empty": self._talk_at_length,
        }

    def next(self, encounter: Encounter) -> Input:
        """Return what the learner does now."""
        moves = self._learner.moves
        for _ in range(TRIES):
            (move,) = self._draw.choices(list(moves), list(moves.values()))
            given = self._moves[move](encounter)
            if given is not None:
                self._said.add(given.text)
                return given
        return Input("reply", self._draw.choice(self._words.few_words))

    # Moves

    def _meet(self, encounter: Encounter) -> Input | None:
        opportunity = _open_opportunity(encounter)
        if opportunity is None:
            return self._reply(encounter, lambda known: known.gives and not known.blocks)
        asked = wanted(opportunity.asks) | _wondered(encounter)
        ways: list[Callable[[], Input | None]] = [
            lambda: self._one_of(opportunity.better),
            lambda: self._reply(encounter, lambda known: bool(known.given & asked) and not known.blocks),
        ]
        if opportunity.does:
            ways.append(lambda: self._do(encounter, opportunity.does))
        if opportunity.silence:
            ways.append(lambda: Input("silence"))
        self._draw.shuffle(ways)
        return next((given for way in ways if (given := way()) is not None), None)

    def _half(self, encounter: Encounter) -> Input | None:
        opportunity = _open_opportunity(encounter)
        partly = wanted(opportunity.partly) if opportunity else frozenset()
        return self._reply(
            encounter, lambda known: bool(known.given & partly) if partly else known.gives
        ) or self._reply(encounter, lambda known: known.gives)

    def _ask(self, encounter: Encounter) -> Input | None:
        told = encounter.memory.told
        facts = encounter.script.scenario.facts
        return self._one_of([text for name, fact in facts.items() if name not in told for text in fact.asked])

    def _plain(self, encounter: Encounter) -> Input | None:
        return self._reply(encounter, lambda known: not known.gives and not known.blocks)

    def _block(self, encounter: Encounter) -> Input | None:
        own, others = self._learner.blocks, set(BLOCKING) - self._learner.blocks
        return self._reply(
            encounter, lambda known: bool(known.given & own) and not known.given & others and not known.gives
        ) or self._reply(encounter, lambda known: bool(known.given & own))

    def _stuff(self, _: Encounter) -> Input:
        words = self._draw.sample(self._words.keywords, self._draw.randint(4, 9))
        return Input("reply", self._draw.choice((" ", ". ", ", ")).join(words))

    def _talk_at_length(self, _: Encounter) -> Input:
        return Input("reply", " ".join(self._draw.sample(self._words.empty, self._draw.randint(2, 4))))

    # What is said

    def _reply(self, encounter: Encounter, fits: Callable[[Known], bool]) -> Input | None:
        """Return a reply that fits, from the scenario's samples or from the bank; None where there is none."""
        memory = encounter.memory
        line = " ".join(text for _, _, text in memory.line) or encounter.script.scenario.scene.now
        own = [known for known in self._repertoire.samples(memory.state) if fits(known)]
        if own and self._draw.random() < SAMPLES:
            chosen = self._one_of(known.text for known in own)
            if chosen:
                return chosen
        found = some(self._new(known for known in self._repertoire.fitting(line) if fits(known)), self._draw)
        return Input("reply", found.text) if found else None

    def _new(self, found: Iterable[Known]) -> Iterator[Known]:
        """Yield what is good and bad enough for this learner and was not said yet."""
        least, most = self._learner.least, self._learner.most
        return (
            k for k in found if k.text not in self._said and k.worth is not None and least <= k.worth <= most
        )

    def _one_of(self, texts: Iterable[str]) -> Input | None:
        new = [text for text in texts if text not in self._said]
        return Input("reply", self._draw.choice(new)) if new else None

    def _do(self, encounter: Encounter, actions: Iterable[str]) -> Input | None:
        known = {**encounter.script.language.actions, **encounter.script.scenario.actions}
        done = [known[name].example.strip("*") for name in actions if name in known]
        return Input("action", self._draw.choice(done)) if done else None


def _open_opportunity(encounter: Encounter) -> Opportunity | None:
    opened = encounter.memory.opportunity
    return encounter.script.opportunities[opened.id] if opened and not opened.taken else None


def _wondered(encounter: Encounter) -> frozenset[str]:
    """Return the behaviours that would answer what the person asks."""
    wonders = encounter.script.scenario.wonders
    open_ = [wonders[name] for name, wonder in encounter.memory.wonders.items() if wonder.open]
    return frozenset(member for wonder in open_ for member in wanted(wonder.answered.any))
