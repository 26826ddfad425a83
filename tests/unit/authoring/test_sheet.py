"""The sheet for patients: complete, in plain words, harmless whatever is filled in."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simtrainer.authoring.sheet import sheet_page, shipped_sheet
from simtrainer.content.errors import SimtrainerError

SHEET = shipped_sheet("en")


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def test_every_word_of_the_file_is_on_the_page() -> None:
    words = " ".join(read(sheet_page(SHEET, {})).words)
    for part in SHEET.parts:
        for text in (part.title, *part.points):
            assert text in words


def test_what_is_not_filled_in_is_a_line_to_write_on() -> None:
    page = sheet_page(SHEET, {"ward": "Ward 4"})
    assert page.count("<dd></dd>") == 4
    assert '<dd class="filled">Ward 4</dd>' in page


@given(st.text())
def test_what_is_filled_in_is_only_ever_text(typed: str) -> None:
    plain = read(sheet_page(SHEET, {"ward": "x"})).tags
    assert read(sheet_page(SHEET, {"ward": typed or "x"})).tags == plain


def test_nothing_is_fetched() -> None:
    assert not re.search(r"(src|href|url|import)\s*[=(]", sheet_page(SHEET, {}))


def test_sentences_are_short() -> None:
    texts = [SHEET.lead, *(text for part in SHEET.parts for text in (part.text or "", *part.points))]
    sentences = [s for text in texts for s in re.split(r"(?<=[.?!])\s", text)]
    assert max(len(s.split()) for s in sentences) <= 25


def test_a_language_without_a_sheet_is_told() -> None:
    with pytest.raises(SimtrainerError):
        shipped_sheet("xx")
