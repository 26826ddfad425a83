"""Guards: what takes a cue's meaning away even though its words are there."""

from collections.abc import Collection
from typing import Final

from simtrainer.content.language import Language
from simtrainer.recognition.groups import PhraseGroups
from simtrainer.recognition.index import Match
from simtrainer.recognition.reading import Reading, Sentence
from simtrainer.recognition.spelling import fold

TAKEN_BACK: Final[frozenset[str]] = frozenset(
    {"name_emotion", "validate", "appreciate", "support", "reflect", "apologise"}
)
"""Behaviours that a *but* right after them takes back (codebook, rule 2)."""
ABOUT_FEELING: Final[frozenset[str]] = frozenset({"name_emotion", "validate"})
"""Behaviours that must be about the person, not about the speaker."""
FORMULA_MARGIN: Final = 4
"""Words that a sentence may have beyond a formula and still be no more than it."""
FREELY_GIVEN: Final[frozenset[str]] = TAKEN_BACK | {"explain", "protect_privacy", "explore"}
"""Behaviours that a price put on them takes back."""


class Guards:
    """The guards of one language.

    Args:
        language: Its profile holds the phrases.
    """

    def __init__(self, language: Language) -> None:
        profile = language.profile
        self.reach = profile.negation_reach
        self.but = frozenset(map(fold, profile.but_words))
        self.fillers = frozenset(map(fold, profile.fillers)) - self.but
        self.own = frozenset(map(fold, profile.self_words))
        self.others = frozenset(map(fold, profile.other_words))
        self._phrases = PhraseGroups(
            language,
            {
                "negation": profile.negations,
                "double": profile.double_negations,
                "quote": profile.quote_openers,
                "condition": profile.conditions,
                "skill": profile.skill_talk,
                "formula": profile.formulas,
                "sympathy": profile.sympathy,
                "sarcasm": profile.sarcasm,
                "pasted": profile.pasted,
            },
        )

    def over(self, sentence: Sentence, reading: Reading) -> "SentenceGuards":
        """Return the guards at work in one sentence of a reading."""
        found: dict[str, list[Match]] = {}
        for name, match in self._phrases.matches(sentence):
            found.setdefault(name, []).append(match)
        return SentenceGuards(self, sentence, reading, found)


class SentenceGuards:
    """The guards of a language over one sentence.

    Args:
        guards: The language's guards.
        sentence: The sentence.
        reading: The reading it is part of.
        found: Matches of the profile's phrases in it, by name.
    """

    def __init__(
        self, guards: Guards, sentence: Sentence, reading: Reading, found: dict[str, list[Match]]
    ) -> None:
        self._guards = guards
        self._sentence = sentence
        self._reading = reading
        self._found = found
        affirmed = _tokens(found.get("double", ()))
        self._negations = _tokens(found.get("negation", ())) - affirmed

    def stops(self, behaviour: str, match: Match, ignored: Collection[str] = ()) -> str | None:
        """Return the name of the first guard that stops a match, or None.

        Args:
            behaviour: What the match would show.
            match: Where it stands.
            ignored: Guards that do not apply to this cue.
        """
        checks = (
            ("quote", self.quoted(match)),
            ("conditional", behaviour in FREELY_GIVEN and self._conditional(match)),
            ("negation", self.negated(match)),
            ("but", behaviour in TAKEN_BACK and self._taken_back(match)),
            ("addressee", behaviour in ABOUT_FEELING and self._own_feeling(match)),
            ("formula", behaviour in FREELY_GIVEN and "skill" in self._found),
        )
        return next((name for name, stopped in checks if stopped and name not in ignored), None)

    @property
    def sympathetic(self) -> bool:
        """Whether the sentence is hardly more than sympathy that would fit anyone."""
        longest = max((match.last - match.first for match in self._found.get("sympathy", ())), default=0)
        return longest > 0 and len(self._sentence.words) <= longest + FORMULA_MARGIN

    @property
    def mechanical(self) -> bool:
        """Whether the sentence names a skill instead of using it."""
        return "skill" in self._found

    @property
    def mocking(self) -> bool:
        """Whether the sentence turns the kindness of the whole reply into mockery."""
        return "sarcasm" in self._found

    @property
    def pasted(self) -> bool:
        """Whether the sentence belongs to a text that was pasted instead of meant."""
        return "pasted" in self._found

    @property
    def perfunctory(self) -> bool:
        """Whether the sentence holds a polite phrase that fits anyone."""
        return "formula" in self._found

    def negated(self, match: Match) -> bool:
        """Tell whether a negation governs a match: a few words before it in its clause, or in one of its gaps."""
        if not self._negations:
            return False
        earliest = max(self._sentence.clause_of(match.first).first, match.first - self._guards.reach)
        if any(token in self._negations for token in range(earliest, match.first)):
            return True
        inside = self._negations.intersection(range(match.first, match.last))
        return any(self._reading.tokens[token].text not in match.literals for token in inside)

    def quoted(self, match: Match) -> bool:
        """Tell whether a match only reports words."""
        if any(opener.first < match.first for opener in self._found.get("quote", ())):
            return True
        return any(token.quoted for token in self._reading.tokens[match.first : match.last])

    def _conditional(self, match: Match) -> bool:
        phrases = self._found.get("condition", ())
        return any(phrase.last <= match.first or match.last <= phrase.first for phrase in phrases)

    def _taken_back(self, match: Match) -> bool:
        clauses = self._sentence.clauses
        following = clauses.index(self._sentence.clause_of(match.last - 1)) + 1
        if following == len(clauses):
            return False
        words = (
            token.text for token in self._reading.tokens[clauses[following].first : clauses[following].last]
        )
        return next((word in self._guards.but for word in words if word not in self._guards.fillers), False)

    def _own_feeling(self, match: Match) -> bool:
        tokens = self._reading.tokens
        if any(token.text in self._guards.others for token in tokens[match.first : match.last]):
            return False
        earliest = max(self._sentence.clause_of(match.first).first, match.first - 4)
        before = (token.text for token in reversed(tokens[earliest : match.first]))
        people = self._guards.own | self._guards.others
        return next((word in self._guards.own for word in before if word in people), False)


def _tokens(matches: Collection[Match]) -> frozenset[int]:
    return frozenset(token for match in matches for token in range(match.first, match.last))
