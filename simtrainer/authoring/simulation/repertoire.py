"""What simulated learners can say in a scenario: its own wordings and samples, and the bank's replies that fit the line."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process

from simtrainer.authoring.bank import BankReply, read_bank
from simtrainer.content.vocabulary import BLOCKING, FACILITATING, members
from simtrainer.encounter.script import Script, rules_of
from simtrainer.recognition import Recogniser, SceneContext

FITTING_SCENES: Final = 60
"""So many scenes of the bank, those whose lines are nearest, are looked through for a reply."""
_ELSEWHERE: Final = re.compile(r"(?<=[a-z,;] )(?!I\b|I'|Dr\b)[A-Z]\w+|\d")
"""A name or number inside a sentence: the reply belongs to another scene."""


@dataclass(frozen=True)
class Known:
    """A reply with the behaviours it shows.

    Attributes:
        text: As it is typed.
        given: Its behaviours.
        worth: Its quality, 0-4; None where nobody rated it.
        state: The state it was written for; None for any.
    """

    text: str
    given: frozenset[str]
    worth: float | None = None
    state: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether it takes space."""
        return bool(self.given & set(BLOCKING))

    @property
    def gives(self) -> bool:
        """Whether it gives space."""
        return bool(self.given & set(FACILITATING))


class Repertoire:
    """Replies for one scenario."""

    def __init__(self, script: Script, recogniser: Recogniser) -> None:
        """Read what the scenario itself offers.

        Args:
            script: The scenario.
            recogniser: Tells what the samples of its rules show.
        """
        self._script = script
        self._recogniser = recogniser
        self._near: dict[str, list[str]] = {}

    def samples(self, state: str) -> list[Known]:
        """Return the samples of the rules that are tried in a state."""
        named = {rule.sample for rule in rules_of(self._script, state) if rule.sample}
        return [known for known in self._samples if known.text in named]

    def fitting(self, line: str) -> Iterator[Known]:
        """Yield replies of the bank, those to the lines nearest to this one first."""
        if line not in self._near:
            found = process.extract(line, self._lines, scorer=fuzz.token_set_ratio, limit=FITTING_SCENES)
            self._near[line] = [key for _, _, key in found]
        for key in self._near[line]:
            yield from self._bank[key]

    @cached_property
    def _samples(self) -> list[Known]:
        states = [(state, rules_of(self._script, state)) for state in self._script.scenario.states]
        return [
            Known(text, self._recogniser.recognise(text, SceneContext()).ids)
            for text in dict.fromkeys(rule.sample for _, rules in states for rule in rules if rule.sample)
        ]

    @cached_property
    def _bank(self) -> dict[str, list[Known]]:
        """Replies to each scene that could be said anywhere; the parts that no network was trained on."""
        scenes: dict[str, list[Known]] = {}
        for reply in _general([*read_bank("tune"), *read_bank("test")]):
            scenes.setdefault(reply.context_id, []).append(
                Known(reply.reply, frozenset(reply.behaviours), reply.worth)
            )
        return scenes

    @cached_property
    def _lines(self) -> dict[str, str]:
        rows = (*read_bank("tune"), *read_bank("test"))
        return {row.context_id: row.line for row in rows if row.context_id in self._bank}


def _general(rows: Iterable[BankReply]) -> Iterator[BankReply]:
    return (row for row in rows if not _ELSEWHERE.search(row.reply))


def wanted(names: Sequence[str]) -> frozenset[str]:
    """Return the behaviours that a list of behaviours and groups stands for."""
    return frozenset(member for name in names for member in members(name))


def some(found: Iterable[Known], draw: random.Random, among: int = 8) -> Known | None:
    """Return one of the first few replies found, by chance; None where there are none."""
    first = [known for known, _ in zip(found, range(among), strict=False)]
    return draw.choice(first) if first else None
