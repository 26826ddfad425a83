"""`simtrainer new`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simtrainer.cli.errors import Refused
from simtrainer.cli.options import library_of, library_option

if TYPE_CHECKING:
    from simtrainer.authoring.scaffold.pages import Pages
    from simtrainer.authoring.scaffold.writing import Written
    from simtrainer.cli.new_questions import Questions
    from simtrainer.content.library import Library

LANGUAGE = "en"


@click.command("new")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--situation", metavar="ID", help="One of the nine situations, by id or number.")
@click.option("--role", metavar="ROLE", help="patient, relative, colleague or teacher.")
@click.option("--name", help="The person's name.")
@click.option("--about", help="Age, and what can be seen of the person.")
@click.option("--wants", help="What the person wants.")
@click.option("--fears", help="What the person fears.")
@click.option("--place", help="Where it happens, and when.")
@click.option("--hears", help="Who else can hear, separated by commas, or nobody.")
@click.option("--title", help="The title; the id is made of it.")
@click.option("--id", "wanted", metavar="ID", help="The id, if not the one made of the title.")
@click.option("--from", "source", metavar="ID", help="Adapt this scenario instead (--title, --name, --id).")
@click.option("--yes", is_flag=True, help="Ask nothing; take what is proposed.")
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path | None,
    source: str | None,
    wanted: str | None,
    yes: bool,
    library: tuple[str, ...],
    **given: str | None,
) -> None:
    """Write a first scenario of your own, with its test plan, after a few questions.

    The files go to FOLDER, or where simtrainer always finds them. Nothing is ever overwritten.
    """
    from simtrainer.cli.new_questions import Questions

    target = folder if folder is not None else _own_folder()
    found = library_of(ctx, (*library, str(target)) if target.is_dir() else library)
    desk = _Desk(found, target, Questions(given, yes), wanted)
    if not yes:
        click.echo(
            "Enter takes what is proposed; all of it can be changed later. Ctrl+C stops, and nothing is written."
        )
    try:
        pages = desk.adapted(source) if source else desk.new()
    except click.Abort:
        click.echo("\nStopped. Nothing was written.", err=True)
        ctx.exit(1)
    from simtrainer.authoring.scaffold.writing import write_pages

    _tell(write_pages(pages, target))


@dataclass(frozen=True)
class _Desk:
    """Where the questions are asked and the pages made."""

    library: Library
    folder: Path
    ask: Questions
    wanted: str | None

    def new(self) -> Pages:
        """Return a new scenario with its plan."""
        from simtrainer.authoring.scaffold.answers import Answers
        from simtrainer.authoring.scaffold.pages import new_pages
        from simtrainer.authoring.scaffold.seed import choices, read_seed

        ask = self.ask
        situation = ask.one_of("situation", "Which situation?", choices(), "patients-distrust")
        seed = read_seed(situation)
        role = ask.role("Who is it, to the learner?", seed.role)
        name = ask.name("What is the person's name?", seed.name)
        about = ask.text("about", "How old, and what can be seen of the person?", seed.about)
        wants = ask.text("wants", "What does the person want?", seed.wants)
        fears = ask.text("fears", "What does the person fear?", seed.fears)
        place = ask.text("place", "Where does it happen, and when?", seed.place)
        hears = ask.several("hears", "Who else can hear it? Commas between them, or: nobody", seed.hears)
        title = ask.title(seed.title)
        answers = Answers(
            self._id(title, situation), title, situation, name, role, about, wants, fears, place, hears
        )
        return new_pages(answers, self.library.defaults[LANGUAGE][0])

    def adapted(self, source: str) -> Pages:
        """Return a copy of a scenario of the library with its plan."""
        from simtrainer.authoring.scaffold.adapting import adapted
        from simtrainer.cli.finding import called
        from simtrainer.content.yaml import read_document

        self.ask.only("title", "name")
        found = called(self.library, source)
        person = found.scenario.people[found.scenario.first_person]
        name = self.ask.name("What is the person's name?", person.name)
        title = self.ask.title(f"{found.scenario.title}, my version")
        source = found.file_id
        plan = read_document(self.library.plans[source][1]) if source in self.library.plans else None
        copy = adapted(found.document, plan, self._id(title, f"{source}-mine"), title, name)
        if copy.renamed:
            click.echo(
                f"{name} stands in {copy.renamed} places. Mr, Mrs, he and she stay as they were: read it through."
            )
        if plan is None:
            click.echo(f"{source} has no test plan, so there is none to adapt.")
        return copy.pages

    def _id(self, title: str, otherwise: str) -> str:
        """Return an id that nobody has, asking where the one made of the title is taken."""
        from simtrainer.authoring.scaffold.answers import free_id, made_id

        taken = {*self.library.scenarios, *_names_in(self.folder)}
        name = self.wanted or made_id(title, otherwise)
        free = free_id(name, taken)
        if self.wanted is None:
            return name if free == name else self.ask.other_id(name, free, taken)
        if made_id(name, "") != name:
            raise Refused(
                f"{name} is no id",
                "an id has small Latin letters, digits and hyphens: bed-four, for instance",
            )
        if free != name:
            raise Refused(f"{name} is taken, and nothing is overwritten", f"{free} is free")
        return name


def _own_folder() -> Path:
    from simtrainer.records.folders import data_folder, user_library

    data_folder()
    return user_library()


def _names_in(folder: Path) -> set[str]:
    return {path.name.lower().removesuffix(".yaml").removesuffix(".plan") for path in folder.glob("*.yaml")}


def _tell(written: Written) -> None:
    scenario = _as_argument(written.scenario)
    click.echo(f"\nThe scenario:  {written.scenario}")
    if written.plan:
        click.echo(f"Its test plan: {written.plan}")
    click.echo("\nOpen the scenario in an editor, then")
    click.echo(f"  play it while you change it:  simtrainer author {scenario}")
    click.echo(f"  find mistakes:                simtrainer check {scenario}")
    click.echo(f"  play the talks of its plan:   simtrainer test {scenario}")


def _as_argument(path: Path) -> str:
    text = str(path)
    return f'"{text}"' if " " in text else text
