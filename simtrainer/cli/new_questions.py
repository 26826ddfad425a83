"""The questions of `simtrainer new`: answered by an option, by what is proposed, or by the tutor."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

import click

from simtrainer.authoring.scaffold.answers import MOST_IN_NAME, cleaned, cleaned_name, made_id
from simtrainer.authoring.scaffold.seed import ROLES, Role
from simtrainer.cli.errors import Refused
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.nearest import nearest

Answer = TypeVar("Answer")
Choice = TypeVar("Choice", bound=str)
_NOBODY = ("nobody", "no one", "none", "-")
_ROLES: Mapping[Role, str] = {
    "patient": "a patient",
    "relative": "a relative of one",
    "colleague": "a colleague: a nurse, another intern",
    "teacher": "a teacher or senior",
}


class Questions:
    """Asks what no option has answered.

    Args:
        given: What options have answered, by their names.
        yes: Whether to take what is proposed and ask nothing.
    """

    def __init__(self, given: Mapping[str, str | None], yes: bool) -> None:
        self._given = {name: value for name, value in given.items() if value is not None}
        self._yes = yes

    def only(self, *names: str) -> None:
        """Refuse options that mean nothing here."""
        for name in self._given:
            if name not in names:
                raise Refused(
                    f"--{name} does not go with --from",
                    "change it in the file; --name and --title can be given",
                )

    def text(self, option: str, question: str, proposed: str) -> str:
        """Ask for a sentence or two."""
        return self._ask(option, question, proposed, cleaned)

    def name(self, question: str, proposed: str) -> str:
        """Ask for a person's name."""
        return self._ask("name", question, proposed, cleaned_name)

    def title(self, proposed: str) -> str:
        """Ask for the title."""
        return self._ask(
            "title", "What is the title?", proposed, lambda text: cleaned(text, 2 * MOST_IN_NAME)
        )

    def role(self, question: str, proposed: Role) -> Role:
        """Ask what the person is to the learner."""
        return self.one_of("role", question, {role: _ROLES[role] for role in ROLES}, proposed)

    def several(self, option: str, question: str, proposed: Sequence[str]) -> tuple[str, ...]:
        """Ask for a list, which may be empty."""

        def listed(text: str) -> tuple[str, ...]:
            if cleaned(text).casefold() in _NOBODY:
                return ()
            return tuple(cleaned(part) for part in text.split(",") if part.strip())

        return self._ask(option, question, ", ".join(proposed) or _NOBODY[0], listed)

    def one_of(self, option: str, question: str, choices: Mapping[Choice, str], proposed: Choice) -> Choice:
        """Ask for one of several, by its number or its id."""
        ids = list(choices)

        def chosen(text: str) -> Choice:
            word = cleaned(text).casefold()
            if word.isdecimal() and 1 <= int(word) <= len(ids):
                return ids[int(word) - 1]
            for each in ids:
                if each == word:
                    return each
            raise SimtrainerError(
                f"{word} is none of them{nearest(word, list(ids))}",
                f"type a number from 1 to {len(ids)}, or one of these words: {', '.join(ids)}",
            )

        if option not in self._given and not self._yes:
            question = "\n".join(
                [question, *(f"  {i}  {each}: {words}" for i, (each, words) in enumerate(choices.items(), 1))]
            )
        return self._ask(option, question, proposed, chosen)

    def other_id(self, taken: str, free: str, all_taken: Collection[str]) -> str:
        """Ask for another id than one that is taken."""

        def usable(text: str) -> str:
            name = cleaned(text)
            if made_id(name, "") != name:
                raise SimtrainerError(f"{name} is no id", "take small Latin letters, digits and hyphens")
            if name in all_taken:
                raise SimtrainerError(f"{name} is taken too", f"{free} is free")
            return name

        question = f"There is a scenario {taken} already, and nothing is overwritten. Which other id?"
        if self._yes:
            click.echo(f"There is a scenario {taken} already; this one is called {free}.")
        return self._ask("", question, free, usable)

    def _ask(self, option: str, question: str, proposed: str, read: Callable[[str], Answer]) -> Answer:
        if option in self._given:
            try:
                return read(self._given[option])
            except SimtrainerError as error:
                raise Refused(f"--{option}: {error}", error.hint) from error
        if self._yes:
            return read(proposed)
        click.echo(f"\n{question}\n  Enter for: {proposed}")
        answer: Answer = click.prompt(
            "",
            prompt_suffix="> ",
            default=proposed,
            show_default=False,
            value_proc=lambda text: _again(read, text),
        )
        return answer


def _again(read: Callable[[str], Answer], text: str) -> Answer:
    """Read an answer as a prompt wants it, which asks again after such an error."""
    try:
        return read(text)
    except SimtrainerError as error:
        raise click.UsageError(f"{error}; {error.hint}") from error
