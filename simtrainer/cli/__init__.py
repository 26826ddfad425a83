"""The commands. Each lives in a module of its own, imported when it is called, so that starting stays quick."""

import importlib
from typing import Any, Final

import click

from simtrainer import __version__
from simtrainer.cli.errors import one_line_errors
from simtrainer.cli.options import library_option, recogniser_option

GROUPS: Final = {
    "To practise": {
        "play": "Play a scenario, in the app or line by line.",
        "list": "List the scenarios.",
        "watch": "Watch a model talk of a scenario, with a note beside each reply.",
        "sheet": "Print a sheet for patients: who interns are, what one may ask.",
    },
    "To write scenarios": {
        "new": "Write a first scenario of your own after a few questions.",
        "author": "Play a scenario while you write it, and see what lies behind each turn.",
        "check": "Check scenario, plan, cue and rubric files for mistakes.",
        "test": "Play the test plans of scenarios and show what differs.",
        "simulate": "Let simulated learners play scenarios and sum up what came of it.",
        "graph": "Draw a scenario: its states, rules and endings, and what came up.",
        "inbox": "Read what learners said that was not understood, and add it.",
    },
    "To look at the marks": {
        "explain": "Explain what is recognised in one reply, and why.",
        "rate": "Mark replies or whole talks yourself, blind to the program's marks.",
        "agree": "Hold a recogniser against two raters' marks.",
        "score": "Recognise behaviours in many replies.",
        "match": "Find the fact of a person that each of many questions asks for.",
    },
}
"""The commands, by what they are for."""
COMMANDS: Final = {name: text for commands in GROUPS.values() for name, text in commands.items()}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"simtrainer.cli.{cmd_name}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(map(len, COMMANDS))
        for title, commands in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), text) for name, text in commands.items()])

    def invoke(self, ctx: click.Context) -> Any:
        with one_line_errors():
            return super().invoke(ctx)


@click.group(cls=_Commands, invoke_without_command=True)
@click.version_option(__version__, prog_name="simtrainer")
@library_option
@recogniser_option
@click.pass_context
def main(ctx: click.Context, library: tuple[str, ...], recogniser: str | None) -> None:
    """Practise the hard conversations of internship with a simulated person, offline.

    Without a command the app opens.
    """
    ctx.obj = {"library": library, "recogniser": recogniser}
    if ctx.invoked_subcommand is None:
        from simtrainer.cli.play_command import open_app

        ctx.exit(open_app(ctx, scenario=None, resume=False))
