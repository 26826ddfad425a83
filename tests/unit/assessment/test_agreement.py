"""Agreement with raters: the figures, their intervals, the page of disagreements, files with mistakes."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, f1_score

from simtrainer.assessment.agreement import agreement, page, worst_disagreements
from simtrainer.assessment.agreement.figures import f1_of, kappa_of, rater_against_rater
from simtrainer.assessment.agreement.talks import talk_agreement
from simtrainer.assessment.marked import MarkedReply, SystemReply, read_marked, read_system
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.vocabulary import Behaviour


def marked(number: int, behaviours: list[Behaviour], quality: int = 2, **more: object) -> MarkedReply:
    return MarkedReply.model_validate(
        {
            "reply_id": f"r{number}",
            "context_id": f"c{number // 2}",
            "reply": "word " * (number + 1),
            "behaviours": behaviours,
            "disputed": [],
            "level": (2, 2),
            "quality": (quality, quality),
        }
        | more
    )


def answer(number: int, behaviours: list[Behaviour], score: float = 0.0) -> SystemReply:
    return SystemReply(reply_id=f"r{number}", behaviours=behaviours, space_score=score, level=2)


ROWS = [
    marked(0, ["validate"], 4),
    marked(1, ["blame"], 0),
    marked(2, ["validate", "explore"], 4),
    marked(3, [], 1),
]


def test_a_recogniser_that_says_what_raters_say_agrees_wholly() -> None:
    found = agreement(ROWS, [answer(n, row.behaviours, row.quality[0]) for n, row in enumerate(ROWS)])
    assert found.macro_f1 == 1.0
    assert found.blocking_precision == 1.0
    assert found.false_accusations == 0.0
    assert found.space_kappa == 1.0
    assert found.order.pairs_ordered == found.order.short_beats_long == 1.0
    assert set(found.behaviours) == {"validate", "blame", "explore"}
    assert found.behaviours["validate"].f1_interval == (1.0, 1.0)


def test_false_accusations_are_counted_on_innocent_replies_only() -> None:
    found = agreement(ROWS, [answer(n, ["blame"]) for n in range(4)])
    assert found.false_accusations == 100.0
    assert found.blocking_precision == 0.25
    assert found.behaviours["blame"].precision == 0.25


def test_what_one_rater_saw_counts_neither_way() -> None:
    rows = [marked(0, [], disputed=["blame"]), marked(1, ["blame"])]
    found = agreement(rows, [answer(0, ["blame"]), answer(1, ["blame"])])
    assert found.behaviours["blame"].f1 == 1.0
    assert found.false_accusations is None, "neither reply is innocent beyond doubt"


def test_a_word_count_stands_beside_the_score() -> None:
    found = agreement(ROWS, [answer(n, [], -row.quality[0]) for n, row in enumerate(ROWS)])
    assert found.order.pairs_ordered == 0.0
    assert found.words.short_beats_long == 0.0


def test_raters_against_each_other() -> None:
    rows = [
        marked(0, ["blame"], marks=(["blame"], ["blame"])),
        marked(1, [], disputed=["blame"], marks=(["blame"], [])),
        marked(2, [], marks=([], [])),
    ]
    f1, kappa = rater_against_rater(rows, "blame")
    assert f1 == pytest.approx(2 / 3)
    assert kappa == pytest.approx(cohen_kappa_score([1, 1, 0], [1, 0, 0]))
    assert rater_against_rater(rows, "expose") == (None, None)
    assert rater_against_rater([marked(0, ["blame"])], "blame") == (1.0, None)


def test_replies_without_an_answer_are_named() -> None:
    with pytest.raises(SimtrainerError, match="3 of 4 marked replies have no answer, first r1"):
        agreement(ROWS, [answer(0, [])])


def test_what_cannot_be_computed_is_left_open() -> None:
    rows = [marked(0, [], level=None), marked(1, ["blame"], level=None)]
    found = agreement(rows, [answer(0, []), answer(1, [])])
    assert found.level_kappa is None
    assert found.raters_level_kappa is None
    assert found.blocking_precision is None
    assert found.behaviours["blame"].precision is None
    assert found.order.quality_spearman is None


def test_blocking_marks_that_no_rater_ever_gave_count_against_precision() -> None:
    rows = [marked(0, ["blame"]), marked(1, [])]
    found = agreement(rows, [answer(0, ["blame"]), answer(1, ["jargon"])])
    assert found.blocking_precision == 0.5
    assert found.behaviours["jargon"].given == 1
    assert found.macro_f1 == 1.0


def test_a_behaviour_on_which_raters_always_differ_is_no_stumbling_block() -> None:
    found = agreement([marked(0, ["validate"], disputed=["blame"])], [answer(0, ["validate", "blame"])])
    assert set(found.behaviours) == {"validate"}


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=40))
def test_the_statistics_that_are_drawn_again_are_those_of_scikit_learn(
    pairs: list[tuple[bool, bool]],
) -> None:
    truth, said = (np.array(column) for column in zip(*pairs, strict=True))
    counts = [kind.astype(float) for kind in (truth & said, ~truth & said, truth & ~said, ~truth & ~said)]
    assert float(f1_of(*counts)) == pytest.approx(f1_score(truth, said, zero_division=0.0))
    if len({*truth.tolist(), *said.tolist()}) == 2:
        assert float(kappa_of(*counts)) == pytest.approx(cohen_kappa_score(truth, said))


def test_the_page_shows_false_marks_first_and_runs_nothing_that_was_typed() -> None:
    rows = [marked(0, ["blame"], 0), marked(1, [], 4, reply="<script>alert(1)</script>")]
    answers = [answer(0, []), answer(1, ["blame"])]
    worst = worst_disagreements(rows, {each.reply_id: each for each in answers})
    assert [d.marked.reply_id for d in worst["blame"]] == ["r1", "r0"]
    shown = page("Two <replies>", agreement(rows, answers), worst)
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "Two &lt;replies&gt;" in shown
    assert "http" not in shown.split("<body>")[1]


def test_files_with_mistakes_are_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    good = ROWS[0].model_dump_json()
    path.write_text(f"{good}\n\n{good}\n{{}}\n", encoding="utf-8")
    with pytest.raises(
        SimtrainerError, match=r"gold.jsonl:4: not a reply marked by two raters: `reply_id` is missing"
    ):
        read_marked(path)
    path.write_text(f"{good}\n{good}\n", encoding="utf-8")
    with pytest.raises(SimtrainerError, match=r"gold.jsonl:2: reply_id r0 stands twice"):
        read_marked(path)
    path.write_bytes(b"\xff\x00\xfe")
    with pytest.raises(SimtrainerError, match="not a text file"):
        read_marked(path)
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(SimtrainerError, match="holds no replies"):
        read_system(path)


def test_answers_may_be_ids_or_marks(tmp_path: Path) -> None:
    path = tmp_path / "system.jsonl"
    rows = [
        {"reply_id": "a", "behaviours": ["blame"]},
        {"reply_id": "b", "behaviours": [{"id": "blame", "start": 1}]},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert [row.behaviours for row in read_system(path)] == [["blame"], ["blame"]]


def test_whole_talks_by_dimension() -> None:
    first = {"t1": {"respect": 4, "explores": 2}, "t2": {"respect": 1}, "t3": {"respect": 0}}
    second = {"t1": {"respect": 3}, "t2": {"respect": 1}, "t4": {"respect": 0}}
    found = talk_agreement(first, second)
    assert set(found) == {"respect"}
    assert (found["respect"].talks, found["respect"].same, found["respect"].near) == (2, 0.5, 1.0)
    assert found["respect"].kappa == pytest.approx(cohen_kappa_score([4, 1], [3, 1], weights="quadratic"))
