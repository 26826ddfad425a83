"""The formats of content files, one model a kind."""

from typing import Final

from simtrainer.content.models.base import Bound, Content
from simtrainer.content.models.defaults import Defaults, Reaction, SituationDefaults
from simtrainer.content.models.language import (
    Action,
    ActionFile,
    BehaviourFile,
    BehaviourText,
    Cue,
    CueFile,
    Profile,
    SlotFile,
)
from simtrainer.content.models.people import CardAnswer, CardEntry, Person
from simtrainer.content.models.plan import Plan
from simtrainer.content.models.questions import (
    CommonQuestion,
    LeftOpen,
    QuestionFile,
    Remark,
    RemarkFile,
)
from simtrainer.content.models.rubric import Dimension, Rubric
from simtrainer.content.models.scenario import (
    Ending,
    Event,
    Fact,
    Pressure,
    Promise,
    Scenario,
    State,
    TaskItem,
    Topic,
    Wonder,
)
from simtrainer.content.models.sheet import SheetFile
from simtrainer.content.models.simulated import SimulatedFile
from simtrainer.content.models.talk import (
    Answers,
    Choice,
    Effects,
    MoodChange,
    Opportunity,
    Rule,
    When,
    Wording,
    Wordings,
)
from simtrainer.content.models.variant import Variant

KINDS: Final[dict[str, type[Content]]] = {
    "scenario": Scenario,
    "plan": Plan,
    "rubric": Rubric,
    "defaults": Defaults,
    "cues": CueFile,
    "slots": SlotFile,
    "profile": Profile,
    "actions": ActionFile,
    "behaviours": BehaviourFile,
    "questions": QuestionFile,
    "remarks": RemarkFile,
    "simulated": SimulatedFile,
    "sheet": SheetFile,
}
"""What `kind:` may say, and the model that reads it."""

__all__ = [
    "KINDS",
    "Action",
    "ActionFile",
    "Answers",
    "BehaviourFile",
    "BehaviourText",
    "Bound",
    "CardAnswer",
    "CardEntry",
    "Choice",
    "CommonQuestion",
    "Content",
    "Cue",
    "CueFile",
    "Defaults",
    "Dimension",
    "Effects",
    "Ending",
    "Event",
    "Fact",
    "LeftOpen",
    "MoodChange",
    "Opportunity",
    "Person",
    "Plan",
    "Pressure",
    "Profile",
    "Promise",
    "QuestionFile",
    "Reaction",
    "Remark",
    "RemarkFile",
    "Rubric",
    "Rule",
    "Scenario",
    "SheetFile",
    "SimulatedFile",
    "SituationDefaults",
    "SlotFile",
    "State",
    "TaskItem",
    "Topic",
    "Variant",
    "When",
    "Wonder",
    "Wording",
    "Wordings",
]
