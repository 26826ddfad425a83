"""Handing inputs to an encounter without holding up the screen."""

import asyncio
from dataclasses import replace

from textual.app import App

from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Event
from simtrainer.encounter.inputs import Input
from simtrainer.records.folders import StoreError
from simtrainer.records.store import now
from simtrainer.tui.trouble import told


class Taker:
    """Submits inputs one at a time, off the screen's thread, with the time they came."""

    def __init__(self, app: App[None], encounter: Encounter) -> None:
        """Take inputs for an encounter; the app shows what goes wrong."""
        self._app = app
        self._encounter = encounter
        self._turn = asyncio.Lock()

    async def take(self, given: Input) -> list[Event] | None:
        """Submit an input.

        Returns:
            What came of it, already stored; nothing if it could not be stored, which the learner has been told.
        """
        stamped = replace(given, at=now().isoformat())
        try:
            async with self._turn:
                return await asyncio.to_thread(self._encounter.submit, stamped)
        except StoreError as error:
            await self._app.push_screen(told(error))
            return None
