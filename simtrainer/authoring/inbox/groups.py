"""Replies that say nearly the same, told once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process, utils

from simtrainer.assessment.heard import HeardReply

ALIKE: Final = 75
"""Two replies are alike from this score on, 0-100: letters of their words in order of the alphabet."""


@dataclass(frozen=True)
class Group:
    """Replies that are alike, of one scenario and one reason.

    Attributes:
        replies: The replies, as often as they came.
        members: Their numbers in the list that was grouped.
    """

    replies: tuple[HeardReply, ...]
    members: tuple[int, ...]

    @property
    def typical(self) -> HeardReply:
        """The reply that came most often; the first where several did."""
        texts = Counter(reply.reply for reply in self.replies)
        return next(reply for reply in self.replies if texts[reply.reply] == max(texts.values()))

    @property
    def states(self) -> list[str]:
        """The states they were said in, the most frequent first."""
        return [state for state, _ in Counter(reply.state for reply in self.replies).most_common()]

    @property
    def wordings(self) -> list[str]:
        """Their different wordings, the most frequent first."""
        return [text for text, _ in Counter(reply.reply for reply in self.replies).most_common()]


def grouped(replies: Sequence[HeardReply]) -> list[Group]:
    """Return groups of replies that are alike, the biggest first."""
    kinds: dict[tuple[str, str, str | None], list[int]] = {}
    for number, reply in enumerate(replies):
        kinds.setdefault((reply.scenario, reply.why, reply.behaviour), []).append(number)
    groups = [
        Group(tuple(replies[i] for i in members), tuple(members))
        for numbers in kinds.values()
        for members in _alike(replies, numbers)
    ]
    return sorted(
        groups, key=lambda group: (-len(group.replies), group.typical.scenario, group.typical.reply)
    )


def _alike(replies: Sequence[HeardReply], numbers: Sequence[int]) -> list[list[int]]:
    """Put each reply to the first of a group that it is most like; a group begins with a reply like none before."""
    first: dict[int, str] = {}
    groups: dict[int, list[int]] = {}
    for number in numbers:
        words = utils.default_process(replies[number].reply)
        found = process.extractOne(words, first, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        leader = found[2] if found else number
        first.setdefault(leader, words)
        groups.setdefault(leader, []).append(number)
    return list(groups.values())
