"""A tutor's ratings: the file, the sheet both ways, two raters laid together."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.assessment.transcript import transcribe
from simtrainer.authoring.rating.answers import named
from simtrainer.authoring.rating.ratings import (
    ReplyRating,
    ReplyToRate,
    add_rating,
    join,
    only_rater,
    read_ratings,
    read_replies,
    reply_ratings,
)
from simtrainer.authoring.rating.sheet import read_sheet, write_sheet
from simtrainer.authoring.rating.talk import replies_of
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.vocabulary import BEHAVIOURS, Behaviour
from simtrainer.encounter.script import Script
from simtrainer.recognition import CueRecogniser
from tests.conftest import play

REPLIES = [
    ReplyToRate(reply_id="a", scene="Ward", speaker="Mr K, patient", line="Four hours!", reply="Sorry."),
    ReplyToRate(reply_id="b", reply="=1+1, calm down"),
]


def rating(reply: ReplyToRate, rater: str, *behaviours: Behaviour, quality: int = 2) -> ReplyRating:
    return ReplyRating(
        **reply.model_dump(), rater=rater, behaviours=list(behaviours), quality=quality, level=3
    )


def test_behaviours_by_first_letters() -> None:
    assert named("apol, sup").behaviours == ["support", "apologise"]
    assert named("explain").behaviours == ["explain"]
    assert named("-") == named("")
    assert named("- apol").complaints == ["- stands for none, alone"]
    assert named("exp nonsense").complaints == [
        "exp: explore or explain or expose?",
        "nonsense: no such behaviour",
    ]


def test_every_id_names_itself() -> None:
    assert all(named(name).behaviours == [name] for name in BEHAVIOURS)


def test_marks_in_the_file_of_replies_are_never_read(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(
        '{"reply_id": 1, "reply": "ok", "behaviours": ["blame"], "quality": [0, 0]}\n', encoding="utf-8"
    )
    (found,) = read_replies(path)
    assert found == ReplyToRate(reply_id="1", reply="ok")
    path.write_text('{"reply": "ok"}\n', encoding="utf-8")
    with pytest.raises(SimtrainerError, match=r"r.jsonl:1: not a reply to rate: `reply_id` is missing"):
        read_replies(path)
    path.write_text('{"reply_id": "a", "reply": "x"}\n' * 2, encoding="utf-8")
    with pytest.raises(SimtrainerError, match=r"r.jsonl:2: reply_id a stands twice"):
        read_replies(path)


def test_a_file_that_was_broken_off_is_told_and_one_without_a_last_line_feed_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "ratings.jsonl"
    first = rating(REPLIES[0], "A", "blame")
    path.write_text(first.model_dump_json(), encoding="utf-8")
    add_rating(path, rating(REPLIES[1], "A"))
    assert len(read_ratings(path)) == 2
    path.write_text(first.model_dump_json() + "\n" + first.model_dump_json()[:40], encoding="utf-8")
    with pytest.raises(SimtrainerError, match=r"ratings.jsonl:2: the last line is incomplete"):
        read_ratings(path)
    path.write_text(REPLIES[0].model_dump_json() + "\n", encoding="utf-8")
    with pytest.raises(SimtrainerError, match="not a rating: `kind` is missing"):
        read_ratings(path)


def test_one_rater_is_no_two(tmp_path: Path) -> None:
    first = [rating(REPLIES[0], "Anna")]
    with pytest.raises(SimtrainerError, match="both files are Anna's"):
        join(first, [rating(REPLIES[0], " anna")])
    with pytest.raises(SimtrainerError, match="holds ratings of A, B"):
        only_rater([rating(REPLIES[0], "A"), rating(REPLIES[1], "B")], tmp_path)


def test_the_later_rating_counts_and_raters_are_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "ratings.jsonl"
    assert read_ratings(path) == []
    for each in (
        rating(REPLIES[0], "A", "blame"),
        rating(REPLIES[0], "B"),
        rating(REPLIES[0], "A", "apologise"),
    ):
        add_rating(path, each)
    assert reply_ratings(read_ratings(path), "A")["a"].behaviours == ["apologise"]
    assert reply_ratings(read_ratings(path), "B")["a"].behaviours == []


def test_a_sheet_comes_back_as_it_went(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    first = rating(REPLIES[1], "A", "dismiss", "command", quality=0)
    write_sheet(path, REPLIES, {"b": first})
    assert read_sheet(path, "A") == [first]


def test_no_cell_of_a_sheet_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    nasty = ReplyToRate(reply_id="-1", scene="@x", speaker="+1", line="\t=1", reply='=HYPERLINK("x")')
    write_sheet(path, [nasty], {"-1": rating(nasty, "A").model_copy(update={"note": "=1"})})
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    (found,) = read_sheet(path, "A")
    assert (found.reply, found.note, found.reply_id) == (nasty.reply, "=1", "-1")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=40).map(str.strip))
def test_any_reply_survives_the_sheet(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("sheets") / "sheet.csv"
    reply = ReplyToRate(reply_id="a", reply=text)
    write_sheet(path, [reply], {"a": rating(reply, "A")})
    assert read_sheet(path, "A")[0].reply == text


def test_a_sheet_saved_with_semicolons_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    write_sheet(path, REPLIES, {"a": rating(REPLIES[0], "A", "apologise")})
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    assert read_sheet(path, "A")[0].behaviours == ["apologise"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_sheet_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "sheet.csv"
    reply = ReplyToRate(reply_id="a", reply="Très désolé, Mr Müller")
    write_sheet(path, [reply], {"a": rating(reply, "A", "apologise")})
    path.write_bytes(("sep=,\r\n" + path.read_text(encoding="utf-8-sig")).encode(encoding))
    (found,) = read_sheet(path, "A")
    assert (found.reply, found.behaviours) == (reply.reply, ["apologise"])


def test_all_wrong_cells_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    write_sheet(path, REPLIES, {each.reply_id: rating(each, "A", "blame") for each in REPLIES})
    text = path.read_text(encoding="utf-8-sig").replace(",3,2,", ",9,2,", 1).replace(",x,", ",maybe,")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SimtrainerError) as caught:
        read_sheet(path, "A")
    told = [str(caught.value), *caught.value.details]
    assert [line.rpartition("/")[2] for line in told] == [
        "sheet.csv:2: column blame: put an x or nothing, not 'maybe'",
        "sheet.csv:2: column level: put a number from 0 to 6, not '9'",
        "sheet.csv:3: column blame: put an x or nothing, not 'maybe'",
    ]
    path.write_text("Reply_ID,reply,quality \n", encoding="utf-8")
    with pytest.raises(SimtrainerError, match="lacks the columns introduce, name_emotion"):
        read_sheet(path, "A")


def test_two_raters_laid_together() -> None:
    first = [rating(REPLIES[0], "A", "apologise", "blame"), rating(REPLIES[1], "A")]
    second = [rating(REPLIES[0], "B", "apologise", quality=4)]
    (row,) = join(first, second)
    assert (row.behaviours, row.disputed) == (["apologise"], ["blame"])
    assert (row.level, row.quality) == ((3, 3), (2, 4))
    assert row.context_id == "a"
    with pytest.raises(SimtrainerError, match="no reply in common"):
        join(first, [])
    other_words = rating(REPLIES[0].model_copy(update={"reply": "Other"}), "B")
    with pytest.raises(SimtrainerError, match="words of 1 replies differ"):
        join(first, [other_words])


def test_a_talk_as_replies_to_rate(small: Script, recogniser: CueRecogniser) -> None:
    encounter = play(small, recogniser, "Hello, I'm Lena, the intern.", "Why did you come alone?")
    found = replies_of(transcribe(encounter.log), small.scenario)
    assert [each.reply for each in found] == ["Hello, I'm Lena, the intern.", "Why did you come alone?"]
    assert all(each.line and each.speaker and "Who can hear" in each.scene for each in found)
    assert found[0].line != found[1].line
