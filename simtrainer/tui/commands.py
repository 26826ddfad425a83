"""What a line in the reply box means."""

from collections.abc import Sequence
from typing import Final

from simtrainer.content.models import Choice
from simtrainer.encounter.inputs import Input, typed

COMMANDS: Final = ("/do", "/choose", "/hint", "/wait", "/leave", "/help")


def read_line(text: str, choices: Sequence[Choice], to: str | None) -> Input | None:
    """Return what a line means; nothing for a command that is not known.

    Args:
        text: The line as typed; the number of a choice is that choice.
        choices: What can be chosen now.
        to: Whom the learner speaks to.
    """
    choice = _chosen(text, choices)
    given = Input("choice", choice, to=to) if choice else typed(text, to=to)
    return None if given.kind == "reply" and given.text.startswith("/") else given


def _chosen(text: str, choices: Sequence[Choice]) -> str | None:
    words = text.strip().removeprefix("/choose").strip()
    by_number = {str(number): choice.id for number, choice in enumerate(choices, 1)}
    return by_number.get(words)
