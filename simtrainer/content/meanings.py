"""What the words of the formats' closed lists mean, for editors that offer them."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from simtrainer.content.models import BehaviourFile
from simtrainer.content.schema import parse
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.yaml import read_document

_LISTS: Final[tuple[dict[str, str], ...]] = (
    {
        "patients-distrust": "Patients do not trust interns.",
        "insulting-behaviour": "Patients and relatives insult and humiliate.",
        "poor-environment": "No private space to talk in, no place to rest.",
        "system-dissatisfaction": "Anger at waiting, cost and beds lands on the intern.",
        "externship-role": "A passive observer whose role nobody has made clear.",
        "internship-role": "Full responsibility, overnight.",
        "doctor-dominance": "The doctor has the first and the last word.",
        "patient-as-customer": "Beds and income come before the patient.",
        "humiliating-teacher": "A teacher humiliates in front of others.",
        "warm-up": "No hard situation: learning how a talk works here.",
    },
    {
        "none": "They were told nothing about interns.",
        "warned": 'They were warned: "these are students".',
        "introduced": "They were told who interns are and what they may do.",
    },
    {
        "patient": "Is treated here.",
        "relative": "Came with the patient, or speaks for them.",
        "colleague": "Works here: a nurse, an intern, a resident.",
        "teacher": "Teaches here: a professor, a senior.",
    },
    {
        "limit": "When the turns (or the patience) run out.",
        "patience": "When the patience runs out.",
    },
    {
        "find_out": "Something to find out.",
        "agree": "Something to agree with the person.",
    },
    {
        "trust": "How far the person trusts the learner, 0-100.",
        "distress": "How troubled the person is, 0-100.",
        "openness": "How ready the person is to tell, 0-100.",
    },
    {
        "excellent": "Meets nearly every moment.",
        "decent": "Means well, and meets some of them.",
        "poor": "Keeps to facts and orders, and meets few.",
        "hostile": "Attacks the person.",
        "silent": "Says next to nothing.",
        "off-topic": "Talks about something else.",
        "clumsy": "Means well and says it badly.",
        "stuffed": "Fills replies with phrases from a course.",
        "other": "None of these.",
    },
    {
        "statement": "A clause that states something.",
        "question": "A clause that asks.",
        "order": "A clause that orders.",
    },
    {
        "negation": 'A "not" before the words.',
        "quote": "Words that are quoted, not meant.",
        "but": 'A "but" that takes the words back.',
        "addressee": "Words about, or to, somebody else.",
        "conditional": "Words with a price on them: help only if.",
    },
    {
        "emotional-line": "The person's line carries feeling.",
        "plain-line": "The person's line carries none.",
        "others-hear": "Others can hear.",
        "alone": "Nobody else can hear.",
        "lay-person": "The person is no colleague.",
    },
)


def meanings(words: Iterable[str]) -> list[str]:
    """Return what each word of a closed list means.

    Raises:
        KeyError: If no list here explains all of them.
    """
    words = list(words)
    for explained in (*_LISTS, _behaviours()):
        if explained.keys() >= set(words):
            return [explained[word] for word in words]
    raise KeyError(f"explain {', '.join(words)} in {__name__}")


@cache
def _behaviours() -> dict[str, str]:
    """Return the behaviours as the codebook words them, and its two sides."""
    file = parse(read_document(shipped_folder("rubrics") / "en" / "behaviours.yaml"), BehaviourFile)
    single: dict[str, str] = {name: f"{text.title}. {text.what}" for name, text in file.behaviours.items()}
    return {
        **single,
        "facilitating": "Any of the behaviours that give the person space.",
        "blocking": "Any of the behaviours that take the person's space.",
    }
