"""A scenario drawn for the terminal and for Mermaid."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.authoring.coverage import Coverage
from simtrainer.authoring.graph import Tone, graph_of, to_mermaid, to_tree
from simtrainer.content.library import Library
from simtrainer.content.models import Scenario

COVERAGE = Coverage(
    200,
    {
        "states": {"door": 200, "chair": 150, "cup": 0},
        "rules": {"met": 137, "waited": 13, "honest": 0, "heard": 0},
        "facts": {"alone": 0},
        "endings": {"heard": 0, "gone": 200},
    },
)
TREE = """\
The empty chair (small-talk)
Numbers are talks, of 200 in the last simulation.

The way down
  door                                                       200
    chair                                                    150
      cup                                                  never
        ends: heard

door (start)                                                 200
  He looks at the file and not at you.
  met → chair                                                137
      shows validate, name_emotion or introduce, nothing
      blocking
  waited → chair                                              13
      third turn here or later

chair                                                        150
  He asks for the result and holds on to his cup.
  honest → cup                                             never
      shows be_honest, explore or support, nothing blocking

cup                                                        never
  He speaks of his wife in the past.
  heard → ends: heard                                      never
      shows name_emotion, explore or reflect, nothing blocking

Events
  phone (stays)
      from the third turn on

Endings, with their quality from 0 to 4
  heard  He was heard (4)                                  never
  gone  He turns to the window (1)                           200
      when turns or patience run out
"""
MERMAID = """\
flowchart TD
  start(("start"))
  s0["door<br/>in 200 of 200 talks"]:::often
  s1["chair<br/>in 150 of 200 talks"]:::often
  s2["cup<br/>never reached"]:::never
  e0(["heard<br/>He was heard<br/>quality 4 of 4<br/>never reached"]):::never
  e1(["gone<br/>He turns to the window<br/>quality 1 of 4<br/>in 200 of 200 talks"]):::often
  start --> s0
  s0 -->|"met (137)<br/>shows validate, name_emotion or<br/>introduce, nothing blocking<br/>waited (13)<br/>third turn here or later"| s1
  s1 -->|"honest (never)<br/>shows be_honest, explore or support,<br/>nothing blocking"| s2
  s2 -->|"heard (never)<br/>shows name_emotion, explore or reflect,<br/>nothing blocking"| e0
  anywhere{{"in every state"}}
  anywhere -.->|"when turns or patience run out"| e1
  classDef never """
NASTY = (
    '"]) --> x; %% "end" `` style:#a; classDef x:#b; subgraph',
    '"];end\\`x` %%{init: {"theme":"dark"}}%% <script>alert(1)</script> | & #35; style:#;" سلام 好 🙂',
)


@pytest.fixture(scope="module")
def scenario(library: Library) -> Scenario:
    return library.scenarios["small-talk"].scenario


def changed(scenario: Scenario, **parts: Any) -> Scenario:
    """Return a scenario with parts of its file replaced."""
    return Scenario.model_validate({**scenario.model_dump(exclude_unset=True), **parts})


def broken(scenario: Scenario) -> Scenario:
    """A scenario with a wrong start, wrong targets, and a rule and an event that hold in every state."""
    states = scenario.model_dump(exclude_unset=True)["states"]
    states["door"]["rules"][0]["goto"] = "chiar"
    states["cup"]["rules"] += [{"id": "back", "goto": "door"}]
    rules = [{"id": "storm", "when": {"any": ["blame"]}, "goto": "cup"}, {"id": "leaves", "end": "nowhere"}]
    events = [{"id": "nurse", "state": ["chair", "cup"], "shows": "A nurse.", "goto": "door"}]
    return changed(scenario, start="dor", states=states, rules=rules, events=events)


def test_tree(scenario: Scenario) -> None:
    assert "\n".join(to_tree(graph_of(scenario, COVERAGE), width=64)) + "\n" == TREE


def test_mermaid(scenario: Scenario) -> None:
    assert to_mermaid(graph_of(scenario, COVERAGE)).startswith(MERMAID)


def test_without_coverage_nothing_is_counted(scenario: Scenario) -> None:
    graph = graph_of(scenario)
    assert not re.search(r"never|talks|\d\d", "\n".join(to_tree(graph)))
    assert not re.search(r":::|never\b(?! fill)|talks", to_mermaid(graph))


def test_counts_of_an_earlier_version_say_so(scenario: Scenario) -> None:
    older = Coverage(9, {"states": {"door": 9}, "rules": {}, "facts": {}, "endings": {}})
    graph = graph_of(scenario, older, earlier=True)
    assert "They are from a simulation of an earlier version of this scenario." in to_tree(graph)
    assert "earlier version" in to_mermaid(graph)
    assert not [line for line in to_tree(graph) if line.endswith("never")]


@pytest.mark.parametrize(("count", "reach"), [(0, "never"), (19, "rarely"), (20, "often"), (None, None)])
def test_how_often_in_200_talks(scenario: Scenario, count: int | None, reach: str | None) -> None:
    assert graph_of(scenario, COVERAGE).reach(count) == reach


def test_colour_is_never_alone(scenario: Scenario) -> None:
    painted: list[tuple[str, Tone]] = []

    def paint(text: str, tone: Tone) -> str:
        painted.append((text, tone))
        return text

    graph = graph_of(scenario, COVERAGE)
    assert to_tree(graph, 64, paint) == to_tree(graph, 64)
    assert {("never", "never"), ("13", "rarely"), ("200", "often")} <= set(painted)


def test_a_scenario_with_errors_is_drawn_as_far_as_it_can_be(scenario: Scenario) -> None:
    graph = graph_of(broken(scenario))
    text = "\n".join(to_tree(graph))
    for line in (
        "  dor (unknown)\n  cup (from every state)\n    ends: heard\n    door\n      chiar (unknown)\n      chair",
        "        cup → see above\n        door → see above\n",
        "  met → chiar (unknown)\n",
        "  waited → chair\n",
        "  leaves → ends: nowhere (unknown)\n",
        "  back → door\n",
        "  nurse → door (see above)\n      in chair or cup\n",
        "In every state, after its own rules\n  storm → cup (see above)\n      shows blame\n",
    ):
        assert line in text
    chart = to_mermaid(graph)
    assert 'u0["dor<br/>unknown state"]:::unknown' in chart
    assert "start --> u0" in chart
    assert 's1 -.->|"nurse<br/>in chair or cup"| s0' in chart
    assert 'anywhere -->|"storm<br/>shows blame"| s2' in chart


def test_what_nothing_leads_to_is_told_and_drawn(scenario: Scenario) -> None:
    states = scenario.model_dump(exclude_unset=True)["states"]
    states["door"]["rules"] = []
    lines = to_tree(graph_of(changed(scenario, states=states)))
    assert "  Nothing leads to: chair, cup" in lines
    assert "chair" in lines


def test_a_chain_of_a_thousand_states(scenario: Scenario) -> None:
    door = scenario.model_dump(exclude_unset=True)["states"]["door"]
    states = {
        f"s{i}": {**door, "rules": [{"id": f"r{i}", "goto": f"s{(i + 1) % 1000}"}]} for i in range(1000)
    }
    lines = to_tree(graph_of(changed(scenario, start="s0", states=states)), 80)
    assert max(map(len, lines)) <= 80
    assert "r999 → s0 (see above)" in (line.strip() for line in lines)


@given(title=st.text(min_size=1, max_size=300), width=st.integers(min_value=-1, max_value=200))
def test_any_title_stays_inside_its_label(scenario: Scenario, title: str, width: int) -> None:
    scenario = changed(
        scenario, title=title, endings={"gone": {"title": title, "text": "x", "quality": 1, "at": "limit"}}
    )
    chart = to_mermaid(graph_of(scenario, COVERAGE))
    [ending] = [line for line in chart.split("\n") if line.startswith("  e0")]
    assert re.fullmatch(r'  e0\(\["(?:\w|[ .,()/→-]|#\d+;|<br/>)*"\]\):::often', ending)
    assert to_tree(graph_of(scenario), width)


PARSER = """
import { JSDOM } from 'jsdom';
globalThis.window = new JSDOM('').window;
globalThis.document = window.document;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false });
let text = '';
for await (const part of process.stdin) text += part;
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
console.log(db.getVertices().size, db.getEdges().length);
"""


def test_mermaid_itself_reads_it(library: Library, scenario: Scenario) -> None:
    folder = Path(os.environ.get("SIMTRAINER_MERMAID", ""))
    if not (folder / "node_modules" / "mermaid").is_dir() or not shutil.which("node"):
        pytest.skip("SIMTRAINER_MERMAID names no folder where `npm install mermaid jsdom` was run")
    nasty = changed(
        scenario,
        title=NASTY[0],
        endings={"gone": {"title": NASTY[1], "text": "x", "quality": 1, "at": "limit"}},
    )
    drawn = [found.scenario for found in library.scenarios.values()]
    for one in (*drawn, nasty, broken(scenario)):
        chart = to_mermaid(graph_of(one))
        done = subprocess.run(
            ["node", "--input-type=module", "--eval", PARSER],
            input=chart, capture_output=True, text=True, cwd=folder, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        nodes = re.findall(r"^  (?:\w+)(?:\[|\(|\{)", chart, re.MULTILINE)
        arrows = re.findall(r"^  \w+ -(?:-|\.-)>", chart, re.MULTILINE)
        assert done.stdout.split() == [str(len(nodes)), str(len(arrows))]
