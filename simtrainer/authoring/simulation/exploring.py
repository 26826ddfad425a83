"""Making a certain rule fire: what somebody would have to say or do."""

import random
from collections.abc import Callable, Iterator

from simtrainer.authoring.simulation.repertoire import Known, wanted
from simtrainer.content.models import Rule, When
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.inputs import Input
from simtrainer.encounter.script import rules_of

Find = Callable[[Encounter, Callable[[Known], bool]], Input | None]
"""Finds a reply that fits."""


def explore(encounter: Encounter, find: Find, draw: random.Random) -> Input | None:
    """Return an input that may make some rule of the present state fire; None where none was found."""
    rule = draw.choice(rules_of(encounter.script, encounter.memory.state) or [Rule(id="none")])
    ways = [*_ways(encounter, rule, draw), *_replies(encounter, rule, find)]
    if not ways:
        return None
    given = draw.choice(ways)
    return Input(given.kind, given.text, to=rule.when.to)


def _ways(encounter: Encounter, rule: Rule, draw: random.Random) -> Iterator[Input]:
    """Yield what the scenario itself offers for a rule."""
    when, scenario = rule.when, encounter.script.scenario
    actions = {**encounter.script.language.actions, **scenario.actions}
    if rule.sample:
        yield Input("reply", rule.sample)
    if when.silence:
        yield Input("silence")
    yield from (Input("choice", name) for name in when.choice)
    yield from (Input("action", actions[name].example.strip("*")) for name in when.does if name in actions)
    examples = (
        *(scenario.facts[name].asked for name in when.asks),
        *(scenario.topics[name].yes for name in when.says),
        *(scenario.promises[name].yes for name in when.promises),
    )
    yield from (Input("reply", draw.choice(texts)) for texts in examples if texts)


def _replies(encounter: Encounter, rule: Rule, find: Find) -> Iterator[Input]:
    """Yield a reply that shows what a rule asks for, if there is one."""
    when = rule.when
    if when.all or when.any or when == When():
        found = find(encounter, lambda known: _shows(when, known))
        if found is not None:
            yield found


def _shows(when: When, known: Known) -> bool:
    return (
        all(wanted([name]) & known.given for name in when.all)
        and (not when.any or bool(wanted(when.any) & known.given))
        and not wanted(when.none) & known.given
    )
