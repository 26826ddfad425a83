"""The inbox on paper: groups of replies, where they were said, and what they may have meant."""

from collections.abc import Iterator, Sequence
from typing import Any

from simtrainer.authoring.inbox.groups import Group
from simtrainer.authoring.inbox.proposals import Proposal
from simtrainer.content.language import Language
from simtrainer.content.library import Library

MOST_SHOWN = 4
LONGEST = 90


def page(number: int, group: Group, library: Library, language: Language) -> Iterator[str]:
    """Yield a group line by line: how often, where, what the person had said, the replies."""
    typical = group.typical
    often = "once" if len(group.replies) == 1 else f"{len(group.replies)} times"
    yield f"{number}. {often} in {typical.scenario}, {', '.join(group.states)}: {_why(group, language)}"
    if typical.line:
        yield f"   before: {short(typical.line)}"
    for text in group.wordings[:MOST_SHOWN]:
        yield f'   said:   "{short(text)}"'
    if len(group.wordings) > MOST_SHOWN:
        yield f"   and {len(group.wordings) - MOST_SHOWN} more wordings"
    if typical.meant:
        yield f'   meant:  "{short(typical.meant)}"'
    if typical.scenario not in library.scenarios:
        yield "   this scenario is not in the library"


def proposal_line(proposal: Proposal) -> str:
    """Return a proposal on one line."""
    return f"{proposal.kind} {proposal.id} ({short(proposal.title, 60)}), {proposal.near:.2f}, {short(proposal.because, 60)}"


def as_json(group: Group, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """Return a group as plain data."""
    typical = group.typical
    return {
        "count": len(group.replies),
        "scenario": typical.scenario,
        "states": group.states,
        "why": typical.why,
        "behaviour": typical.behaviour,
        "line": typical.line,
        "replies": group.wordings,
        "meant": [reply.meant for reply in group.replies if reply.meant],
        "proposals": [vars(proposal) for proposal in proposals],
    }


def short(text: str, most: int = LONGEST) -> str:
    """Return a text on one line, cut where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def _why(group: Group, language: Language) -> str:
    name = group.typical.behaviour
    if name is None:
        return "not understood"
    title = next((text.title for known, text in language.behaviours.items() if known == name), name)
    return f"the mark {name} ({title}) is disputed"
