"""The graph as text for a terminal: first the way down in short, then every state with its rules, each once."""

import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal

from simtrainer.authoring.graph.model import Graph, Reach, StateNode, Step
from simtrainer.authoring.graph.way import Stop, unreached, way_down

Tone = Reach | Literal["heading", "faint"]
Paint = Callable[[str, Tone], str]
NARROWEST: Final = 40
"""Columns below which nothing is drawn narrower."""


def to_tree(graph: Graph, width: int = 80, paint: Paint = lambda text, tone: text) -> list[str]:
    """Return the graph as lines.

    Args:
        graph: The graph.
        width: Columns of the terminal.
        paint: Adds colour to a text; what it colours is also said in words or numbers.
    """
    return list(_Tree(graph, max(width, NARROWEST), paint).lines())


class _Tree:
    def __init__(self, graph: Graph, width: int, paint: Paint) -> None:
        self._graph = graph
        self._width = width
        self._paint = paint
        self._shown: set[str] = set()

    def lines(self) -> Iterator[str]:
        graph = self._graph
        yield from self._heading(f"{graph.title} ({graph.id})")
        yield from self._what_is_counted()
        yield from self._way()
        for name in self._order():
            yield ""
            yield from self._state(graph.states[name])
        yield from self._steps("In every state, after its own rules", graph.rules)
        yield from self._steps("Events", graph.events)
        yield from self._endings()

    def _what_is_counted(self) -> Iterator[str]:
        if self._graph.talks is not None:
            yield from self._text(f"Numbers are talks, of {self._graph.talks} in the last simulation.", 0)
        if self._graph.earlier:
            yield from self._text("They are from a simulation of an earlier version of this scenario.", 0)

    # The way down in short

    def _way(self) -> Iterator[str]:
        yield ""
        yield from self._heading("The way down")
        for stop in way_down(self._graph):
            indent = min(2 * (stop.depth + 1), self._width // 2)
            text, count = self._stop(stop)
            yield from self._counted(text, count, indent)
        left = unreached(self._graph)
        if left:
            yield from self._text(f"Nothing leads to: {', '.join(left)}", 2)

    def _stop(self, stop: Stop) -> tuple[str, int | None]:
        if stop.kind == "unknown":
            return f"{stop.name} (unknown)", None
        if stop.kind == "ending":
            return f"ends: {stop.name}", None
        if stop.again:
            return f"{stop.name} → see above", None
        state = self._graph.states[stop.name]
        title = f"  {state.title}" if state.title else ""
        return f"{stop.name}{title}{self._entrance(stop)}", state.count

    def _entrance(self, stop: Stop) -> str:
        """Tell how the talk comes to a state that stands at the left."""
        if stop.depth or stop.name == self._graph.start:
            return ""
        variants = [name for name, start in self._graph.variants.items() if start == stop.name]
        return f" (start of {', '.join(variants)})" if variants else " (from every state)"

    def _order(self) -> list[str]:
        met = [stop.name for stop in way_down(self._graph) if stop.kind == "state" and not stop.again]
        return [*met, *unreached(self._graph)]

    # The parts in full

    def _state(self, state: StateNode) -> Iterator[str]:
        self._shown.add(state.id)
        variants = [name for name, first in self._graph.variants.items() if first == state.id]
        start = " (start)" if state.id == self._graph.start else ""
        start += f" (start of {', '.join(variants)})" if variants else ""
        title = f"  {state.title}" if state.title else ""
        yield from self._counted(f"{state.id}{start}{title}", state.count, 0, "heading")
        if state.signal:
            yield self._paint(
                "  " + textwrap.shorten(state.signal, self._width - 2, placeholder=" …"), "faint"
            )
        for step in state.rules:
            yield from self._step(step)

    def _steps(self, heading: str, steps: Iterable[Step]) -> Iterator[str]:
        steps = list(steps)
        if steps:
            yield ""
            yield from self._heading(heading)
        for step in steps:
            yield from self._step(step)

    def _step(self, step: Step) -> Iterator[str]:
        yield from self._counted(f"{step.id} {self._where(step)}", step.count, 2)
        yield from self._text(step.words, 6)

    def _where(self, step: Step) -> str:
        leads = []
        if step.leads_to is not None:
            leads.append(f"→ {step.leads_to}{self._remark(step.leads_to, self._graph.states)}")
        if step.ends is not None:
            leads.append(f"→ ends: {step.ends}{'' if step.ends in self._graph.endings else ' (unknown)'}")
        return ", ".join(leads) or "(stays)"

    def _remark(self, state: str, known: Iterable[str]) -> str:
        return " (unknown)" if state not in known else " (see above)" if state in self._shown else ""

    def _endings(self) -> Iterator[str]:
        yield ""
        yield from self._heading("Endings, with their quality from 0 to 4")
        for ending in self._graph.endings.values():
            yield from self._counted(f"{ending.id}  {ending.title} ({ending.quality})", ending.count, 2)
            if ending.words is not None:
                yield from self._text(ending.words, 6)

    # Lines

    def _heading(self, text: str) -> Iterator[str]:
        for line in _wrapped(text, self._width):
            yield self._paint(line, "heading")

    def _text(self, text: str, indent: int) -> Iterator[str]:
        yield from _wrapped(text, self._width, indent, indent)

    def _counted(self, text: str, count: int | None, indent: int, tone: Tone | None = None) -> Iterator[str]:
        """Yield a text with its count at the right edge of its last line."""
        said = "" if count is None else "never" if not count else str(count)
        *above, last = _wrapped(text, self._width - len(said) - 2, indent, indent + 2)
        reach = self._graph.reach(count)
        gap = " " * (self._width - len(last) - len(said)) if said else ""
        for line in above:
            yield self._paint(line, tone) if tone else line
        yield (
            (self._paint(last, tone) if tone else last) + gap + (self._paint(said, reach) if reach else said)
        )


def _wrapped(text: str, width: int, first: int = 0, later: int = 0) -> list[str]:
    """Wrap a text; an id is not broken at its hyphens, so that it can be searched for."""
    return textwrap.wrap(
        text, width, initial_indent=" " * first, subsequent_indent=" " * later, break_on_hyphens=False
    )
