"""The graph as a Mermaid flowchart, for a page or an editor that draws it."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from simtrainer.authoring.graph.model import Graph, Step
from simtrainer.authoring.graph.way import targets

LABEL_WIDTH: Final = 40
"""Characters in a line of a label."""
_PLAIN: Final = frozenset(" .,()/_-→")
_STYLES: Final = (
    "classDef never fill:#fff,stroke:#b00020,stroke-width:2px,stroke-dasharray:4 4,color:#000",
    "classDef rarely fill:#fff3cd,stroke:#8a6d00,color:#000",
    "classDef often fill:#d6efe0,stroke:#1b6e3c,color:#000",
    "classDef unknown fill:#fff,stroke:#b00020,stroke-width:3px,color:#b00020",
)


def to_mermaid(graph: Graph) -> str:
    """Return the graph as a Mermaid flowchart.

    States are boxes, endings have round ends, a circle marks the start. An arrow carries every rule that leads the same
    way; dotted ones are events, and endings that come by themselves. Rules that stay in their state are only counted.
    Any text may stand in a label: what Mermaid could misread is written as a character code.
    """
    return "\n".join(_Flowchart(graph).lines()) + "\n"


class _Flowchart:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names: dict[tuple[str, str], str] = {}
        """What stands for a state or ending in the chart: ids may hold what Mermaid reads as an arrow, or the word `end`."""
        for i, state in enumerate(graph.states):
            self._names["state", state] = f"s{i}"
        for i, ending in enumerate(graph.endings):
            self._names["ending", ending] = f"e{i}"
        self._unknown = list(
            dict.fromkeys(target for target in self._all_targets() if target not in self._names)
        )
        for i, target in enumerate(self._unknown):
            self._names[target] = f"u{i}"

    def lines(self) -> Iterator[str]:
        yield "flowchart TD"
        if self._graph.earlier:
            yield "  %% The numbers are from a simulation of an earlier version of this scenario."
        body = [*self._nodes(), *self._arrows()]
        yield from (f"  {line}" for line in (*body, *_STYLES))

    def _all_targets(self) -> Iterator[tuple[str, str]]:
        yield "state", self._graph.start
        yield from (("state", first) for first in self._graph.variants.values())
        yield from targets(step for state in self._graph.states.values() for step in state.rules)
        yield from targets((*self._graph.rules, *self._graph.events))

    # Nodes

    def _nodes(self) -> Iterator[str]:
        yield 'start(("start"))'
        for state in self._graph.states.values():
            staying = sum(step.leads_to is None and step.ends is None for step in state.rules)
            stay = [f"{staying} {'rule stays' if staying == 1 else 'rules stay'} here"] if staying else []
            label = _label([state.id, state.title or "", *stay, *self._count(state.count)])
            yield f"{self._names['state', state.id]}[{label}]{self._class(state.count)}"
        for ending in self._graph.endings.values():
            quality = f"quality {ending.quality} of 4"
            label = _label([ending.id, ending.title, quality, *self._count(ending.count)])
            yield f"{self._names['ending', ending.id]}([{label}]){self._class(ending.count)}"
        for kind, name in self._unknown:
            label = _label([name, f"unknown {kind}"])
            yield f"{self._names[kind, name]}[{label}]:::unknown"

    def _count(self, count: int | None) -> list[str]:
        if count is None or self._graph.talks is None:
            return []
        return [f"in {count} of {self._graph.talks} talks" if count else "never reached"]

    def _class(self, count: int | None) -> str:
        reach = self._graph.reach(count)
        return f":::{reach}" if reach else ""

    # Arrows

    def _arrows(self) -> Iterator[str]:
        graph = self._graph
        yield f"start --> {self._names['state', graph.start]}"
        for name, first in graph.variants.items():
            yield f"start -->|{_label([name])}| {self._names['state', first]}"
        for name, state in graph.states.items():
            yield from self._from(self._names["state", name], state.rules, "-->")
            yield from self._from(self._names["state", name], self._events_of(name), "-.->")
        anywhere = [
            *self._from("anywhere", graph.rules, "-->"),
            *self._from("anywhere", [event for event in graph.events if not event.states], "-.->"),
            *self._endings_by_themselves(),
        ]
        if anywhere:
            yield 'anywhere{{"in every state"}}'
            yield from anywhere

    def _events_of(self, state: str) -> list[Step]:
        return [event for event in self._graph.events if state in event.states]

    def _from(self, source: str, steps: Iterable[Step], arrow: str) -> Iterator[str]:
        """Yield one arrow for each target, with all that lead there."""
        labels: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for step in steps:
            for target in targets([step]):
                count = "" if step.count is None else f" ({step.count or 'never'})"
                labels[target] += [step.id + count, step.words]
        for target, parts in labels.items():
            yield f"{source} {arrow}|{_label(parts)}| {self._names[target]}"

    def _endings_by_themselves(self) -> Iterator[str]:
        for name, ending in self._graph.endings.items():
            if ending.words is not None:
                yield f"anywhere -.->|{_label([ending.words])}| {self._names['ending', name]}"


def _label(parts: Iterable[str]) -> str:
    lines = [line for part in parts for line in textwrap.wrap(part, LABEL_WIDTH, break_on_hyphens=False)]
    return f'"{"<br/>".join(map(_escaped, lines))}"'


def _escaped(text: str) -> str:
    return "".join(c if c.isalnum() or c in _PLAIN else f"#{ord(c)};" for c in text)
