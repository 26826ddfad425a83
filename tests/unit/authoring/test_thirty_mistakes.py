"""Thirty mistakes as tutors make them, one at a time in a shipped scenario: each is told at its line, in words that help.

A row has what is written in place of what, the code, the line that must be named, and words that must stand in what is printed.
"""

from pathlib import Path

import pytest

from simtrainer.authoring.checking import Checker
from simtrainer.content.language import Language
from simtrainer.content.library import Library
from simtrainer.content.shipped import shipped_folder

FIRST_TALK = (shipped_folder("scenarios") / "warm-up" / "first-talk.yaml").read_text(encoding="utf-8")

MISTAKES = [
    # Typing
    ("      asks: [introduce]\n", "       asks: [introduce]\n", "Y015", "       asks: [introduce]", "indent"),
    ("      partly: [explore, offer_choice", "     partly: [explore, offer_choice", "Y020", "     partly:", "as many spaces"),
    ("    title: Hello\n", "\ttitle: Hello\n", "Y014", "\ttitle: Hello", "spaces"),
    ('- "I\'m Sara. Today is my first day as an intern here."', "- \"I'm Sara. Today is my first day", "Y016", "        - \"I'm Sara. Today", "never closed"),
    ('sample: Good morning, I\'m Sara, the new intern.', "sample: 'Good morning, I'm Sara.'", "Y018", "        sample: 'Good", "double quotes"),
    ("name: Mr Halim", "name: \"Mr \"Halim\"\"", "Y018", "    name: \"Mr", "quote"),
    ("    wants: Company, and to be of use", "    wants: Company: to be of use", "Y015", "    wants: Company:", "quotes"),
    ('- "*cups his ear* {mean}? Was that it?"', "- *cups his ear* {mean}?", "Y019", "        - *cups his ear* {mean}?", "cannot begin with `*`"),
    ("asks: [appreciate, offer_choice]", "asks: [appreciate, offer_choice", "Y017", "      asks: [appreciate, offer_choice", "not closed"),
    ("states:\n", "states\n", "Y021", "states", "`:` is missing"),
    ("turns: 12\n", "turns: 12\nturns: 14\n", "Y005", "turns: 14", "already stands at line"),
    # Keys and values
    ("    enter:\n      - \"*looks up from", "    entr:\n      - \"*looks up from", "S002", "    entr:", "did you mean `enter`?"),
    ("summary:", "sumary:", "S002", "sumary:", "did you mean `summary`?"),
    ("asks: [introduce]", "asks: [introdusce]", "S004", "      asks: [introdusce]", "did you mean `introduce`?"),
    ("asks: [introduce]", "asks: introduce", "S003", "      asks: introduce", "must be a list"),
    ("      silence: true", "      silence: yes", "S003", "      silence: yes", "`true` or `false`"),
    ("situation: warm-up", "situation: warmup", "S004", "situation: warmup", "did you mean `warm-up`?"),
    ("turns: 12", "turns: twelve", "S003", "turns: twelve", "a whole number"),
    ("difficulty: 1", "difficulty: 7", "S005", "difficulty: 7", "at most 5"),
    ("id: first-talk", "id: First talk", "S009", "id: First talk", "lower-case"),
    ("    fears: To be a nuisance\n", "", "S001", "    name: Mr Halim", "`fears` is missing in `people.halim`"),
    # Names
    ("  chair:\n    title", "  seat:\n    title", "G001", "        goto: chair", "state `chair` is unknown"),
    ("        end: ready", "        end: redy", "G002", "        end: redy", "did you mean `ready`?"),
    ("asks: [five-weeks]", "asks: [five-week]", "R002", "        when: {asks: [five-week]}", "did you mean `five-weeks`?"),
    ("does: [sit]\n", "does: [sitt]\n", "R003", "      does: [sitt]", "did you mean `sit`?"),
    ("no_flags: [heard-story]", "no_flags: [herd-story]", "R007", "        when: {any: [explore, reflect", "did you mean `heard-story`?"),
    ("      household:", "      houshold:", "R013", "      houshold:", "did you mean `household`?"),
    ("id: chair-stood", "id: chair-sat", "R008", "      - id: chair-sat", "stands twice"),
    # The talk
    ("    quality: 2\n    at: limit", "    quality: 2", "G005", "endings:", "`at: limit`"),
    ('- "*nods* Good. You move quietly. People like that."', '- "*nods Good. You move quietly."', "T004", '        - "*nods Good.', "second `*`"),
]  # fmt: skip


def test_there_are_thirty() -> None:
    assert len(MISTAKES) == 30


@pytest.mark.parametrize(("old", "new", "code", "line", "words"), MISTAKES)
def test_a_mistake_is_told_at_its_line_in_words_that_help(
    old: str, new: str, code: str, line: str, words: str, language: Language, tmp_path: Path
) -> None:
    assert old in FIRST_TALK
    text = FIRST_TALK.replace(old, new, 1)
    path = tmp_path / "first-talk.yaml"
    path.write_text(text, encoding="utf-8")
    lines = text.splitlines()
    told = [d for d in Checker(language, Library()).check([path]) if d.code == code]
    assert [d for d in told if lines[d.line - 1].startswith(line) and words in str(d)], list(map(str, told))
