"""Turning wordings into events of people who speak."""

from collections.abc import Iterable, Iterator

from simtrainer.content.models import Wordings
from simtrainer.encounter.events import Said
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.wording import pick, wording_id


def lines(
    memory: Memory,
    owner: str,
    wordings: Wordings,
    who: str,
    to: str | None,
    fills: Iterable[tuple[str, str]] = (),
) -> Iterator[Said]:
    """Yield what is said: one event for each person who speaks in the wording drawn.

    Args:
        memory: Tells the seed, the turn, and how often this owner has spoken.
        owner: What the words belong to.
        wordings: The wordings to draw from.
        who: The speaker, where the wording names none.
        to: Whom they speak to; None for the learner.
        fills: Names in braces and what stands for them: `told` for `{told}`.
    """
    seed = memory.started.seed if memory.started else 0
    wording = pick(wordings, owner, seed, memory.wordings_used[owner])
    name = wording_id(owner, wording)
    spoken = {who: wording} if isinstance(wording, str) else wording
    for speaker, text in spoken.items():
        for place, words in fills:
            text = text.replace(f"{{{place}}}", words)
        yield Said(turn=memory.turn, who=speaker, to=to, owner=owner, wording=name, text=text)
