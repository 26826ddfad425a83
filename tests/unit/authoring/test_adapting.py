"""Adapting a scenario of the library: all stays but id, title and, if wished, the person's name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.authoring.checking import Checker
from simtrainer.authoring.plans import run_plan
from simtrainer.authoring.scaffold.adapting import adapted
from simtrainer.authoring.scaffold.renaming import Renaming
from simtrainer.authoring.scaffold.spans import edited, value_spans
from simtrainer.authoring.scaffold.writing import write_pages
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.language import shipped_language
from simtrainer.content.library import open_library
from simtrainer.content.yaml import Document, parse_document, read_document
from simtrainer.recognition import open_recogniser
from tests.conftest import script_of

SHIPPED = open_library()
SMALL = """# Mr Omar Said, in a comment
id: old
title: 'It''s old' # keep
people:
  omar:
    name: Mr Omar Said
    about: >-
      A long text on Omar
      Said, and Mr
      Said, who said so. Saidi is another.
    line: ['Said, isn''t it?', "Said: \\"no\\""]
cues: [(mr|mister) said]
"""


def plan_of(name: str) -> Document | None:
    return read_document(SHIPPED.plans[name][1]) if name in SHIPPED.plans else None


@pytest.mark.parametrize("name", [name for name, found in SHIPPED.scenarios.items() if not found.variant])
def test_comments_and_all_else_stay(name: str) -> None:
    document = SHIPPED.scenarios[name].document
    copy = adapted(document, plan_of(name), "mine", 'Mine: "x" #', None)
    before, after = document.text.splitlines(), copy.pages.scenario.splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 3
    assert changed[0][1].startswith("# yaml-language-server: $schema=file:///")
    assert changed[1:] == [(f"id: {name}", "id: mine"), (changed[2][0], 'title: "Mine: \\"x\\" #"')]
    assert (copy.pages.plan is None) == (name not in SHIPPED.plans)
    assert copy.renamed == 0


@pytest.mark.parametrize("name", SHIPPED.scenarios)
def test_another_name_leaves_no_old_one(name: str) -> None:
    found = SHIPPED.scenarios[name]
    old = found.scenario.people[found.scenario.first_person].name.split()[-1]
    copy = adapted(found.document, plan_of(name), "mine", "Mine", "Dr Aoife O'Brien-Kim")
    assert copy.renamed > 1
    assert old not in copy.pages.scenario
    assert old not in (copy.pages.plan or "")


def test_an_adapted_scenario_passes_check_and_its_plan(tmp_path: Path) -> None:
    name, language = "the-crossed-out-number", shipped_language("en")
    copy = adapted(SHIPPED.scenarios[name].document, plan_of(name), "mine", "Mine", "Mr Reza Karimi")
    write_pages(copy.pages, tmp_path)
    found = Checker(language, SHIPPED).check([tmp_path])
    assert [str(problem) for problem in found if problem.severity != "note"] == []
    library = open_library([tmp_path])
    rubric, recogniser = library.bundle("mine").open()[2], open_recogniser(language)
    for result in run_plan(
        library.plans["mine"][0], script_of(library, language, "mine"), recogniser, rubric
    ):
        assert not result.differences, (result.talk, result.differences)


def test_names_in_every_kind_of_text() -> None:
    copy = adapted(parse_document(SMALL), None, "new", "New", "Mrs Ana O'Neill")
    text = copy.pages.scenario
    assert copy.renamed == 7
    assert "# Mrs Ana O'Neill, in a comment" in text
    assert "title: New # keep" in text
    assert "Saidi is another" in text
    assert "who said so" in text
    data = parse_document(text).data
    assert data["people"]["omar"]["about"].startswith("A long text on Omar O'Neill, and Mrs O'Neill, who")
    assert data["people"]["omar"]["line"] == ["O'Neill, isn't it?", 'O\'Neill: "no"']
    assert data["cues"] == ["(mr|mister) o neill"]


@pytest.mark.parametrize("name", ['A "b"', "x: y", "# a", "-", "1", "a\\", "'a", "a #", "a{", "a, b"])
def test_a_name_that_would_break_a_file_is_refused(name: str) -> None:
    with pytest.raises(SimtrainerError, match="cannot be put into every line"):
        Renaming("Mr Said", name)


def test_a_name_that_reads_as_no_text_is_refused() -> None:
    with pytest.raises(SimtrainerError, match="without damage"):
        adapted(parse_document("people: {a: {name: Said}}\nid: a\ntitle: b\n"), None, "c", "d", "null")


@given(st.text(st.characters(codec="utf-8", categories=["L", "Nd", "P", "S", "Zs"]), min_size=1, max_size=30))
def test_spans_lie_where_the_values_are(text: str) -> None:
    quoted = text.replace("'", "''")
    document = parse_document(f"a: '{quoted}' # é😀\nb: [x, '{quoted}']\n")
    spans = {span.path: document.text[span.start : span.end] for span in value_spans(document)}
    assert spans == {("a",): f"'{quoted}'", ("b", 0): "x", ("b", 1): f"'{quoted}'"}
    assert edited(document, lambda _, value: value) == document.text
