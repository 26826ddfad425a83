"""The way down through a graph: from the start, each state once, what was met before only mentioned."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simtrainer.authoring.graph.model import Graph, Step


@dataclass(frozen=True)
class Stop:
    """A state or an ending, at the place where the way meets it.

    Attributes:
        name: Its id.
        kind: What it is; `unknown` where the scenario has none of this name.
        depth: How many states lie between it and the start.
        again: Whether the way was here before.
    """

    name: str
    kind: str
    depth: int
    again: bool


def way_down(graph: Graph) -> Iterator[Stop]:
    """Yield the states from the start downward, below each what it leads to in the order its rules are tried.

    Then come, at depth 0, the first states of variants that the start does not lead to. What every state can lead to stands below the start's way, at depth 0, only if it was not met there; so do states
    that nothing leads to.
    """
    seen: set[str] = set()
    yield from _down(graph, graph.start, seen)
    for start in graph.variants.values():
        if start not in seen:
            yield from _down(graph, start, seen)
    for kind, name in targets(graph.steps_from_everywhere()):
        if kind == "state" and name not in seen:
            yield from _down(graph, name, seen)


def unreached(graph: Graph) -> list[str]:
    """Return the states that nothing leads to from the start, in the order of the file."""
    there = {stop.name for stop in way_down(graph) if stop.kind == "state"}
    return [name for name in graph.states if name not in there]


def targets(steps: Iterable[Step]) -> list[tuple[str, str]]:
    """Return what steps lead to, each once, as `state` or `ending` with its name."""
    found: dict[tuple[str, str], None] = {}
    for step in steps:
        if step.leads_to is not None:
            found["state", step.leads_to] = None
        if step.ends is not None:
            found["ending", step.ends] = None
    return list(found)


def _down(graph: Graph, first: str, seen: set[str]) -> Iterator[Stop]:
    """Go down without calling itself: a scenario may be a chain of a thousand states."""
    waiting = [("state", first, 0)]
    while waiting:
        kind, name, depth = waiting.pop()
        if name not in (graph.states if kind == "state" else graph.endings):
            yield Stop(name, "unknown", depth, again=False)
        elif kind == "ending":
            yield Stop(name, "ending", depth, again=False)
        else:
            yield Stop(name, "state", depth, again=name in seen)
            if name not in seen:
                seen.add(name)
                below = [found for found in targets(graph.steps_from(name)) if found != ("state", name)]
                waiting += [(*found, depth + 1) for found in reversed(below)]
