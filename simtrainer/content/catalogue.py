"""Every diagnostic there is: its severity, a title, and what the author can do.

Messages at the place of use say what exactly is wrong; this table says the rest once.
"""

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of authoring mistake."""

    severity: Literal["error", "warning"]
    title: str
    todo: str


def _error(title: str, todo: str) -> Entry:
    return Entry("error", title, todo)


def _warning(title: str, todo: str) -> Entry:
    return Entry("warning", title, todo)


CATALOGUE: Final[dict[str, Entry]] = {
    # YAML
    "Y001": _error("unreadable file", "check that the file exists and that you may read it"),
    "Y002": _error("not text", "save the file as UTF-8 text"),
    "Y003": _error("file too large", "split it; a content file holds at most 1 MiB"),
    "Y004": _error("not valid YAML", "mend the line shown; often a missing quote, colon or wrong indent"),
    "Y005": _error("key stands twice", "remove or rename one of the two; only one can count"),
    "Y006": _error("anchor or alias", "write the text out; anchors (&) and aliases (*) are not allowed"),
    "Y007": _error("explicit tag", "remove the tag (the word that begins with !)"),
    "Y008": _error("nested too deeply", "flatten it; at most 24 levels are read"),
    "Y009": _error("empty file", "begin with `kind:` and `format: 1`"),
    "Y010": _error(
        "more than one document", "remove the `---` line and what follows, or put it in another file"
    ),
    "Y011": _error("key that is no plain text", "use a plain word as key"),
    "Y012": _error("merge key", "write the entries out; `<<` is not allowed"),
    "Y013": _error("control character", "take it out; only plain text may be shown on a screen"),
    # What a file is
    "K001": _error("kind missing or unknown", "write `kind:` with one of the known kinds at the top"),
    "K002": _error("format missing or unknown", "write `format: 1`"),
    "K003": _error("id used by two files", "give one of the two another `id:`"),
    # Schema
    "S001": _error("key missing", "add it"),
    "S002": _error("unknown key", "remove it or correct its spelling"),
    "S003": _error("wrong type", "write a value of the type named"),
    "S004": _error("value not allowed", "use one of the values named"),
    "S005": _error("number out of range", "stay within the range named"),
    "S006": _error("text too short, too long or of the wrong form", "correct the text"),
    "S007": _error("too few entries", "add entries"),
    "S008": _error("entries do not fit together", "correct one of the two"),
    # Graph
    "G001": _error("state unknown", "correct the name, or add the state"),
    "G002": _error("ending unknown", "correct the name, or add the ending"),
    "G003": _warning("state never reached", "lead a rule or event to it, or remove it"),
    "G004": _error("no ending can be reached from a state", "add a rule that leads on from it"),
    "G005": _error(
        "no ending for the turn limit",
        "give one ending `at: limit` without `when:`, or leave `at:` out of one",
    ),
    "G006": _warning("ending never reached", "lead a rule to it or give it `when:` or `at:`"),
    "G007": _warning("state without opportunity", "say under `opportunity:` what the person signals here"),
    "G008": _error("goto and end together", "keep one of the two; an ending needs no next state"),
    # References
    "R001": _error("person unknown", "correct the name, or add the person"),
    "R002": _error("fact unknown", "correct the name, or add the fact"),
    "R003": _error("action unknown", "correct the name, or add it under `actions:`"),
    "R004": _error("topic unknown", "correct the name, or add it under `topics:`"),
    "R005": _error("promise unknown", "correct the name, or add it under `promises:`"),
    "R006": _error("choice unknown", "correct the name, or add it under the state's `choices:`"),
    "R007": _warning(
        "flag tested but never set", "set it with `flag:` in a rule or event, or remove the test"
    ),
    "R008": _error("id stands twice", "give one of the two another id"),
    "R009": _warning("rule never fires", "move it up, or make the rule above it narrower"),
    "R010": _warning("bounds contradict each other", "correct the bounds"),
    "R011": _warning("rule without effect", "let it say something, move a mood or lead on"),
    "R012": _error("wonder unknown", "correct the name, or add it under `wonders:`"),
    "R013": _error(
        "card entry unknown",
        "use an id of the language's questions or remarks (`.other` after it: about another)",
    ),
    # Facts
    "F001": _warning("fact can hardly be trusted enough", "lower `trust:`, or let more rules raise trust"),
    "F002": _error("fact cannot be asked", "give `asked:` example questions or `cues:`"),
    "F003": _warning(
        "question finds another fact", "reword the example, or make the two facts ask for different things"
    ),
    "F004": _warning("wonder never comes up", "give it `ask:` words, or name it under `wonders:` at a line"),
    "F005": _warning(
        "placeholder missing", "write `{mean}` where what was meant belongs, `{told}` where what was told"
    ),
    # Cues
    "C001": _error("cue cannot be read", "correct the pattern; docs/cues.md has the grammar"),
    "C002": _error("cue misses its own example", "change the cue or the example under `yes:`"),
    "C003": _error("cue matches what it must not", "make the cue narrower, or move the example"),
    "C004": _error("slot unknown", "correct the name, or add the slot to slots.yaml"),
    "C005": _error("cue id stands twice", "give one of the two another id"),
    # Texts
    "T001": _warning(
        "too few wordings", "write at least three wordings for a line that is said again and again"
    ),
    "T002": _warning("better wording missing", "add a wording to try under `better:`"),
    "T003": _warning(
        "joined emoji", "use a plain emoji or none; terminals draw joined ones in different widths"
    ),
    "T004": _error("italics not closed", "put a second * after what the person shows"),
    "T005": _warning("line too long for a person", "shorten it; people say mostly under 35 words"),
    # Safety
    "A001": _warning("insults without a content warning", "add `content_warning:`"),
    # Plans
    "P001": _error("plan of an unknown scenario", "correct `scenario:`"),
    "P002": _error("plan names something unknown", "correct the name"),
    "P003": _error("talk asserts nothing", "add `expect:`"),
    # Rubric
    "U001": _warning("behaviour feeds no dimension", "name it under `fed_by:` or `hurt_by:` of a dimension"),
    "U002": _error("level descriptor missing", "describe each level 0 to 4"),
}
