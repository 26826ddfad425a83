"""Models of the files that hold a language: cues, slots, profile, actions, behaviours' wording."""

from typing import Annotated, Literal

from pydantic import Field

from simtrainer.content.models.base import Content, CuePattern, Id, Text
from simtrainer.content.vocabulary import Behaviour

ClauseKind = Literal["statement", "question", "order"]
GuardName = Literal["negation", "quote", "but", "addressee", "conditional"]


class Cue(Content):
    """One readable pattern that shows one behaviour."""

    id: Id
    """Unique over all cue files, by habit `behaviour.short-name`."""
    match: CuePattern
    """The pattern, in the cue grammar."""
    clause: list[ClauseKind] = []
    """Kinds of clause it may stand in; empty means any."""
    confidence: Annotated[float, Field(ge=0.05, le=0.99)] = 0.9
    """How sure a reader may be, 0-1; below the judge's threshold the mark is only "not sure"."""
    ignore: list[GuardName] = []
    """Guards that do not apply (a cue that itself holds "not" ignores `negation`)."""
    when: Literal["emotional-line", "plain-line", "others-hear", "alone", "lay-person"] | None = None
    """Context the cue needs: the person's line carries feeling or not, others can hear or not, the person is no colleague."""
    against: bool = False
    """Whether it speaks against its behaviour: its words look like it and are not ("sorry if you were offended")."""
    unless: list[Behaviour] = []
    """Behaviours which, when found elsewhere in the reply, turn this cue off (a closed question after a real acknowledgement)."""
    yes: Annotated[list[Text], Field(min_length=1)]
    """Replies that must match."""
    no: Annotated[list[Text], Field(min_length=1)]
    """Replies that must not."""


class CueFile(Content):
    """All cues of one behaviour in one language (`rubrics/<language>/cues/<behaviour>.yaml`)."""

    kind: Literal["cues"]
    """Says that this file holds cues."""
    format: Literal[1]
    """The number of the format: 1."""
    language: Id
    """The language of its words: `en`."""
    behaviour: Behaviour
    """The behaviour that all these cues show."""
    cues: Annotated[list[Cue], Field(min_length=1)]
    """The cues."""


class SlotFile(Content):
    """Word lists that cues name as `{slot}`."""

    kind: Literal["slots"]
    """Says that this file holds word lists."""
    format: Literal[1]
    """The number of the format: 1."""
    language: Id
    """The language of its words: `en`."""
    slots: dict[Id, Annotated[list[Text], Field(min_length=1)]]
    """The word lists, by the names that cues use."""


class Profile(Content):
    """How a language negates, asks, contracts and is typed in a hurry."""

    kind: Literal["profile"]
    """Says that this file is the profile of a language."""
    format: Literal[1]
    """The number of the format: 1."""
    language: Id
    """The language that it describes: `en`."""
    contractions: dict[str, str]
    """Written form to its words: `don't: do not`."""
    chat_spellings: dict[str, str]
    """Hurried spelling to its words: `u: you`, `pls: please`."""
    negations: list[str]
    """Words that negate what follows ("not", "never")."""
    negation_reach: Annotated[int, Field(ge=1, le=12)] = 4
    """How many words after a negation it may govern."""
    double_negations: list[str] = []
    """Phrases after which a negation affirms ("no wonder", "not only")."""
    question_starts: list[str]
    """Words that open a question without a question mark."""
    open_question_starts: list[str]
    """Openings that invite a story."""
    wide_question_starts: list[str] = []
    """Openings that invite a story unless the question is about something medical or administrative."""
    offer_starts: list[str] = []
    """Openings of questions that ask leave or offer help; they are never an interrogation."""
    order_starts: list[str]
    """Verbs that open an order."""
    clause_breaks: list[str]
    """Words that begin a new clause ("because", "so")."""
    but_words: list[str]
    """Words that take back what came before ("but", "however")."""
    quote_openers: list[str]
    """Phrases that report words instead of meaning them ("they taught us to say")."""
    feeling_words: list[str]
    """Words in a person's line that carry feeling; any of them makes it an emotional cue."""
    others_hear_words: list[str]
    """Words in a scene's text that say that others can hear."""
    colleague_words: list[str]
    """Words in a speaker's description that make this person a colleague, not a lay person."""
    lay_words: list[str] = []
    """Words in a speaker's description that make this person a patient or relative, whatever the job ("patient, a nurse")."""
    request_starts: list[str] = []
    """Openings that ask without a question ("tell me about", "walk me through")."""
    conditions: list[str] = []
    """Phrases that put a price on help ("if you calm down"); what stands in such a sentence is not given freely."""
    skill_talk: list[str] = []
    """Phrases that name a skill instead of using it ("I validate your emotion")."""
    formulas: list[str] = []
    """Polite phrases that fit anyone and meet nobody ("I understand")."""
    sympathy: list[str] = []
    """Sympathy that fits anyone; with nothing but closed questions after it, it earns nothing and rescues nothing."""
    sarcasm: list[str] = []
    """Phrases that turn the kindness of a whole reply into mockery ("your majesty")."""
    pasted: list[str] = []
    """Phrases of a text that was pasted instead of meant ("here is an empathetic response")."""
    self_words: list[str] = []
    """Words by which a speaker means himself or his side ("I", "we")."""
    other_words: list[str] = []
    """Words by which a speaker means somebody else ("you", "she", "anyone")."""
    second_person: list[str] = []
    """Words for the person spoken to ("you", "your")."""
    third_person: list[str] = []
    """Words for somebody else ("she", "his")."""
    titles: list[str] = []
    """Words before a name that call nobody ("Mrs")."""
    modal_words: list[str] = []
    """Words of duty and intent ("should", "will"); a clause that has one does not restate what was heard."""
    summary_openers: list[str] = []
    """Words that open a summary of what was heard ("so")."""
    fillers: list[str] = []
    """Words that may stand before the opening of a question or an order ("so", "ok")."""
    abbreviations: list[str] = []
    """Words after which a full stop ends nothing ("Dr")."""
    stop_words: list[str] = []
    """Words that carry no content of their own ("the", "of")."""
    name_openers: list[str] = []
    """Phrases after which nothing but a name comes ("my name is")."""
    self_openers: list[str] = []
    """Phrases after which a word with a capital is a name ("I am", "this is")."""
    capitals: list[str] = []
    """Words written with a capital inside a sentence that name nobody ("Monday"); any other may be a name."""
    neutral_talk: list[Text] = []
    """Everyday sentences of a ward that show no behaviour and touch no topic; no cue that takes space may match one."""
    insults: list[Text] = []
    """Words that insult; a scenario in which they are said needs a content warning."""
    grave_words: list[Text] = []
    """Words of threat, self-harm or the death of a child; a scenario in which they are said needs a content warning."""


class Action(Content):
    """Something the learner can do instead of, or while, speaking."""

    label: Text
    """As the learner reads it: "sit down"."""
    match: Annotated[list[CuePattern], Field(min_length=1)]
    """Patterns that find it, in the cue grammar."""
    example: Text
    """A reply that does it, as a learner types it."""


class ActionFile(Content):
    """Actions that every scenario knows."""

    kind: Literal["actions"]
    """Says that this file holds actions."""
    format: Literal[1]
    """The number of the format: 1."""
    language: Id
    """The language of its words: `en`."""
    actions: dict[Id, Action]
    """The actions, by the names that `does:` uses."""


class BehaviourText(Content):
    """The codebook's wording of one behaviour for learners and tutors."""

    title: Text
    """The behaviour in a few words."""
    what: Text
    """What such words do to the person."""
    credited: Text
    """Replies that earn it."""
    not_credited: Text | None = None
    """What looks like it and does not."""
    instead: Text
    """What to do instead (blocking) or how to do it well (facilitating)."""


class BehaviourFile(Content):
    """The product's wording of the codebook in one language."""

    kind: Literal["behaviours"]
    """Says that this file words the codebook."""
    format: Literal[1]
    """The number of the format: 1."""
    language: Id
    """The language of its words: `en`."""
    behaviours: dict[Behaviour, BehaviourText]
    """Each behaviour's wording."""
