"""Conditions in plain words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.authoring.words import describe, describe_ending, describe_event
from simtrainer.content.models import Bound, Ending, Event, When
from simtrainer.content.vocabulary import BEHAVIOURS

BOUNDS = [{"least": 2}, {"most": 2}, {"least": 2, "most": 5}, {"least": 3, "most": 3}]
EACH_FIELD: list[tuple[dict[str, Any], str]] = [
    ({}, "always"),
    ({"of": "sara"}, "always"),
    ({"all": ["validate", "reflect"]}, "shows validate and reflect"),
    ({"any": ["validate", "explore", "reflect"]}, "shows validate, explore or reflect"),
    ({"any": ["facilitating"]}, "shows something facilitating"),
    ({"none": ["blocking"]}, "shows nothing blocking"),
    ({"none": ["blame", "blocking", "command"]}, "shows nothing blocking, no blame or command"),
    ({"all": ["explain"], "any": ["validate", "reflect"], "none": ["blocking"]}, "shows explain, and validate or reflect, nothing blocking"),
    ({"asks": ["sleep", "home"]}, "asks for sleep or home"),
    ({"says": ["the-cup"]}, "speaks of the-cup"),
    ({"does": ["sit", "kneel"]}, "does sit or kneel"),
    ({"promises": ["ring-her"]}, "promises ring-her"),
    ({"choice": ["first"]}, "chooses first"),
    ({"silence": True}, "stays silent"),
    ({"silence": False}, "does not stay silent"),
    ({"unclear": True}, "is not understood"),
    ({"unclear": False}, "is understood"),
    ({"to": "sara"}, "speaks to sara"),
    ({"trust": BOUNDS[0]}, "trust at least 2"),
    ({"distress": BOUNDS[1], "of": "sara"}, "sara's distress at most 2"),
    ({"openness": BOUNDS[2]}, "openness 2 to 5"),
    ({"flags": ["a", "b"]}, "with flag a and b"),
    ({"no_flags": ["a", "b"]}, "without flag a or b"),
    ({"told": ["a"]}, "after a was told"),
    ({"not_told": ["a", "b"]}, "before a or b was told"),
    ({"promised": ["a"]}, "after a was promised"),
    ({"counts": {"blocking": BOUNDS[0], "validate": {"most": 1}}}, "something blocking at least 2 times so far; validate at most 1 time so far"),
    ({"turn": BOUNDS[0]}, "second turn of the talk or later"),
    ({"turn": {"most": 1}}, "first turn of the talk"),
    ({"turn": {"least": 21, "most": 32}}, "21st to 32nd turn of the talk"),
    ({"turns_here": BOUNDS[1]}, "up to the second turn here"),
    ({"turns_here": BOUNDS[2]}, "second to fifth turn here"),
    ({"turns_here": BOUNDS[3]}, "third turn here"),
    ({"turns_here": {"least": 13}}, "13th turn here or later"),
    ({"patience": BOUNDS[3]}, "patience exactly 3"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "words"), EACH_FIELD)
def test_each_field_has_words(written: dict[str, Any], words: str) -> None:
    assert describe(When.model_validate(written)) == words


def test_no_field_is_forgotten() -> None:
    assert {name for written, _ in EACH_FIELD for name in written} == set(When.model_fields)


def test_what_the_reply_is_comes_before_what_the_talk_was() -> None:
    when = When(
        any=["validate"], none=["blocking"], does=["sit"], turns_here=Bound(least=3), trust=Bound(least=40)
    )
    assert (
        describe(when)
        == "shows validate, nothing blocking; does sit; trust at least 40; third turn here or later"
    )


names = st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True)
lists = st.lists(names, max_size=4)
behaviours = st.lists(st.sampled_from([*BEHAVIOURS, "facilitating", "blocking"]), max_size=4)
bounds = st.tuples(st.integers(), st.integers()).map(lambda two: Bound(least=min(two), most=max(two)))
bounds = st.one_of(bounds, st.builds(Bound, least=st.integers()), st.builds(Bound, most=st.integers()))
maybe = st.none() | bounds
whens = st.builds(
    When, all=behaviours, any=behaviours, none=behaviours,
    **dict.fromkeys(("asks", "says", "does", "promises", "choice", "flags", "no_flags", "told", "not_told", "promised"), lists),
    **dict.fromkeys(("silence", "unclear"), st.none() | st.booleans()),
    **dict.fromkeys(("to", "of"), st.none() | names),
    **dict.fromkeys(("trust", "distress", "openness", "turn", "turns_here", "patience"), maybe),
    counts=st.dictionaries(st.sampled_from([*BEHAVIOURS, "facilitating", "blocking"]), bounds, max_size=3),
)  # fmt: skip


@given(whens)
def test_any_condition_has_words_and_names_everything(when: When) -> None:
    words = describe(when)
    assert words.strip()
    assert "None" not in words
    for name in (*when.all, *when.any, *when.none, *when.asks, *when.flags, *when.no_flags, *when.counts):
        assert name in words


@given(whens)
def test_only_what_names_nothing_holds_always(when: When) -> None:
    assert (describe(when) == "always") == (when.model_copy(update={"of": None}) == When())


def test_events_and_endings() -> None:
    event = Event(
        id="phone", after=3, state=["door", "chair"], when=When(silence=True), chance=0.4, shows="A phone."
    )
    assert (
        describe_event(event) == "from the third turn on; in door or chair; stays silent; in 40 of 100 talks"
    )
    assert describe_event(Event(id="phone", state=["door"], shows="A phone.")) == "in door"
    ending: dict[str, Any] = {"title": "T", "text": "T", "quality": 1}
    assert describe_ending(Ending(**ending)) is None
    assert describe_ending(Ending(**ending, at="limit")) == "when turns or patience run out"
    assert (
        describe_ending(Ending(**ending, at="patience", when=When(flags=["a"])))
        == "when patience runs out; with flag a"
    )
    assert describe_ending(Ending(**ending, when=When(trust=Bound(most=9)))) == "trust at most 9"
