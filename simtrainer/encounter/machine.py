"""The state machine of an encounter, on `transitions`: one trigger a reply, rules as guarded transitions in order."""

import logging
from functools import partial
from typing import Any

from transitions import EventData, Machine

from simtrainer.content.models import Rule
from simtrainer.encounter.conditions import Moment, holds
from simtrainer.encounter.script import Script, rules_of

logging.getLogger("transitions").setLevel(
    logging.ERROR
)  # it warns of every method it does not add to the model


class Position:
    """Where the talk stands.

    Attributes:
        state: The present state's id; set by the machine.
        fired: The rule that fired last, None where none held.
    """

    state: str

    def __init__(self, script: Script, state: str) -> None:
        self.fired: Rule | None = None
        names = list(script.scenario.states)
        Machine(
            model=self,
            states=names,
            initial=state,
            transitions=[self._transition(name, rule) for name in names for rule in rules_of(script, name)],
            auto_transitions=False,
            send_event=True,
            queued=False,
            model_override=True,
            ignore_invalid_triggers=True,
        )

    def reply(self, **_: Any) -> bool:
        """Do nothing: the machine puts its trigger in place of this, unless the scenario has no rules at all."""
        return False

    def answer(self, moment: Moment) -> Rule | None:
        """Return the first rule of the present state that holds, having moved where it leads."""
        self.fired = None
        self.reply(moment=moment)
        return self.fired

    def _transition(self, state: str, rule: Rule) -> dict[str, Any]:
        return {
            "trigger": "reply",
            "source": state,
            "dest": rule.goto,
            "conditions": partial(_holds, rule),
            "before": partial(self._remember, rule),
        }

    def _remember(self, rule: Rule, _: EventData) -> None:
        self.fired = rule


def _holds(rule: Rule, event: EventData) -> bool:
    return holds(rule.when, event.kwargs["moment"])
