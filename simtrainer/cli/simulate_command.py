"""`simtrainer simulate`."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import click

from simtrainer.authoring.simulation.learners import KINDS, Kind
from simtrainer.cli.options import (
    folders,
    library_of,
    library_option,
    recogniser_name,
    recogniser_of,
    recogniser_option,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simtrainer.authoring.coverage import Coverage
    from simtrainer.authoring.simulation.pool import Task
    from simtrainer.authoring.simulation.summary import Summary
    from simtrainer.authoring.workbench import Workbench
    from simtrainer.content.library import Found, Library
    from simtrainer.recognition import RecogniserName


@click.command("simulate")
@click.argument("scenarios", nargs=-1, metavar="[ID_OR_PATH]...")
@click.option(
    "--talks",
    type=click.IntRange(1, 10_000),
    default=40,
    show_default=True,
    help="Talks of each kind of learner.",
)
@click.option(
    "--learner", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this kind; may be given again."
)
@click.option("--seed", type=click.IntRange(min=0), help="Play the one talk with this seed and print it.")
@click.option(
    "--with-plans",
    is_flag=True,
    help="Count what the test plans bring up too, and fail if anything is left out.",
)
@click.option("--missing", is_flag=True, help="Name everything that never came up, not only the first few.")
@click.option(
    "--processes", type=click.IntRange(1, 64), help="Processes side by side; one a core if not given."
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@library_option
@recogniser_option
@click.pass_context
def command(
    ctx: click.Context,
    scenarios: tuple[str, ...],
    talks: int,
    kinds: tuple[Kind, ...],
    seed: int | None,
    with_plans: bool,
    missing: bool,
    processes: int | None,
    as_json: bool,
    library: tuple[str, ...],
    recogniser: RecogniserName | None,
) -> None:
    """Let simulated learners of nine kinds, and an explorer, play scenarios many times, and sum up what came of it.

    Without a scenario all are played. The same seeds make the same talks. Exit status 1 if a talk breaks, or if scores do not sort the learners.
    """
    from simtrainer.authoring.simulation.pool import Task
    from simtrainer.authoring.simulation.report import summary_data, summary_lines
    from simtrainer.cli.finding import beside, found_in

    found = library_of(ctx, (*library, *map(str, beside(scenarios))))
    wanted = [found_in(found, name) for name in scenarios] or [
        each for each in found.of_language("en") if each.scenario.situation != "warm-up"
    ]
    chosen = [_playable(each, found).scenario for each in wanted]
    playing = kinds or KINDS
    if seed is not None:
        _show(ctx, found, [scenario.id for scenario in chosen], playing, seed, recogniser)
        return
    searched = (*folders(ctx, library), *beside(scenarios))
    summaries = []
    for scenario in chosen:
        task = Task(scenario.id, searched, recogniser_name(ctx, recogniser))
        planned = _planned(ctx, found, scenario.id, recogniser) if with_plans else None
        summary = _simulated(task, playing, talks, processes or os.cpu_count() or 1, planned)
        _keep(found, scenario.id, summary)
        summaries.append((scenario, summary))
        if not as_json:
            for line in summary_lines(scenario, summary, every=missing):
                click.secho(line, fg="red" if line.lstrip().startswith("FAILED") else None)
    if as_json:
        click.echo(json.dumps([summary_data(*each) for each in summaries], ensure_ascii=False, indent=2))
    ctx.exit(0 if all(summary.sound for _, summary in summaries) else 1)


def _playable(found: Found, library: Library) -> Found:
    """Return the scenario, or tell what keeps it from being played."""
    from simtrainer.authoring.checking.playable import obstacles
    from simtrainer.content.diagnostics import ContentError
    from simtrainer.content.language import shipped_language

    if problems := obstacles(found, library, shipped_language("en")):
        raise ContentError(problems)
    return found


def _simulated(
    task: Task, kinds: Sequence[Kind], talks: int, processes: int, planned: Coverage | None
) -> Summary:
    from simtrainer.authoring.simulation.pool import simulate
    from simtrainer.authoring.simulation.summary import summarise

    with click.progressbar(
        length=talks * len(kinds), label=task.scenario, file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        return summarise(
            *simulate(task, kinds, range(talks), processes=processes, done=lambda: bar.update(1)), planned
        )


def _planned(
    ctx: click.Context, library: Library, scenario: str, recogniser: RecogniserName | None
) -> Coverage | None:
    """Return what the talks of a scenario's test plan bring up."""
    from simtrainer.authoring.plans.files import plan_files, run_plan_file

    if scenario not in library.plans:
        return None
    (plan,) = plan_files([scenario], library)
    return run_plan_file(plan, _bench(ctx, library, recogniser)).coverage


def _bench(ctx: click.Context, library: Library, recogniser: RecogniserName | None) -> Workbench:
    from simtrainer.authoring.workbench import Workbench
    from simtrainer.content.language import shipped_language

    language = shipped_language("en")
    return Workbench(library, language, recogniser_of(ctx, recogniser, language))


def _keep(library: Library, scenario: str, summary: Summary) -> None:
    """Keep what came up, for the graph."""
    from simtrainer.authoring.last_run import keep
    from simtrainer.records.folders import simulations_folder

    keep(simulations_folder(), scenario, library.bundle(scenario).hash, summary.coverage)


def _show(
    ctx: click.Context,
    library: Library,
    scenarios: Sequence[str],
    kinds: Sequence[Kind],
    seed: int,
    recogniser: RecogniserName | None,
) -> None:
    """Play and print the talks of one seed."""
    from simtrainer.authoring.simulation.talks import Stage
    from simtrainer.authoring.talk_lines import talk_lines

    bench = _bench(ctx, library, recogniser)
    for scenario in scenarios:
        stage = Stage(bench, scenario)
        for kind in kinds:
            click.echo(f"{scenario}: {kind}, seed {seed}")
            for line in talk_lines(stage.play(kind, seed).log, stage.script.scenario):
                click.echo(line)
            click.echo()
