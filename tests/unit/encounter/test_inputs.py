"""Typed and pasted text: commands, cleaning, the limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.encounter.inputs import MAX_REPLY, ReplyTooLongError, clean, typed


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("hello", "reply", "hello"),
        ("/do sit down", "action", "sit down"),
        ("/DO sit down", "action", "sit down"),
        ("/do", "reply", "/do"),
        ("/wait", "silence", ""),
        ("/hint", "hint", ""),
        ("/leave", "leave", ""),
        ("/choose a", "choice", "a"),
        ("/what is this", "reply", "/what is this"),
        ("[bold]x[/bold]", "reply", "[bold]x[/bold]"),
        ("سلام", "reply", "سلام"),
    ],
)
def test_commands(line: str, kind: str, text: str) -> None:
    given_input = typed(line)
    assert (given_input.kind, given_input.text) == (kind, text)


def test_escape_codes_and_controls_vanish() -> None:
    assert clean("\x1b[31mred\x1b[0m\x07 \x1b]0;title\x07ok\x00\x9b") == "red ok"
    assert clean("a\r\nb\tc") == "a\nb c"
    assert clean("\u202eevil\u2066") == "evil"
    assert clean("\ud800x") == "x"


def test_the_limit_is_exact() -> None:
    assert typed("x" * MAX_REPLY).text == "x" * MAX_REPLY
    with pytest.raises(ReplyTooLongError, match="2,001"):
        typed("x" * (MAX_REPLY + 1))


@given(st.text(max_size=500))
def test_cleaned_text_can_be_stored_and_shown(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert "\x1b" not in cleaned
    assert clean(cleaned) == cleaned
