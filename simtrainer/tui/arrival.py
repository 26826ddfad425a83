"""Around the library: arriving, who practises, settings, mistakes in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simtrainer.records.store import LearnerRecord
from simtrainer.tui import flow
from simtrainer.tui.dialogs import (
    AskDialog,
    MessageDialog,
    PickDialog,
    QuestionDialog,
    SettingsDialog,
    TextDialog,
)
from simtrainer.tui.settings import GUEST
from simtrainer.tui.shelf import shelve
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.choice_list import option

if TYPE_CHECKING:
    from simtrainer.tui.app import SimtrainerApp

LONGEST_NAME = 80
_SOMEBODY_NEW = "new"


async def arrive(app: SimtrainerApp, scenario: str | None, resume: bool) -> None:
    """Learn who practises, show the library, and open at once what was asked for on the command line."""
    first_time = not app.practice.store.learners()
    app.use_learner(await (_first_learner(app) if first_time else _same_or_asked(app)))
    show_library(app)
    if resume:
        await _resume(app, scenario)
    elif scenario is not None:
        await _open_scenario(app, scenario)
    elif first_time:
        await _offer_warm_up(app)


def show_library(app: SimtrainerApp) -> None:
    """Show the library as it is now."""
    practice = app.practice
    rows = shelve(
        practice.library, practice.language.code, practice.store.encounters(app.learner.id), app.filter
    )
    app.library_screen.show(
        rows,
        learner=app.learner.name,
        problems=len(practice.library.problems),
        watchable=practice.library.plans,
    )


async def change_learner(app: SimtrainerApp) -> None:
    """Let somebody else practise."""
    picked = await _pick_learner(app)
    if picked is not None:
        app.use_learner(picked)
        show_library(app)


async def change_settings(app: SimtrainerApp) -> None:
    """Let the learner change settings, and keep them."""
    settings = await app.push_screen_wait(SettingsDialog(app.settings))
    if settings is not None and settings != app.settings:
        app.practice.store.save_settings(app.learner.id, settings.to_record())
        app.use_settings(settings)


async def list_problems(app: SimtrainerApp) -> None:
    """List the mistakes in library files."""
    lines = [str(problem) for problem in app.practice.library.problems]
    await app.push_screen_wait(TextDialog(_("Mistakes in library files"), "\n\n".join(lines)))


async def _first_learner(app: SimtrainerApp) -> LearnerRecord:
    question = _("What is your name? It stays on this machine. Leave it empty to practise as a guest.")
    name = await app.push_screen_wait(AskDialog(_("Welcome"), question, limit=LONGEST_NAME))
    return app.practice.store.add_learner(name) if name else _guest(app)


def _guest(app: SimtrainerApp) -> LearnerRecord:
    """Return the learner who gives no name."""
    store = app.practice.store
    known = next((one for one in store.learners() if one.name == GUEST), None)
    return known or store.add_learner(GUEST)


async def _same_or_asked(app: SimtrainerApp) -> LearnerRecord:
    learners = app.practice.store.learners()
    if len(learners) == 1:
        return learners[0]
    return await _pick_learner(app) or _guest(app)


async def _pick_learner(app: SimtrainerApp) -> LearnerRecord | None:
    learners = {learner.id: learner for learner in app.practice.store.learners()}
    rows = [option(learner.name, id=learner.id) for learner in learners.values()]
    rows.append(option(_("Somebody new..."), id=_SOMEBODY_NEW))
    chosen = await app.push_screen_wait(PickDialog(_("Who is practising?"), "", rows))
    if chosen != _SOMEBODY_NEW:
        return learners[chosen] if chosen else None
    names = {learner.name.casefold() for learner in learners.values()}

    def _check(name: str) -> str | None:
        taken = " ".join(name.split()).casefold() in names
        return _("That name is taken; add an initial.") if taken else None if name else _("Write a name.")

    name = await app.push_screen_wait(
        AskDialog(_("Somebody new"), _("Your name:"), check=_check, limit=LONGEST_NAME)
    )
    return app.practice.store.add_learner(name) if name else None


async def _offer_warm_up(app: SimtrainerApp) -> None:
    found = app.practice.library.of_language(app.practice.language.code)
    if not found or found[0].scenario.situation != "warm-up":
        return
    question = _("A short talk teaches the keys, actions and hints; it takes two minutes. Begin with it?")
    if await app.push_screen_wait(QuestionDialog(_("New here?"), question)):
        await flow.practise(app, found[0].scenario.id)


async def _open_scenario(app: SimtrainerApp, scenario: str) -> None:
    if scenario in app.practice.library.scenarios:
        await flow.practise(app, scenario)
    else:
        missing = _("There is no scenario {id}.").format(id=scenario)
        await app.push_screen_wait(MessageDialog(missing, _("The library lists what there is.")))


async def _resume(app: SimtrainerApp, scenario: str | None) -> None:
    unfinished = [r for r in app.practice.store.unfinished(app.learner.id) if scenario in (None, r.scenario)]
    if unfinished:
        await flow.go_on(app, unfinished[0].id)
    else:
        await app.push_screen_wait(MessageDialog(_("There is no unfinished talk to go on with.")))
