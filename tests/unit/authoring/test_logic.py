"""What the checks say of conditions is true at every moment the engine can come to."""

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simtrainer.authoring.checking.demands import Span, demands_of
from simtrainer.authoring.checking.logic import contradiction, implies
from simtrainer.content.models import When
from simtrainer.content.vocabulary import BEHAVIOURS
from simtrainer.encounter.conditions import Moment, holds
from simtrainer.encounter.memory import Memory
from tests.unit.authoring.random_scenarios import Data, lists, small_bound

WHO = "ada"
TURNS = 9
FEW = ("explore", "validate", "blame")
DOMAIN = {
    f"trust of {WHO}": Span(0, 100),
    **{f"count of {name}": Span(0, TURNS) for name in BEHAVIOURS},
    "turn": Span(1, TURNS),
    "turns_here": Span(1, TURNS),
    "patience": Span(0, None),
}


def rarely(entry: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), st.none(), entry)


behaviours = lists(st.sampled_from((*FEW, "facilitating", "blocking")))
names = lists(st.sampled_from(("one", "two")))
bound = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda two: {"least": two[0], "most": sum(two)})
whens: st.SearchStrategy[When] = st.fixed_dictionaries(
    {
        **dict.fromkeys(("all", "any", "none"), rarely(behaviours)),
        **dict.fromkeys(
            ("asks", "says", "does", "promises", "choice", "flags", "no_flags", "told", "not_told"),
            rarely(names),
        ),
        **dict.fromkeys(("silence", "unclear"), rarely(st.booleans())),
        **dict.fromkeys(("trust", "turn", "patience"), rarely(bound)),
        "turns_here": rarely(small_bound),
        "counts": rarely(
            st.dictionaries(st.sampled_from((*FEW, "facilitating")), bound, min_size=1, max_size=1)
        ),
        "to": rarely(st.sampled_from(("ada", "son"))),
    }
).map(lambda found: When.model_validate({name: value for name, value in found.items() if value is not None}))

sets = st.sets(st.sampled_from(("one", "two")))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Return a moment as a rule can meet it: a silence holds nothing, an unclear reply no behaviour, and this turn is counted."""
    kind = draw(st.sampled_from(("silence", "unclear", "reply", "reply", "reply")))
    reply = kind == "reply"
    given_now = draw(st.sets(st.sampled_from(FEW))) if reply else set[str]()
    memory = Memory()
    memory.moods = {WHO: {"trust": draw(st.integers(0, 20)), "distress": 50, "openness": 50}}
    memory.turn = draw(st.integers(1, TURNS))
    memory.entered_at = draw(st.integers(0, memory.turn - 1))
    memory.patience = draw(st.integers(0, 20))
    memory.flags, memory.told = draw(sets), draw(sets)
    for name in FEW:
        before = draw(st.integers(0, memory.turn - 1))
        memory.counts[name] = before + (name in given_now)
    found: Data = {
        name: draw(sets) if reply else set() for name in ("asked", "topics", "actions", "promises")
    }
    return Moment(
        memory=memory,
        first_person=WHO,
        given=frozenset(given_now),
        understood=kind != "unclear",
        silence=kind == "silence",
        choice=draw(st.sampled_from((None, "one", "two"))) if reply else None,
        to=draw(st.sampled_from(("ada", "son"))),
        spoken=kind != "silence",
        **found,
    )


@given(when=whens, moment=moments())
@settings(max_examples=500)
def test_what_contradicts_itself_never_holds(when: When, moment: Moment) -> None:
    if contradiction(demands_of(when, WHO)):
        assert not holds(when, moment)


@given(one=whens, other=whens, moment=moments())
@settings(max_examples=500)
def test_what_contradicts_another_never_holds_with_it(one: When, other: When, moment: Moment) -> None:
    if contradiction(demands_of(one, WHO).together(demands_of(other, WHO))):
        assert not (holds(one, moment) and holds(other, moment))


@given(one=whens, other=whens, moment=moments(), part=st.booleans())
@settings(max_examples=1000)
def test_what_is_implied_holds(one: When, other: When, moment: Moment, part: bool) -> None:
    if part:  # so that the wider of the two is often part of the narrower
        merged = {**other.model_dump(exclude_unset=True), **one.model_dump(exclude_unset=True)}
        one = When.model_validate(merged)
    assume(implies(demands_of(one, WHO), demands_of(other, WHO), DOMAIN))
    assert not holds(one, moment) or holds(other, moment)
