"""A tutor at the inbox: what each group may have meant, a choice, and the change tried at once."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

import click

from simtrainer.authoring.inbox.changes import (
    Change,
    as_cue,
    as_innocent,
    as_question,
    as_topic,
    copied,
    is_shipped,
)
from simtrainer.authoring.inbox.groups import Group
from simtrainer.authoring.inbox.pattern import proposed_pattern
from simtrainer.authoring.inbox.proposals import Proposal, Proposer
from simtrainer.authoring.inbox.trial import Trial
from simtrainer.cli.inbox_page import page, proposal_line
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.language import Language, shipped_language
from simtrainer.content.library import Library
from simtrainer.content.models import CueFile
from simtrainer.content.schema import parse
from simtrainer.content.yaml import read_document
from simtrainer.recognition import CueRecogniser, Recogniser, SceneContext
from simtrainer.records.folders import user_library
from simtrainer.records.inbox import Inbox

ASIDE: Final = "a"
SKIP: Final = "s"
QUIT: Final = "q"
OTHER_FACT: Final = "f"
OTHER_TOPIC: Final = "t"
CUE: Final = "c"
INNOCENT: Final = "n"


class InboxDesk:
    """Shows groups and carries out choices.

    Args:
        inbox: Where the replies lie.
        library: The scenarios.
        open_recogniser: Opens the recogniser for a language.
        reopen: Reads the library again, after a scenario was copied.
        cues: A cue file that may be added to; None where none was named.
    """

    def __init__(
        self,
        inbox: Inbox,
        library: Library,
        open_recogniser: Callable[[Language], Recogniser],
        *,
        reopen: Callable[[], Library],
        cues: Path | None,
    ) -> None:
        self._inbox = inbox
        self._library = library
        self._open_recogniser = open_recogniser
        self._reopen = reopen
        self._cues = cues
        self._cue_file = parse(read_document(cues), CueFile) if cues else None
        self._language = shipped_language("en")
        self._proposers: dict[str, Proposer] = {}
        self._trial = self._new_trial()

    @cached_property
    def _recogniser(self) -> Recogniser:
        return self._open_recogniser(self._language)

    def proposals(self, group: Group) -> list[Proposal]:
        """Return what a group may have meant; nothing where its scenario is not in the library."""
        name = group.typical.scenario
        if name not in self._library.scenarios:
            return []
        if name not in self._proposers:
            scenario = self._library.scenarios[name].scenario
            self._proposers[name] = Proposer(scenario, self._language, self._recogniser)
        return self._proposers[name].proposals(group.typical)

    def work(self, number: int, group: Group, ids: Sequence[str], *, asking: bool) -> bool:
        """Show a group with what it may have meant, and let the tutor choose what becomes of it.

        Args:
            number: The group's number.
            group: The group.
            ids: Its rows in the inbox.
            asking: Whether somebody sits there who can choose.

        Returns:
            Whether to go on with the next.
        """
        proposals = self.proposals(group)
        places = [one for one in proposals if one.kind != "behaviour"]
        for line in page(number, group, self._library, self._language):
            click.echo(line)
        for place, proposal in enumerate(places, start=1):
            click.echo(f"   {place}  {proposal_line(proposal)}")
        for proposal in proposals:
            if proposal.kind == "behaviour":
                click.echo(f"   -  {proposal_line(proposal)}")
        return not asking or self._choose(group, ids, places)

    def _choose(self, group: Group, ids: Sequence[str], places: Sequence[Proposal]) -> bool:
        numbers = {str(place): proposal for place, proposal in enumerate(places, start=1)}
        others = self._others(group)
        shown = [
            *(["number: add it there"] if numbers else []),
            *(f"{key}: {what}" for key, what in others.items()),
        ]
        click.echo(f"   {', '.join(shown)}")
        known = click.Choice([*numbers, *others])
        chosen = click.prompt("   Your choice", type=known, default=SKIP, show_choices=False)
        if chosen == ASIDE:
            self._inbox.mark(ids, "aside")
        elif chosen not in (SKIP, QUIT):
            try:
                self._carry_out(chosen, numbers.get(chosen), group, ids)
            except SimtrainerError as error:
                click.echo(f"   {str(error).splitlines()[0]}; {error.hint}")
        return bool(chosen != QUIT)

    def _others(self, group: Group) -> dict[str, str]:
        """Return the choices besides the proposals, by key."""
        found = self._library.scenarios.get(group.typical.scenario)
        choices = {}
        if found and found.scenario.facts:
            choices[OTHER_FACT] = "another fact"
        if found and found.scenario.topics:
            choices[OTHER_TOPIC] = "another topic"
        if self._cue_file and self._disputed_here(group):
            choices[INNOCENT] = "keep a cue from it"
        elif self._cue_file:
            choices[CUE] = f"a cue of {self._cue_file.behaviour}"
        return {**choices, ASIDE: "set aside", SKIP: "skip", QUIT: "quit"}

    def _carry_out(self, chosen: str, proposal: Proposal | None, group: Group, ids: Sequence[str]) -> None:
        name = group.typical.scenario
        if chosen in (CUE, INNOCENT) and self._cues is not None:
            change = (
                self._cue_change(self._cues, group) if chosen == CUE else self._kept_from(self._cues, group)
            )
        else:
            kind, entry = self._entry(chosen, proposal, name)
            path = self._own_file(name)
            if path is None:
                return
            change = self._scenario_change(kind, entry, path, group)
        if self._tried(change, name):
            self._inbox.mark(ids, "used")

    def _entry(self, chosen: str, proposal: Proposal | None, name: str) -> tuple[str, str]:
        """Return which fact or topic it is to be."""
        if proposal is not None:
            return proposal.kind, proposal.id
        scenario = self._library.scenarios[name].scenario
        kind, known = ("fact", [*scenario.facts]) if chosen == OTHER_FACT else ("topic", [*scenario.topics])
        return kind, click.prompt(f"   Which {kind}", type=click.Choice(known))

    def _own_file(self, name: str) -> Path | None:
        """Return the scenario's file, copied into the user's library first if it is a shipped one."""
        found = self._library.scenarios[name]
        if not is_shipped(found.path):
            return found.path
        folder = user_library()
        question = f"   {name} comes with simtrainer. Copy it to {folder} and change the copy?"
        if not click.confirm(question, default=True):
            return None
        path = copied(found, folder)
        self._library = self._reopen()
        self._trial = self._new_trial()
        return path

    def _scenario_change(self, kind: str, entry: str, path: Path, group: Group) -> Change:
        example = group.typical.reply
        if kind == "fact":
            return as_question(path, entry, _asked("Example question", example))
        pattern = _asked("Pattern", proposed_pattern(example, self._language))
        return as_topic(path, entry, pattern, _asked("A reply that must match", example))

    def _cue_change(self, path: Path, group: Group) -> Change:
        example = group.typical.reply
        file = parse(read_document(path), CueFile)
        taken = {cue.id for cue in file.cues}
        names = (f"{file.behaviour}.heard-{number}" for number in itertools.count(1))
        name = _asked("Name of the cue", next(free for free in names if free not in taken))
        pattern = _asked("Pattern", proposed_pattern(example, self._language))
        yes = _asked("A reply that must match", example)
        return as_cue(path, name, pattern, yes, _asked("One like it that must not", ""))

    def _disputed_here(self, group: Group) -> bool:
        """Tell whether a mark is disputed whose behaviour the cue file is about."""
        return self._cue_file is not None and group.typical.behaviour == self._cue_file.behaviour

    def _kept_from(self, path: Path, group: Group) -> Change:
        """Ask for the pattern anew of the cue that gave the disputed mark."""
        heard = group.typical
        context = SceneContext(line=heard.line)
        found = CueRecogniser(self._language).recognise(heard.reply, context)
        marks = {mark.cue for mark in (*found.given, *found.unsure) if mark.id == heard.behaviour}
        cues = parse(read_document(path), CueFile).cues
        number = next((i for i, cue in enumerate(cues) if cue.id in marks), None)
        if number is None:
            raise SimtrainerError("no cue of this file gave the mark", "the encoder did, or the moment")
        click.echo(f"   {cues[number].id} gave the mark. Write its pattern so that it passes the reply by.")
        pattern = _asked("Pattern", cues[number].match)
        return as_innocent(path, number, pattern, heard.reply)

    def _tried(self, change: Change, scenario: str) -> bool:
        """Try a change on a copy; make it if that makes nothing wrong, or if the tutor insists."""
        click.echo("   checking, and playing the talks of its plan…")
        worse = self._trial.worse(change, scenario)
        for text in worse:
            click.echo(f"   {text}")
        if worse and not click.confirm("   Change the file all the same?", default=False):
            click.echo("   The file stays as it was.")
            return False
        change.make()
        click.echo(f"   Added to {change.path}: {change.what}")
        self._library = self._reopen()
        self._proposers.pop(scenario, None)
        return True

    def _new_trial(self) -> Trial:
        return Trial(self._language, self._recogniser_of, self._library)

    def _recogniser_of(self, language: Language) -> Recogniser:
        return self._recogniser if language is self._language else self._open_recogniser(language)


def _asked(question: str, default: str) -> str:
    """Ask for a line of text until there is one."""
    return str(click.prompt(f"   {question}", default=default or None)).strip()
