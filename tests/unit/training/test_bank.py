"""The bank: no near-duplicates, length carries nothing, every behaviour often enough, split by scene, page up to date."""

import re
from collections import Counter
from itertools import permutations
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from simtrainer.authoring.bank import PARTS, read_bank
from simtrainer.authoring.training.report import PAGE, page
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.vocabulary import BEHAVIOURS
from simtrainer.recognition.encoder import MODEL

BANK = {part: read_bank(part) for part in PARTS}
ALL = [row for part in PARTS for row in BANK[part]]


def test_it_is_large_and_every_behaviour_is_common() -> None:
    assert len(ALL) >= 9000
    assert len({row.context_id for row in ALL}) >= 900
    marked = Counter(name for row in ALL for name in {*row.marks[0], *row.marks[1]})
    assert {name: marked[name] for name in BEHAVIOURS if marked[name] < 120} == {}
    ordinary = sum(row.register_ != "hot" for row in ALL)
    assert ordinary >= len(ALL) / 3


def test_the_words_that_raters_gave_stand_in_the_reply_and_belong_to_marks() -> None:
    for row in ALL:
        assert set(row.words) <= {*row.behaviours, *row.disputed}, row.reply_id
        assert all(words in row.reply for words in row.words.values()), row.reply_id


def test_parts_share_no_scene_and_ids_are_unique() -> None:
    scenes = [{row.context_id for row in BANK[part]} for part in PARTS]
    assert all(not a & b for a, b in permutations(scenes, 2))
    assert max(Counter(row.reply_id for row in ALL).values()) == 1


def test_no_near_duplicates() -> None:
    texts = [row.reply.casefold() for row in ALL]
    near = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=88)
    np.fill_diagonal(near, 0)
    assert [(ALL[i].reply_id, ALL[j].reply_id) for i, j in zip(*np.nonzero(near), strict=True) if i < j] == []


def test_a_word_count_orders_replies_hardly_better_than_chance() -> None:
    won: list[float] = []
    by_scene: dict[str, list[tuple[float, int]]] = {}
    for row in ALL:
        by_scene.setdefault(row.context_id, []).append((sum(row.quality) / 2, len(row.reply.split())))
    for replies in by_scene.values():
        for (quality, words), (other, fewer) in permutations(replies, 2):
            if quality - other >= 1.5:
                won.append((words > fewer) + 0.5 * (words == fewer))
    assert 0.47 <= sum(won) / len(won) <= 0.53


def test_the_published_page_is_of_today() -> None:
    published = (Path(__file__).parents[3] / PAGE).read_text(encoding="utf-8")
    today = page()
    number = re.compile(r"\d+\.\d+|\d+")
    assert number.sub("#", published) == number.sub("#", today), "run `make agreement`"
    before, now = (np.array([float(n) for n in number.findall(text)]) for text in (published, today))
    assert np.allclose(before, now, rtol=0.02, atol=0.021), "run `make agreement`"


def test_the_model_is_small_enough() -> None:
    assert (shipped_folder("rubrics") / "en" / "model" / MODEL).stat().st_size <= 25_000_000
