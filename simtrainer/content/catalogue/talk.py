"""Diagnostics of how a talk runs: states and endings, names and rules, facts and questions."""

from typing import Final

from simtrainer.content.catalogue.entry import Entry, error, note, warning

TALK: Final[dict[str, Entry]] = {
    # States and endings
    "G001": error(
        "state unknown",
        "state `{name}` is unknown{hint}",
        "correct the name, or add the state",
    ),
    "G002": error(
        "ending unknown",
        "ending `{name}` is unknown{hint}",
        "correct the name, or add the ending",
    ),
    "G003": warning(
        "state never reached",
        "state `{name}` is never reached",
        "lead a rule or event to it, or remove it",
    ),
    "G004": warning(
        "state without a way on",
        "nothing leads from state `{name}` to an ending; the talk only runs out there",
        "add a rule with `goto:` or `end:` to it",
    ),
    "G005": error(
        "no ending for the turn limit",
        "when the turns run out, no ending is sure to hold",
        "give one ending `at: limit` without `when:`",
    ),
    "G006": warning(
        "ending never reached",
        "ending `{name}` is never reached",
        "lead a rule to it or give it `when:` or `at:`",
    ),
    "G007": warning(
        "state without opportunity",
        "state `{name}` has no opportunity",
        "say under `opportunity:` what the person signals here",
    ),
    "G008": error(
        "goto and end together",
        "`goto` and `end` stand together",
        "keep one of the two; an ending needs no next state",
    ),
    "G009": warning(
        "loop without exit",
        "the states {names} lead only to each other; the talk runs out there",
        "add a rule with `end:`, or one that leads out of them",
    ),
    "G010": warning(
        "event never happens",
        "event `{name}` never happens: {why}",
        "correct its `after:`, `state:` or `when:`",
    ),
    "G011": warning(
        "task item never done",
        "task item `{name}` can never be done: {why}",
        "correct its `done:`",
    ),
    "G012": warning(
        "ending can never hold",
        "ending `{name}` can never hold: {why}",
        "correct its `when:`",
    ),
    # Names and rules
    "R001": error(
        "person unknown",
        "person `{name}` is unknown{hint}",
        "correct the name, or add the person",
    ),
    "R002": error(
        "fact unknown",
        "fact `{name}` is unknown{hint}",
        "correct the name, or add the fact",
    ),
    "R003": error(
        "action unknown",
        "action `{name}` is unknown{hint}",
        "correct the name, or add it under `actions:`",
    ),
    "R004": error(
        "topic unknown",
        "topic `{name}` is unknown{hint}",
        "correct the name, or add it under `topics:`",
    ),
    "R005": error(
        "promise unknown",
        "promise `{name}` is unknown{hint}",
        "correct the name, or add it under `promises:`",
    ),
    "R006": error(
        "choice unknown",
        "choice `{name}` is unknown{hint}",
        "correct the name, or add it under the state's `choices:`",
    ),
    "R007": warning(
        "flag tested but never set",
        "nothing sets the flag `{name}`{hint}",
        "set it with `flag:` in a rule or event, or remove the test",
    ),
    "R008": error(
        "name stands twice",
        "`{name}` stands twice",
        "give one of the two another name",
    ),
    "R009": warning(
        "rule never fires",
        "rule `{name}` never fires: {why}",
        "take one of the two conditions out",
    ),
    "R010": warning(
        "bounds that cannot be met",
        "`{name}` cannot be {bound} here: {why}",
        "correct the bounds",
    ),
    "R011": warning(
        "rule without effect",
        "rule `{name}` does nothing when it fires",
        "let it say something, move a mood or lead on",
    ),
    "R012": error(
        "wonder unknown",
        "wonder `{name}` is unknown{hint}",
        "correct the name, or add it under `wonders:`",
    ),
    "R013": error(
        "card entry unknown",
        "the library has no `{name}`{hint}",
        "use an id of the list in docs/card.md (`.other` after it: about another)",
    ),
    "R014": warning(
        "rule always stolen",
        "rule `{name}` never fires: whenever it holds, {thieves} holds and is tried first",
        "move it up, or make the rule before it narrower",
    ),
    "R015": note(
        "overlapping rules",
        "rule `{name}` can hold for the same reply as {others}, which fires first",
        "check that the order is what you want, or narrow one of them",
    ),
    # Facts and questions
    "F001": warning(
        "fact can never be trusted enough",
        "fact `{name}` needs {mood} {needed}, and `{who}` can reach at most {most}",
        "lower the bound, start higher, or let a rule or event raise the mood",
    ),
    "F002": error(
        "fact cannot be asked",
        "fact `{name}` has neither example questions nor cues",
        "give `asked:` example questions or `cues:`",
    ),
    "F003": warning(
        "question finds another fact",
        "`{example}` of `{name}` would be taken to ask for `{other}`",
        "reword the example, or make the two facts ask for different things",
    ),
    "F004": warning(
        "wonder never comes up",
        "nobody ever asks `{name}`",
        "give it `ask:` words, or name it under `wonders:` at a line",
    ),
    "F005": warning(
        "placeholder missing",
        "{owner} has no `{place}`",
        "write `{mean}` where what was meant belongs, `{told}` where what was told",
    ),
    "F006": warning(
        "two facts ask the same",
        "`{example}` of `{name}` also asks for `{other}`",
        "keep it under one of the two facts, or narrow the cue",
    ),
    "F007": warning(
        "fact that needs a private moment",
        "fact `{name}` is told only alone, and in every state somebody hears",
        "give a state `hears: []`, or take `alone:` out",
    ),
    "F008": warning(
        "condition of a wonder never holds",
        "`{field}:` of wonder `{name}` can never hold: {why}",
        "take one of the two conditions out",
    ),
    "F009": note(
        "question that a cue of another fact matches",
        "a cue of `{other}` matches `{example}` of `{name}`; where its meaning is near, both are told",
        "narrow the cue, if only one of the two is asked for",
    ),
}
