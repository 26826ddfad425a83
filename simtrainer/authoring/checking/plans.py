"""Checks of test plans: that they name what exists, assert something, and ask nothing impossible."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from simtrainer.content import walk
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.language import Language
from simtrainer.content.models import Answers, Bound, Plan, Rubric, Scenario
from simtrainer.content.models.base import duplicates
from simtrainer.content.models.plan import PlanTurn, Talk, TalkExpectation
from simtrainer.content.nearest import nearest
from simtrainer.content.yaml import Document
from simtrainer.recognition import PhraseBook, read


def check_plan(
    document: Document,
    plan: Plan,
    scenario: Scenario | None,
    known: Sequence[str],
    rubrics: Mapping[str, Rubric],
    language: Language,
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a plan.

    Args:
        document: The file.
        plan: The plan.
        scenario: The scenario that it names, None where there is none.
        known: Ids of all scenarios.
        rubrics: Rubrics by the language that they are for.
        language: How what is done is read.
    """
    for name in duplicates([talk.id for talk in plan.talks]):
        for i in [i for i, talk in enumerate(plan.talks) if talk.id == name][1:]:
            yield document.diagnostic("R008", ("talks", i, "id"), name=name)
    if scenario is None:
        hint = nearest(plan.scenario, known)
        yield document.diagnostic("P001", ("scenario",), name=plan.scenario, hint=hint)
        return
    checker = _Talks(document, scenario, rubrics.get(scenario.language), language)
    for i, talk in enumerate(plan.talks):
        yield from checker.check(talk, ("talks", i))


class _Talks:
    def __init__(
        self, document: Document, scenario: Scenario, rubric: Rubric | None, language: Language
    ) -> None:
        self._document = document
        self._scenario = scenario
        self._dimensions = rubric.dimensions if rubric else None
        self._rules = {rule.id for _, _, rule in walk.rules(scenario)} | set(Answers.model_fields)
        self._choices = {choice.id for state in scenario.states.values() for choice in state.choices}
        actions = {**language.actions, **scenario.actions}
        self._actions = PhraseBook(language, {name: list(action.match) for name, action in actions.items()})
        self._language = language

    def check(self, talk: Talk, path: KeyPath) -> Iterator[Diagnostic]:
        if not talk.asserts:
            yield self._document.diagnostic("P003", path, name=talk.id)
        yield from self._expected(talk.expect, (*path, "expect"))
        for j, turn in enumerate(talk.turns):
            if isinstance(turn, PlanTurn):
                yield from self._turn(turn, (*path, "turns", j))
        for number in talk.margin_note:
            if int(number) > len(talk.turns):
                at = (*path, "margin_note", number)
                yield self._document.diagnostic("P005", at, key=True, turn=number, count=len(talk.turns))

    def _expected(self, expect: TalkExpectation, path: KeyPath) -> Iterator[Diagnostic]:
        if isinstance(expect.ending, str):
            yield from self._named("ending", expect.ending, self._scenario.endings, (*path, "ending"))
        for j, name in enumerate(expect.ending if isinstance(expect.ending, list) else []):
            yield from self._named("ending", name, self._scenario.endings, (*path, "ending", j))
        for j, name in enumerate(expect.task):
            yield from self._named("task item", name, self._scenario.task, (*path, "task", j))
        yield from self._met("quality", expect.quality, 4, (*path, "quality"))
        yield from self._met("score", expect.score, 100, (*path, "score"))
        for name, bound in expect.levels.items():
            at = (*path, "levels", name)
            if self._dimensions is not None:
                yield from self._named("dimension", name, self._dimensions, at, key=True)
            yield from self._met(name, bound, 4, at)

    def _turn(self, turn: PlanTurn, path: KeyPath) -> Iterator[Diagnostic]:
        if turn.do is not None and not self._actions.find(read(turn.do, self._language), kind="any"):
            yield self._document.diagnostic("P004", (*path, "do"), text=turn.do)
        if turn.choose is not None:
            yield from self._named("choice", turn.choose, self._choices, (*path, "choose"))
        if turn.to is not None:
            yield from self._named("person", turn.to, self._scenario.people, (*path, "to"))
        expect, at = turn.expect, (*path, "expect")
        if expect is None:
            return
        for j, fact in enumerate(expect.told):
            yield from self._named("fact", fact, self._scenario.facts, (*at, "told", j))
        if expect.state:
            yield from self._named("state", expect.state, self._scenario.states, (*at, "state"))
        if expect.rule:
            yield from self._named("rule", expect.rule, self._rules, (*at, "rule"))
        for mood in ("trust", "distress", "openness"):
            yield from self._met(mood, getattr(expect, mood), 100, (*at, mood))

    def _named(
        self, kind: str, name: str, known: Collection[str], path: KeyPath, *, key: bool = False
    ) -> Iterator[Diagnostic]:
        if name not in known:
            hint = nearest(name, sorted(known))
            yield self._document.diagnostic("P002", path, key=key, kind=kind, name=name, hint=hint)

    def _met(self, name: str, bound: Bound | None, most: int, path: KeyPath) -> Iterator[Diagnostic]:
        """Yield an expectation of a number that lies between 0 and `most` and can never lie where it should."""
        if bound is None:
            return
        if bound.least is not None and bound.least > most:
            said = f"at least {bound.least}"
        elif bound.most is not None and bound.most < 0:
            said = f"at most {bound.most}"
        else:
            return
        yield self._document.diagnostic("P006", path, name=name, least=0, most=most, bound=said)
