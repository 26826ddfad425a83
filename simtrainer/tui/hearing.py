"""What was not understood goes to the tutor, without names, if the learner agrees. Asked once; the settings change it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from simtrainer.assessment.heard import heard_in
from simtrainer.encounter.encounter import Encounter
from simtrainer.tui.dialogs import PickDialog
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.choice_list import option

if TYPE_CHECKING:
    from simtrainer.tui.app import SimtrainerApp


async def pass_on(app: SimtrainerApp, encounter: Encounter) -> None:
    """Put what the person did not understand, and disputed marks, into the tutor's inbox if the learner agrees."""
    if app.settings.heard == "no" or next(heard_in(encounter.log), None) is None:
        return
    if app.settings.heard == "ask":
        await _ask(app)
    if app.settings.heard == "yes":
        await asyncio.to_thread(app.practice.gather, encounter.id)


async def _ask(app: SimtrainerApp) -> None:
    """Ask once, and keep the answer; closing the question means no."""
    text = _(
        "Some of what you said was not understood, or you saw a mark otherwise. Your tutor could teach the program such "
        "sentences. May they be kept on this machine for your tutor, without your name and without the rest of the talk? "
        "You can change this in the settings at any time."
    )
    rows = [option(_("No, leave them out"), id="no"), option(_("Yes, without names"), id="yes")]
    answer = await app.push_screen_wait(PickDialog(_("For your tutor?"), text, rows)) or "no"
    app.use_settings(replace(app.settings, heard=answer))
    await asyncio.to_thread(app.practice.store.save_settings, app.learner.id, app.settings.to_record())
