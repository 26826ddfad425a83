"""Stopping a talk, kindly."""

from typing import Final

from simtrainer.tui.dialogs.pick import PickDialog
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.choice_list import option

STAY: Final = "stay"
PAUSE: Final = "pause"
DEBRIEF: Final = "debrief"
LEAVE: Final = "leave"


class LeaveDialog(PickDialog):
    """Ways to stop; Esc goes back to the talk."""

    def __init__(self) -> None:
        """Offer the ways."""
        text = _(
            "You can stop at any time, and nothing is lost. If this comes close to something of your own, "
            "a tutor, a friend or a support line near you is there for it."
        )
        rows = [
            option(_("Go back to the talk"), id=STAY),
            option(_("Pause; go on another time"), id=PAUSE),
            option(_("End it here and read the debrief"), id=DEBRIEF),
            option(_("End it here and leave"), id=LEAVE),
        ]
        super().__init__(_("Stop the scene?"), text, rows)
