"""Whether every name in a scenario leads somewhere."""

from collections.abc import Collection, Iterable, Iterator

from simtrainer.content import walk
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.models import Scenario
from simtrainer.content.models.base import duplicates
from simtrainer.content.nearest import nearest
from simtrainer.content.yaml import Document


def check_references(scenario: Scenario, document: Document, actions: Collection[str]) -> list[Diagnostic]:
    """Return a diagnostic for every name that leads nowhere, and for every id that stands twice.

    Args:
        scenario: The scenario.
        document: Its file.
        actions: Ids of the actions that every scenario knows.
    """
    names = _Names(scenario, document, actions)
    return [*names.check(), *_doubles(scenario, document), *_unset_flags(scenario, document)]


class _Names:
    def __init__(self, scenario: Scenario, document: Document, actions: Collection[str]) -> None:
        self._scenario = scenario
        self._document = document
        self._known: dict[str, tuple[str, Collection[str]]] = {
            "state": ("G001", scenario.states),
            "ending": ("G002", scenario.endings),
            "person": ("R001", scenario.people),
            "fact": ("R002", scenario.facts),
            "action": ("R003", {*actions, *scenario.actions}),
            "topic": ("R004", scenario.topics),
            "promise": ("R005", scenario.promises),
            "wonder": ("R012", scenario.wonders),
            "choice": ("R006", {c.id for s in scenario.states.values() for c in s.choices}),
        }

    def check(self) -> Iterator[Diagnostic]:
        scenario = self._scenario
        yield from self._names("state", [scenario.start], ("start",))
        for name, variant in scenario.variants.items():
            yield from self._names("state", [variant.start], ("variants", name, "start"))
            for who in variant.people:
                yield from self._names("person", [who], ("variants", name, "people", who))
        for name, state in scenario.states.items():
            yield from self._names("person", [state.who], ("states", name, "who"))
            yield from self._each("person", state.present or [], ("states", name, "present"))
            yield from self._each("wonder", state.wonders, ("states", name, "wonders"))
        for path, effect in walk.effects(scenario):
            yield from self._names("person", [effect.who], (*path, "who"))
            yield from self._names("person", [effect.to], (*path, "to"))
            yield from self._names("state", [effect.goto], (*path, "goto"))
            yield from self._names("ending", [effect.end], (*path, "end"))
            yield from self._each("promise", effect.keeps, (*path, "keeps"))
            yield from self._each("wonder", effect.wonders, (*path, "wonders"))
            changes = effect.mood if isinstance(effect.mood, list) else [effect.mood] if effect.mood else []
            yield from self._names("person", [change.of for change in changes], (*path, "mood"))
        yield from self._conditions()
        for path, _, opportunity in walk.opportunities(scenario):
            yield from self._each("action", opportunity.does, (*path, "does"))
            yield from self._each("topic", opportunity.says, (*path, "says"))
        for path, _, wordings in walk.wordings(scenario):
            for i, wording in enumerate(wordings):
                if isinstance(wording, dict):
                    for who in wording:
                        yield from self._names("person", [who], (*path, i, who))
        for name, fact in scenario.facts.items():
            yield from self._names("person", [fact.who], ("facts", name, "who"))
        for name, promise in scenario.promises.items():
            yield from self._names("person", [promise.who], ("promises", name, "who"))
        for name, wonder in scenario.wonders.items():
            yield from self._names("person", [wonder.who], ("wonders", name, "who"))
        for name, ending in scenario.endings.items():
            yield from self._names("person", [ending.who], ("endings", name, "who"))

    def _conditions(self) -> Iterator[Diagnostic]:
        for path, when in walk.conditions(self._scenario):
            for kind, field in (
                ("fact", "asks"),
                ("fact", "told"),
                ("fact", "not_told"),
                ("topic", "says"),
                ("action", "does"),
                ("promise", "promises"),
                ("promise", "promised"),
                ("choice", "choice"),
            ):
                yield from self._each(kind, getattr(when, field), (*path, field))
            yield from self._names("person", [when.to], (*path, "to"))
            yield from self._names("person", [when.of], (*path, "of"))

    def _each(self, kind: str, names: list[str], path: KeyPath) -> Iterator[Diagnostic]:
        for i, name in enumerate(names):
            yield from self._names(kind, [name], (*path, i))

    def _names(self, kind: str, names: Iterable[str | None], path: KeyPath) -> Iterator[Diagnostic]:
        code, known = self._known[kind]
        for name in names:
            if name is not None and name not in known:
                yield self._document.diagnostic(code, path, name=name, hint=nearest(name, sorted(known)))


def _doubles(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    places = [(rule.id, path) for path, _, rule in walk.rules(scenario)]
    places += [(event.id, ("events", i)) for i, event in enumerate(scenario.events)]
    for name in duplicates([name for name, _ in places]):
        for path in [path for other, path in places if other == name][1:]:
            yield document.diagnostic("R008", (*path, "id"), name=name)


def _unset_flags(scenario: Scenario, document: Document) -> Iterator[Diagnostic]:
    variants = scenario.variants.values()
    set_somewhere = walk.flags_set(scenario) | {flag for variant in variants for flag in variant.flag}
    for path, when in walk.conditions(scenario):
        for field in ("flags", "no_flags"):
            for i, flag in enumerate(getattr(when, field)):
                if flag not in set_somewhere:
                    hint = nearest(flag, sorted(set_somewhere))
                    yield document.diagnostic("R007", (*path, field, i), name=flag, hint=hint)
