"""Many simulated talks at once, in processes of their own."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simtrainer.authoring.simulation.learners import KINDS, Kind
from simtrainer.authoring.simulation.talks import SimulatedTalk, Stage
from simtrainer.authoring.workbench import open_workbench
from simtrainer.recognition import RecogniserName


@dataclass(frozen=True)
class Task:
    """A scenario to simulate, as a process of its own can open it.

    Attributes:
        scenario: Its id.
        folders: The user's library folders.
        recogniser: Which recogniser reads replies; None for the best there is.
    """

    scenario: str
    folders: tuple[Path, ...]
    recogniser: RecogniserName | None


@dataclass(frozen=True)
class BrokenTalk:
    """A talk that the engine could not play to its end, which is always a fault of the program."""

    kind: Kind
    seed: int
    error: str


def simulate(
    task: Task,
    kinds: Sequence[Kind],
    seeds: Sequence[int],
    *,
    processes: int,
    done: Callable[[], None] = lambda: None,
) -> tuple[list[SimulatedTalk], list[BrokenTalk]]:
    """Play a talk of each kind with each seed.

    Args:
        task: What is played.
        kinds: Who plays.
        seeds: The seeds.
        processes: How many processes play side by side; the result does not depend on it.
        done: Called after each talk.

    Returns:
        The talks, by seed and then in the order of `KINDS`, and those that broke.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_open, initargs=(task,)) as pool:
        jobs = {pool.submit(_play, kind, seed): (kind, seed) for seed in seeds for kind in kinds}
        for _ in as_completed(jobs):
            done()
    talks = [job.result() for job in jobs if job.exception() is None]
    broken = [_broken(job, *jobs[job]) for job in jobs if job.exception() is not None]
    return sorted(talks, key=lambda talk: (talk.seed, KINDS.index(talk.kind))), broken


def _broken(job: Future[SimulatedTalk], kind: Kind, seed: int) -> BrokenTalk:
    error = job.exception()
    return BrokenTalk(kind, seed, f"{type(error).__name__}: {error}")


_stages: Final[list[Stage]] = []
"""In a playing process: the stage that it has set up."""


def _open(task: Task) -> None:
    _stages[:] = [Stage(open_workbench(task.folders, task.recogniser), task.scenario)]


def _play(kind: Kind, seed: int) -> SimulatedTalk:
    return _stages[0].talk(kind, seed)
