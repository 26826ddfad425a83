"""Changes to a YAML text: what was meant is read back, and every other byte stays."""

import copy
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from simtrainer.authoring.edits import add_item, set_key, set_value
from simtrainer.content.diagnostics import ContentError, KeyPath
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.yaml import parse_document

FACT = """\
# a scenario
facts:
  waiting:
    asked:  # what they say
      - How long have you been waiting?
      - "When did you: come?"  # quoted

    # what she answers
    tell: >  # folded
      Since ten
      to seven.

  name: {text: "Osman", asked: [who is he, "his name?"]}  # short
  empty:
  none: []
cues:
- id: a
  yes: ['one, two']
- id: b
  yes:
    - |
      three

# the end
"""


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (("facts", "waiting", "asked"), "since when?", '# quoted\n', '# quoted\n      - since when?\n'),
        (("facts", "waiting", "asked"), "a: b", '# quoted\n', '# quoted\n      - "a: b"\n'),
        (("facts", "name", "asked"), "a, b", '"his name?"]', '"his name?", "a, b"]'),
        (("facts", "none"), "x", "none: []", "none: [x]"),
        (("facts", "empty"), "x", "empty:\n", "empty: [x]\n"),
        (("facts", "empty", "asked"), "x", "empty:\n", "empty: {asked: [x]}\n"),
        (("facts", "waiting", "cues"), "(a|b)", "to seven.\n", 'to seven.\n    cues: ["(a|b)"]\n'),
        (("cues",), {"id": "c", "yes": ["x, y"]}, "three\n", 'three\n- id: c\n  yes: ["x, y"]\n'),
        (("cues", 1, "yes"), "four", "three\n", "three\n    - four\n"),
    ],
)  # fmt: skip
def test_an_item_is_added_and_nothing_else(path: KeyPath, value: Any, before: str, after: str) -> None:
    assert FACT.count(before) == 1
    assert add_item(FACT, path, value) == FACT.replace(before, after)


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (
            ("facts", "waiting", "tell"),
            "No.",
            ">  # folded\n      Since ten\n      to seven.\n",
            "No.  # folded\n",
        ),
        (("facts", "name", "text"), "x, y", '"Osman"', '"x, y"'),
        (("facts", "empty"), "yes", "empty:\n", 'empty: "yes"\n'),
        (("facts", "none"), 3, "none: []", "none: 3"),
        (("facts", "name"), None, '{text: "Osman", asked: [who is he, "his name?"]}', "null"),
        (("cues", 0, "yes"), ["a"], "['one, two']", "[a]"),
        (("cues", 0), "a", "id: a\n  yes: ['one, two']", "a"),
        (("cues", 1, "yes"), "x", "yes:\n    - |\n      three\n", "yes: x\n"),
    ],
)
def test_a_value_is_replaced_and_nothing_else(path: KeyPath, value: Any, before: str, after: str) -> None:
    assert FACT.count(before) == 1
    assert set_value(FACT, path, value) == FACT.replace(before, after)


def test_a_key_is_added_at_the_end_of_its_mapping_or_replaced() -> None:
    assert 'asked: [who is he, "his name?"], trust: 40}  # short' in set_key(
        FACT, ("facts", "name", "trust"), 40
    )
    assert "  - id: b" not in set_key(FACT, ("cues",), [])
    assert "three\n  no: [x]\n\n# the end" in set_key(FACT, ("cues", 1, "no"), ["x"])
    assert "none: []\n  new: {a: {b: 1}}\ncues" in set_key(FACT, ("facts", "new", "a", "b"), 1)
    assert set_key("{}", ("a",), "b") == "{a: b}"


def test_a_long_list_between_brackets_goes_on_in_a_new_line() -> None:
    text = f"a:\n  yes: [{'x' * 90}]\n"
    assert add_item(text, ("a", "yes"), "y" * 30) == f"a:\n  yes: [{'x' * 90},\n        {'y' * 30}]\n"


def test_line_ends_of_windows_stay() -> None:
    assert add_item("a:\r\n- b\r\nc: 1\r\n", ("a",), "x") == "a:\r\n- b\r\n- x\r\nc: 1\r\n"


@pytest.mark.parametrize(("text", "after"), [("a:\n- b", "a:\n- b\n- x"), ("a: [b]", "a: [b, x]")])
def test_a_file_without_a_last_line_end_stays_so(text: str, after: str) -> None:
    assert add_item(text, ("a",), "x") == after


def test_what_cannot_be_done_is_said() -> None:
    for path in (("facts", "waiting"), ("cues", 7), ("cues", "a", "b"), ("facts", "name", "text")):
        with pytest.raises(SimtrainerError, match="`"):
            add_item(FACT, path, "x")
    with pytest.raises(SimtrainerError, match="does not stand there"):
        set_value(FACT, ("facts", "nobody"), 1)
    with pytest.raises(SimtrainerError, match="may not stand in a file"):
        add_item(FACT, ("facts", "none"), "bell \x07")
    with pytest.raises(SimtrainerError, match="without touching"):
        add_item("a:\n- |\n  b", ("a",), "x")  # a new line end would belong to the text before
    with pytest.raises(ContentError):
        add_item("a: &x [b]", ("a",), "x")


# Any text, however written

TEXTS = st.one_of(
    st.sampled_from(["no", "12:30", "- a", "a: b", "a #b", "null", "1.5", "", " ", "it's", 'say "x"', "🙂", "{", "é, ü"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), max_size=30),
)  # fmt: skip
SCALARS = st.one_of(TEXTS, st.integers(-999, 999), st.booleans(), st.none())
VALUES = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3),
    st.dictionaries(TEXTS.filter(lambda t: t != "<<"), SCALARS, max_size=3),
)
DATA = st.dictionaries(
    st.sampled_from(["a", "b c", "12", "yes", "é"]),
    st.one_of(
        SCALARS, st.lists(VALUES, max_size=3), st.dictionaries(st.sampled_from("pqr"), VALUES, max_size=3)
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A document in one of many styles, with comments where they may stand."""
    style = draw(st.sampled_from([None, '"', "'", "|", ">"]))
    flow = draw(st.sampled_from([True, False, None]))
    text = yaml.safe_dump(
        draw(DATA),
        default_style=style,
        default_flow_style=flow,
        allow_unicode=draw(st.booleans()),
        sort_keys=False,
        width=draw(st.sampled_from([20, 80, 1000])),
    )
    text = text.replace("!!null ", "").replace("!!bool ", "").replace("!!int ", "")
    lines = []
    for line in text.splitlines(keepends=True):
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(["# a comment: [x]\n", "\n", "  # - item\n"])))
        lines.append(line.rstrip("\n") + draw(st.sampled_from(["", "", "  # why"])) + "\n")
    marked = "".join(lines)
    return marked if draw(st.booleans()) else marked.rstrip("\n")


def _paths(data: Any, path: KeyPath = ()) -> list[KeyPath]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for key, value in inner for found in _paths(value, (*path, key)))]


def _kept(old: str, new: str) -> bool:
    """Tell whether the new text is the old one with something put in at one place."""
    start = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    return any(new.endswith(old[at:]) and new.startswith(old[:at]) for at in range(start, -1, -1))


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(documents(), VALUES, st.data())
def test_whatever_the_style_an_item_is_put_in_or_an_error_says_no(
    text: str, value: Any, data: st.DataObject
) -> None:
    try:
        before = parse_document(text).data
    except ContentError:
        assume(False)
    lists = [path for path in _paths(before) if isinstance(_at(before, path), list)]
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    try:
        new = add_item(text, path, value)
    except SimtrainerError:
        return
    expected = copy.deepcopy(before)
    _at(expected, path).append(value)
    assert repr(parse_document(new).data) == repr(expected)
    assert _at(before, path) == [] or _kept(text, new)


@given(documents(), VALUES, st.data())
def test_whatever_the_style_a_value_is_replaced_or_an_error_says_no(
    text: str, value: Any, data: st.DataObject
) -> None:
    try:
        before = parse_document(text).data
    except ContentError:
        assume(False)
    path = data.draw(st.sampled_from(_paths(before)))
    try:
        new = set_value(text, path, value)
    except SimtrainerError:
        return
    assert repr(_at(parse_document(new).data, path)) == repr(value)
    assert len(_paths(parse_document(new).data)) - len(_paths(value)) == len(_paths(before)) - len(
        _paths(_at(before, path))
    )


@given(VALUES)
def test_simple_files_take_whatever_is_added(value: Any) -> None:
    new = add_item("a:\n  - b  # why\n# next\nc: d\n", ("a",), value)
    assert new.startswith("a:\n  - b  # why\n  - ")
    assert new.endswith("\n# next\nc: d\n")
    assert set_key("a: {b: c}\n", ("a", "d"), value).startswith(("a: {b: c, d: ", "a: {b: c,\n    d: "))
    assert set_value("a: |\n  b\nc: d\n", ("a",), value).endswith("\nc: d\n")


def _at(data: Any, path: KeyPath) -> Any:
    for part in path:
        data = data[part]
    return data
