"""Playing line by line: append-only, no colour, nothing that moves. For screen readers, braille and pipes."""

import json
import sys
from collections.abc import Iterator

import click

from simtrainer.assessment.debrief import debrief
from simtrainer.assessment.debrief_text import debrief_text
from simtrainer.cli.errors import Refused
from simtrainer.content.language import shipped_language
from simtrainer.content.library import Library
from simtrainer.content.models import Scenario
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Event, Happened, Hinted, Said
from simtrainer.encounter.inputs import Input, ReplyTooLongError, typed
from simtrainer.encounter.pressure import clock, waiting
from simtrainer.encounter.wording import in_brackets
from simtrainer.recognition import Recogniser
from simtrainer.records.practice import Practice
from simtrainer.records.store import Store, now

HELP = "Type your reply and press Enter. /do sit down, /wait (say nothing), /hint, /leave."


def play_plain(
    library: Library,
    recogniser: Recogniser,
    scenario: str,
    *,
    seed: int | None,
    as_json: bool,
    resume: bool,
    asking: bool,
) -> None:
    """Play a scenario on standard input and output until it ends or the input does.

    Args:
        library: Where the scenario stands.
        recogniser: Reads the replies.
        scenario: Its id.
        seed: Draws wordings; drawn itself where absent.
        as_json: Print events and the assessment as JSON lines instead of text.
        resume: Continue the last unfinished encounter with this scenario; only where a person is asked.
        asking: Whether somebody sits there who can be asked.
    """
    language = shipped_language("en")
    practice = Practice(Store.open(), library, language, recogniser)
    talk = _PlainTalk(as_json=as_json)
    learner = _learner(practice.store) if asking else ""
    encounter = _encounter(practice, scenario, learner, seed, resume=resume and asking)
    if not as_json:
        _brief(encounter.script.scenario, asking=asking)
    talk.show(encounter, encounter.log)
    for given in _inputs(encounter, asking=asking):
        talk.show(encounter, encounter.submit(given))
        if encounter.ended:
            break
    talk.show(encounter, encounter.close())
    if asking:
        talk.show(encounter, encounter.submit(_reflection()))
    if _agreed(practice.store, learner):
        practice.gather(encounter.id)
    assessment = practice.assess(encounter.id)
    if as_json:
        click.echo(json.dumps(assessment.as_dict(), ensure_ascii=False))
    else:
        click.echo("\n" + debrief_text(debrief(assessment, language)), nl=False)


class _PlainTalk:
    """Prints events as they come."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json

    def show(self, encounter: Encounter, events: list[Event]) -> None:
        for event in events:
            if self._as_json:
                click.echo(event.model_dump_json())
            elif isinstance(event, Said):
                name = encounter.script.scenario.people[event.who].name
                click.echo(f"{name}: {in_brackets(event.text)}")
            elif isinstance(event, Happened) and event.text:
                click.echo(f"({event.text})")
            elif isinstance(event, Hinted):
                click.echo(f"Hint: {event.text}")
        if not self._as_json and not encounter.ended:
            for line in _standing(encounter):
                click.echo(line)
        sys.stdout.flush()


def _standing(encounter: Encounter) -> Iterator[str]:
    """Yield what presses the learner, and the replies offered to choose from, where there are any."""
    time, queue = clock(encounter.script, encounter.memory), waiting(encounter.script, encounter.memory)
    parts = [*([time] if time else []), *([f"{queue} waiting"] if queue is not None else [])]
    if parts:
        yield f"[{', '.join(parts)}]"
    for choice in encounter.script.state(encounter.memory.state).choices:
        yield f"/choose {choice.id}: {choice.text}"


def _learner(store: Store) -> str:
    """Ask who practises; Enter means nobody in particular."""
    names = {learner.name.casefold(): learner.id for learner in store.learners()}
    name = click.prompt("Who practises? Enter for a guest", default="", show_default=False).strip()[:80]
    if not name:
        return ""
    return names.get(name.casefold()) or store.add_learner(name).id


def _agreed(store: Store, learner: str) -> bool:
    """Tell whether the learner has let the tutor read, without names, what was not understood."""
    return any(one.id == learner and one.settings.get("heard") == "yes" for one in store.learners())


def _encounter(
    practice: Practice, scenario: str, learner: str, seed: int | None, *, resume: bool
) -> Encounter:
    if resume:
        unfinished = practice.store.unfinished(learner or None)
        mine = [record for record in unfinished if record.scenario == scenario]
        if not mine:
            raise Refused(f"nothing of `{scenario}` waits to be continued", "leave --continue out")
        return practice.resume(mine[0].id)
    return practice.begin(scenario, learner, seed=seed)


def _brief(scenario: Scenario, *, asking: bool) -> None:
    people = "; ".join(f"{p.name}: {p.about}" for p in scenario.people.values())
    hears = ", ".join(scenario.scene.hears) or "nobody else"
    click.echo(scenario.title)
    if scenario.content_warning:
        click.echo(f"Please note: {scenario.content_warning}")
    click.echo(f"You are: {scenario.you.role}. {scenario.you.text}")
    click.echo(f"Where: {scenario.scene.place}. Who can hear: {hears}.")
    click.echo(f"Who: {people}")
    if scenario.scene.briefing:
        click.echo(f"How they were briefed: {scenario.scene.briefing}")
    click.echo(f"Just now: {scenario.scene.now}")
    for item in scenario.task.values():
        click.echo(f"To do: {item.text}")
    if scenario.finding:
        click.echo(f"The study behind it: {scenario.finding}")
    if asking:
        click.echo(
            "Never type a real patient's details. /leave ends the scene at any time, and nothing is lost."
        )
        click.echo(
            "If a scene hits something of your own, stop, and talk to a tutor, a friend or a support line."
        )
        click.echo(HELP)
    click.echo("")


def _inputs(encounter: Encounter, *, asking: bool) -> Iterator[Input]:
    """Yield the lines of standard input as inputs; a line over the limit is refused, said so, and nothing is lost."""
    while True:
        if asking:
            click.echo("> ", nl=False)
        raw = sys.stdin.buffer.readline()
        if not raw:
            return
        line = raw.decode("utf-8", errors="replace").strip("\r\n")
        for choice in encounter.script.state(encounter.memory.state).choices:
            line = f"/choose {choice.id}" if line == choice.id else line
        try:
            given = typed(line, at=now().isoformat())
        except ReplyTooLongError as error:
            click.echo(f"Not sent: {error}.", err=True)
            continue
        if given.text or given.kind != "reply":
            yield given


def _reflection() -> Input:
    """Ask the three questions before any mark; Enter skips each."""
    click.echo("\nBefore the debrief, three short questions. Enter skips.")
    wants = click.prompt("What did the person want", default="", show_default=False)
    fears = click.prompt("What did they fear", default="", show_default=False)
    rating = click.prompt("How did you do, 1 to 5", default="", show_default=False)
    number = int(rating) if rating in {"1", "2", "3", "4", "5"} else None
    return Input("reflection", wants=wants, fears=fears, rating=number, at=now().isoformat())
