"""Diagnostics of words: cues, texts, safety, test plans, rubrics."""

from typing import Final

from simtrainer.content.catalogue.entry import Entry, error, warning

WORDS: Final[dict[str, Entry]] = {
    # Cues
    "C001": error(
        "cue cannot be read",
        "`{cue}`: {problem}",
        "correct the cue; docs/cues.md has the grammar",
    ),
    "C002": error(
        "cue misses its own example",
        "`{name}` does not match `{example}`{stopped}",
        "change the cue or the example under `yes:`",
    ),
    "C003": error(
        "cue matches what it must not",
        "`{name}` matches `{example}`",
        "make the cue narrower, or move the example",
    ),
    "C004": error(
        "word list unknown",
        "`{cue}`: {problem}",
        "correct the name of the word list",
    ),
    "C005": error(
        "cue id stands twice",
        "`{name}` already stands in {other}",
        "give one of the two another id",
    ),
    "C006": warning(
        "cue shadowed by another",
        "`{cue}` finds nothing that `{other}` does not find",
        "remove one of the two",
    ),
    "C007": warning(
        "cue too short",
        "`{cue}` matches the common word `{word}` by itself",
        "add a word that must stand with it",
    ),
    "C008": warning(
        "cue matches everyday talk",
        "`{cue}` matches such different sentences as {sentences}",
        "make the cue narrower",
    ),
    "C009": error(
        "action misses its own example",
        "`{name}` does not match `{example}`",
        "change a pattern under `match:`, or the example",
    ),
    # Texts
    "T001": warning(
        "too few wordings",
        "{owner} has {count} of {wanted} wordings",
        "write at least three wordings for a line that is said again and again",
    ),
    "T002": warning(
        "better wording missing",
        "opportunity {name} has no better wording",
        "add a wording to try under `better:`",
    ),
    "T003": warning(
        "joined emoji",
        "a joined emoji stands in a line",
        "use a plain emoji or none; terminals draw joined ones in different widths",
    ),
    "T004": error(
        "italics not closed",
        "a `*` opens and does not close",
        "put a second `*` after what the person shows",
    ),
    "T005": warning(
        "line too long for a person",
        "{count} words stand in one line",
        "shorten it; people say mostly under 35 words",
    ),
    "T006": warning(
        "hard to read",
        "this text is hard to read (LIX {index}; {most} is the most for {reader})",
        "make shorter sentences, and take shorter words where you can",
    ),
    "T007": warning(
        "technical word in a lay person's mouth",
        "`{who}` says `{word}`, which a lay person would hardly say",
        "use the word that people use, or let the person stumble over it",
    ),
    "T008": warning(
        "same wording twice",
        "the wording at line {line} stands here again",
        "write another one, or remove it",
    ),
    "T009": warning(
        "unknown placeholder",
        "`{place}` is not filled in here and would be shown as it stands",
        "write the words out; only `{mean}` in `asked_back` and `{told}` in `retell` are filled in",
    ),
    "T010": warning(
        "curved quotes around a text",
        "the curved quotes at both ends belong to the text and would be shown",
        'put straight quotes (") in their place; some editors curve them by themselves',
    ),
    # Safety
    "A001": warning(
        "insults without a content warning",
        "`{word}` is said to the learner",
        "add `content_warning:`",
    ),
    "A002": warning(
        "grave matter without a content warning",
        "`{word}` speaks of violence, self-harm or a child's death",
        "add `content_warning:`",
    ),
    # Test plans
    "P001": error(
        "plan of an unknown scenario",
        "scenario `{name}` is unknown{hint}",
        "correct `scenario:`",
    ),
    "P002": error(
        "plan names something unknown",
        "{kind} `{name}` is unknown{hint}",
        "correct the name",
    ),
    "P003": error(
        "talk asserts nothing",
        "talk `{name}` does not say what must come of it",
        "add `expect:` with `ending`, `quality`, `score`, `levels` or `task`",
    ),
    "P004": warning(
        "nothing is done in this turn",
        "`{text}` is no action that anybody understands here",
        "use the words of an action, or write a reply",
    ),
    "P005": warning(
        "note on a turn that is not there",
        "a note stands on turn {turn}, and the talk has {count}",
        "correct the number",
    ),
    "P006": warning(
        "expectation that cannot be met",
        "`{name}` lies between {least} and {most}, never {bound}",
        "correct the bound",
    ),
    # Rubrics
    "U001": warning(
        "behaviour feeds no dimension",
        "`{name}` counts nowhere",
        "name it under `fed_by:` or `hurt_by:` of a dimension",
    ),
}
