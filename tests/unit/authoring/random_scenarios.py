"""Scenarios at random: small graphs whose bounds are often odd, and every other one with a mistake made in it."""

import copy
from typing import Any

from hypothesis import strategies as st

from simtrainer.content.vocabulary import BEHAVIOURS

Data = dict[str, Any]

STATES = ("door", "chair.left", "cup", "is_cup")
PEOPLE = ("ada", "son")
FACTS = ("job", "alone", "allergies")
FLAGS = ("met", "sat")
ENDINGS = ("heard", "gone", "left")
TOPICS, PROMISES, ACTIONS, WONDERS, CHOICES = ("tea",), ("call",), ("sit", "wave"), ("bad",), ("stay", "go")
CUES = st.sampled_from(("cup of tea", "call [him|her]", "(sew|work) ..3 job", "wave*", "{feeling}"))
WORDS = st.sampled_from(("*looks up* Yes?", "No.", "Sit.", "{mean}", "Well, {told}", "Bed four."))


def some(*names: str) -> st.SearchStrategy[str]:
    return st.sampled_from(names)


def lists(entries: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[list[Any]]:
    return st.lists(entries, min_size=1, max_size=most)


def parts(**optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    """Return a mapping with some of the keys, mostly few."""
    drawn = {name: st.one_of(st.none(), st.none(), entry) for name, entry in optional.items()}
    return st.fixed_dictionaries(drawn).map(
        lambda found: {key: value for key, value in found.items() if value is not None}
    )


def both(*entries: st.SearchStrategy[Data]) -> st.SearchStrategy[Data]:
    return st.tuples(*entries).map(
        lambda found: {key: value for part in found for key, value in part.items()}
    )


said = lists(st.one_of(WORDS, st.dictionaries(some(*PEOPLE), WORDS, min_size=1, max_size=2)))
bound = st.tuples(st.integers(-2, 105), st.integers(0, 60)).map(
    lambda two: {"least": two[0], "most": two[0] + two[1]}
)
small_bound = st.integers(0, 9).map(lambda n: {"least": n})
behaviours = lists(st.sampled_from((*BEHAVIOURS, "facilitating", "blocking")))
mood = both(
    parts(of=some(*PEOPLE)),
    parts(trust=st.integers(-100, 100), distress=st.integers(-9, 9), openness=st.integers(-9, 99)),
)
when = parts(
    all=behaviours,
    any=behaviours,
    none=behaviours,
    asks=lists(some(*FACTS)),
    says=lists(some(*TOPICS)),
    does=lists(some(*ACTIONS)),
    promises=lists(some(*PROMISES)),
    choice=lists(some(*CHOICES)),
    silence=st.booleans(),
    unclear=st.booleans(),
    to=some(*PEOPLE),
    of=some(*PEOPLE),
    trust=bound,
    openness=bound,
    flags=lists(some(*FLAGS)),
    no_flags=lists(some(*FLAGS)),
    told=lists(some(*FACTS)),
    not_told=lists(some(*FACTS)),
    promised=lists(some(*PROMISES)),
    counts=st.dictionaries(st.sampled_from(BEHAVIOURS), small_bound, min_size=1, max_size=1),
    turn=bound,
    turns_here=small_bound,
    patience=bound,
)
opportunity = both(
    st.fixed_dictionaries({"signal": WORDS, "asks": behaviours}),
    parts(does=lists(some(*ACTIONS)), says=lists(some(*TOPICS)), better=lists(WORDS), silence=st.booleans()),
)
effects = parts(
    who=some(*PEOPLE),
    to=some(*PEOPLE),
    say=said,
    mood=st.one_of(mood, lists(mood)),
    flag=lists(some(*FLAGS)),
    unflag=lists(some(*FLAGS)),
    keeps=lists(some(*PROMISES)),
    patience=st.integers(-20, 20),
    opportunity=opportunity,
    wonders=lists(some(*WONDERS)),
    goto=some(*STATES),
    end=some(*ENDINGS),
)
ids = st.integers(0, 400).map(lambda n: f"r{n}")
rule = both(st.builds(lambda name: {"id": name}, ids), parts(when=when), effects)
state = both(
    parts(
        who=some(*PEOPLE),
        hears=lists(st.just("a neighbour")),
        enter=said,
        wonders=lists(some(*WONDERS)),
        opportunity=opportunity,
        choices=lists(some(*CHOICES).map(lambda name: {"id": name, "text": "I will stay."})),
        answers=parts(plain=said, unclear=said, retell=said, asked_back=said),
    ),
    st.fixed_dictionaries({"rules": st.lists(rule, max_size=4)}),
)
fact = both(
    st.fixed_dictionaries({"text": WORDS, "tell": said}),
    st.fixed_dictionaries({"asked": lists(st.sampled_from(("What is your job?", "Who came with you?")))}),
    parts(
        cues=lists(CUES),
        who=some(*PEOPLE),
        trust=st.integers(0, 100),
        alone=st.booleans(),
        hide=said,
        again=said,
        mood=mood,
        flag=lists(some(*FLAGS)),
        opportunity=opportunity,
        mean=st.just("my job"),
    ),
)
event = both(
    st.builds(lambda name: {"id": f"e{name}", "shows": "A phone rings."}, ids),
    parts(when=when, chance=st.sampled_from((0.5, 1.0))),
    st.one_of(
        st.integers(1, 30).map(lambda n: {"after": n}), lists(some(*STATES)).map(lambda s: {"state": s})
    ),
    effects,
)
wonder = both(
    st.fixed_dictionaries({"text": WORDS, "again": st.lists(WORDS, min_size=2, max_size=2)}),
    parts(who=some(*PEOPLE), ask=said, when=when, answered=when, given_up=mood, wait=st.integers(1, 3)),
)
ending = both(
    st.fixed_dictionaries({"title": WORDS, "text": WORDS, "quality": st.integers(0, 4)}),
    parts(say=said, who=some(*PEOPLE), when=when, at=st.sampled_from(("limit", "patience"))),
)
phrases = CUES.map(lambda cue: {"cues": [cue]})
promise = both(phrases, st.fixed_dictionaries({"text": WORDS, "remind": said}), parts(who=some(*PEOPLE)))
person = both(
    st.just({"name": "Ada", "about": "She is 60.", "wants": "News", "fears": "Bad news"}),
    parts(
        role=st.sampled_from(("relative", "teacher")),
        trust=st.integers(0, 100),
        card=parts(job=st.just("I sew."), sleep=st.just(["Badly.", "{told}"]), nonsense=st.nothing()),
    ),
)
HEAD: Data = {
    "kind": "scenario",
    "format": 1,
    "id": "at-random",
    "title": "At random",
    "situation": "warm-up",
    "difficulty": 1,
    "minutes": 2,
    "summary": "A test.",
    "practises": ["explore"],
    "you": {"role": "intern", "text": "You are new."},
    "scene": {"place": "A ward", "briefed": "none", "now": "You come in."},
}
SAFE_ENDING = {"out": {"title": "Out", "text": "Time is up.", "quality": 1, "at": "limit"}}


def named(names: tuple[str, ...], entry: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries(dict.fromkeys(names, entry))


sound: st.SearchStrategy[Data] = both(
    st.just(HEAD),
    st.fixed_dictionaries(
        {
            "people": named(PEOPLE, person),
            "task": st.fixed_dictionaries({"do": st.fixed_dictionaries({"text": WORDS, "done": when})}),
            "turns": st.integers(4, 9),
            "start": some(*STATES),
            "states": named(STATES, state),
            "rules": st.lists(rule, max_size=2),
            "facts": named(FACTS, fact),
            "topics": named(TOPICS, phrases),
            "promises": named(PROMISES, promise),
            "wonders": named(WONDERS, wonder),
            "actions": st.just({"wave": {"label": "wave", "match": ["(wave|waves)"], "example": "*waves*"}}),
            "events": st.lists(event, max_size=2),
            "endings": both(named(ENDINGS, ending), st.just(SAFE_ENDING)),
        }
    ),
    parts(patience=st.integers(1, 40)),
)


def mended(data: Data) -> Data:
    """Return a scenario whose rules have an id each, lead to a state or to an ending, and offer the choices they wait for."""
    listed = [*(rule for state in data["states"].values() for rule in state["rules"]), *data["rules"]]
    for number, one in enumerate([*listed, *data["events"]]):
        one["id"] = f"r{number}"
        if "goto" in one:
            one.pop("end", None)
    data["rules"].append({"id": "over", "when": {"turns_here": {"least": 3}}, "end": "heard"})
    data["states"]["door"]["choices"] = [{"id": name, "text": "I will stay."} for name in CHOICES]
    return data


MISTAKES = (
    *(
        (part, name)
        for part, names in (("states", STATES), ("people", PEOPLE), ("facts", FACTS))
        for name in names
    ),
    ("endings", "out"),
    ("endings", "heard"),
    ("topics", "tea"),
    ("promises", "call"),
    ("wonders", "bad"),
    ("actions", "wave"),
)
"""What may be taken out of a scenario, whoever names it."""


def with_mistake(data: Data, mistake: tuple[str, str] | None, odd: Data) -> Data:
    data = {**data, **odd}
    if mistake:
        part, name = mistake
        data[part] = {key: value for key, value in data[part].items() if key != name}
    return data


scenarios: st.SearchStrategy[Data] = st.builds(
    with_mistake,
    sound.map(copy.deepcopy).map(mended),
    st.one_of(st.none(), st.none(), st.none(), st.sampled_from(MISTAKES)),
    st.one_of(
        *[st.just(dict[str, Any]())] * 9,
        st.sampled_from(
            ({"language": "xx"}, {"start": "ghost"}, {"topics": {"tea": {"cues": ["(tea"]}}}, {"turns": 2})
        ),
    ),
)
"""A scenario as plain data."""
