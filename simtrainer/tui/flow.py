"""The learner's way through a talk: briefing, encounter, reflection, debrief, and back to try again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from simtrainer.assessment.debrief import debrief
from simtrainer.authoring.model_talk import ModelTalk, model_talk
from simtrainer.authoring.workbench import Workbench
from simtrainer.encounter.encounter import Encounter
from simtrainer.tui import arrival
from simtrainer.tui.hearing import pass_on
from simtrainer.tui.screens.briefing import BriefingScreen
from simtrainer.tui.screens.compare import CompareScreen
from simtrainer.tui.screens.debrief import WATCH, DebriefScreen
from simtrainer.tui.screens.encounter import EncounterScreen
from simtrainer.tui.screens.reflection import ReflectionScreen
from simtrainer.tui.screens.stage import Stage
from simtrainer.tui.screens.watch import WatchScreen

if TYPE_CHECKING:
    from simtrainer.content.models import Plan
    from simtrainer.tui.app import SimtrainerApp


async def practise(app: SimtrainerApp, scenario: str) -> None:
    """Brief the learner on a scenario and, if they begin, go through the talk."""
    found = app.practice.library.scenarios[scenario].scenario
    async with _stage(app, found.title):
        if await app.push_screen_wait(BriefingScreen(found, app.practice.language)):
            await _talk(app, await asyncio.to_thread(app.practice.begin, scenario, app.learner.id))


async def go_on(app: SimtrainerApp, encounter: str) -> None:
    """Take an unfinished talk up where it stopped."""
    taken_up = await asyncio.to_thread(app.practice.resume, encounter)
    async with _stage(app, taken_up.script.scenario.title):
        await _talk(app, taken_up)


async def look_back_again(app: SimtrainerApp, encounter: str) -> None:
    """Open the debrief of a talk that has ended before."""
    ended = await asyncio.to_thread(app.practice.resume, encounter)
    async with _stage(app, ended.script.scenario.title):
        await _talk(app, await _look_back(app, ended))


async def watch(app: SimtrainerApp, scenario: str) -> None:
    """Show the model talk of a scenario."""
    found = app.practice.library.scenarios[scenario].scenario
    async with _stage(app, found.title):
        await _watch(app, scenario)


@asynccontextmanager
async def _stage(app: SimtrainerApp, title: str) -> AsyncIterator[None]:
    """Set the stage for a talk; when it is over, show the library as it is then."""
    stage = Stage(title)
    await app.push_screen(stage)
    try:
        yield
    finally:
        if app.screen_stack[-1:] == [stage]:
            await app.pop_screen()
    arrival.show_library(app)


async def _talk(app: SimtrainerApp, encounter: Encounter | None) -> None:
    """Go through a talk, its debrief, and every new try that the debrief leads to."""
    while encounter is not None:
        screen = EncounterScreen(encounter, app.settings, meters=_meters(app, encounter))
        ended = await app.push_screen_wait(screen)
        encounter = await _look_back(app, encounter) if ended else None


async def _look_back(app: SimtrainerApp, encounter: Encounter) -> Encounter | None:
    """Show what came of a talk: own view first, then marks; a second try beside the first.

    Returns:
        A new try from an earlier turn, if the learner wants one.
    """
    parent = encounter.memory.started.parent if encounter.memory.started else None
    if parent is None and not any(event.type == "reflected" for event in encounter.log):
        given = await app.push_screen_wait(ReflectionScreen(encounter.script.scenario))
        await asyncio.to_thread(encounter.submit, given)
    assessment = await asyncio.to_thread(app.practice.assess, encounter.id)
    if parent is not None:
        first = await asyncio.to_thread(app.practice.assess, parent)
        await app.push_screen_wait(CompareScreen(first, assessment))
    told = debrief(assessment, app.practice.language)
    watchable = told.scenario in app.practice.library.plans
    while (turn := await app.push_screen_wait(DebriefScreen(encounter, told, watchable=watchable))) == WATCH:
        await _watch(app, told.scenario)
    await pass_on(app, encounter)
    if turn is None:
        return None
    return await asyncio.to_thread(app.practice.branch, encounter.id, turn)


async def _watch(app: SimtrainerApp, scenario: str) -> None:
    practice = app.practice
    plan, _ = practice.library.plans[scenario]
    bench = Workbench(practice.library, practice.language, practice.recogniser)
    await app.push_screen_wait(WatchScreen(await asyncio.to_thread(_model_talk, plan, bench)))


def _model_talk(plan: Plan, bench: Workbench) -> ModelTalk:
    return model_talk(plan, bench.script(plan.scenario), bench.recogniser, bench.rubric(plan.scenario))


def _meters(app: SimtrainerApp, encounter: Encounter) -> bool:
    """Tell whether meters are shown: a setting, or a beginner's first talks (tries from a turn are no new talks)."""
    records = app.practice.store.encounters(app.learner.id)
    others = [record for record in records if record.parent is None and record.id != encounter.id]
    return app.settings.show_meters(len(others))
