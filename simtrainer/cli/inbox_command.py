"""`simtrainer inbox`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simtrainer.cli.errors import Refused
from simtrainer.cli.options import library_of, library_option, recogniser_of, recogniser_option

if TYPE_CHECKING:
    from simtrainer.recognition import RecogniserName
    from simtrainer.records.inbox import Inbox


@click.command("inbox")
@click.option("--scenario", metavar="ID", help="Only what was said in this scenario.")
@click.option("--list", "only_list", is_flag=True, help="Print what lies there, and ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, one group a line.")
@click.option(
    "--export",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to a file, for your own machine.",
)
@click.option(
    "--import",
    "incoming",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Add such a file.",
)
@click.option(
    "--cues",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A cue file that may be added to.",
)
@click.option("--forget", is_flag=True, help="Delete everything in the inbox.")
@click.option("--yes", is_flag=True, help="With --forget: do not ask.")
@library_option
@recogniser_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str | None,
    only_list: bool,
    as_json: bool,
    export: Path | None,
    incoming: Path | None,
    cues: Path | None,
    forget: bool,
    yes: bool,
    library: tuple[str, ...],
    recogniser: RecogniserName | None,
) -> None:
    """Read what learners said that was not understood, or that they see otherwise, and add it to a scenario.

    Replies come here without names, and only if the learner agreed. Each group shows what it may have meant; you choose, the file is
    changed with its comments kept, and checked and played again at once.
    """
    from simtrainer.records.inbox import Inbox
    from simtrainer.records.store import Store

    if sum(map(bool, (export, incoming, forget))) > 1:
        raise Refused("--export, --import and --forget are three different things", "name one of them")
    inbox = Inbox(Store.open())
    if forget:
        _forget(inbox, sure=yes)
    elif export is not None:
        _export(inbox, export, scenario)
    elif incoming is not None:
        _import(inbox, incoming)
    else:
        asking = sys.stdin.isatty() and not (only_list or as_json)
        _read(ctx, inbox, scenario, cues, library, recogniser, asking=asking, as_json=as_json)


def _forget(inbox: Inbox, *, sure: bool) -> None:
    if not sure and not sys.stdin.isatty():
        click.echo("Nothing was deleted. Add --yes to delete without being asked.")
    elif sure or click.confirm("Delete everything in the inbox, also what was used or set aside?"):
        click.echo(f"{_counted(inbox.forget())} deleted.")


def _export(inbox: Inbox, path: Path, scenario: str | None) -> None:
    from simtrainer.authoring.inbox.lines import write_lines

    if path.exists():
        raise Refused(f"{path} exists already", "name another file")
    count = write_lines(path, [row.heard for row in inbox.rows(scenario)])
    click.echo(f"{_counted(count)} written to {path}")


def _import(inbox: Inbox, path: Path) -> None:
    from simtrainer.authoring.inbox.lines import read_lines

    replies = read_lines(path)
    added = inbox.add(replies)
    known = f", {len(replies) - added} were here already" if added < len(replies) else ""
    click.echo(f"{_counted(added)} added{known}.")


def _read(
    ctx: click.Context,
    inbox: Inbox,
    scenario: str | None,
    cues: Path | None,
    library: tuple[str, ...],
    recogniser: RecogniserName | None,
    *,
    asking: bool,
    as_json: bool,
) -> None:
    """Show the inbox group by group, and let the tutor choose where somebody sits there."""
    from simtrainer.authoring.inbox.groups import grouped
    from simtrainer.cli.inbox_desk import InboxDesk
    from simtrainer.cli.inbox_page import as_json as group_as_json

    rows = inbox.rows(scenario)
    groups = grouped([row.heard for row in rows])
    if not groups:
        if not as_json:
            click.echo("The inbox is empty.")
        return
    found = library_of(ctx, library)
    desk = InboxDesk(
        inbox,
        found,
        lambda language: recogniser_of(ctx, recogniser, language),
        reopen=lambda: library_of(ctx, library),
        cues=cues,
    )
    if as_json:
        for group in groups:
            click.echo(json.dumps(group_as_json(group, desk.proposals(group)), ensure_ascii=False))
        return

    try:
        for number, group in enumerate(groups, start=1):
            if not desk.work(number, group, [rows[i].id for i in group.members], asking=asking):
                break
            click.echo("")
    except click.Abort:
        click.echo("\nStopped. What you added is kept; the rest waits here.")


def _counted(count: int) -> str:
    return f"{count} {'reply' if count == 1 else 'replies'}"
