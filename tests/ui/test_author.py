"""The author's screen: the talk goes on while the file changes, and what lies behind each turn is shown."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from simtrainer.authoring.preview.source import opened
from simtrainer.authoring.workbench import Workbench
from simtrainer.content.diagnostics import Place
from simtrainer.content.language import Language, shipped_language
from simtrainer.content.library import Library, open_library
from simtrainer.recognition import CueRecogniser
from simtrainer.tui.author.app import AuthorApp
from simtrainer.tui.author.editor import editor_command
from simtrainer.tui.author.problems import Problems
from simtrainer.tui.widgets.conversation import Conversation
from simtrainer.tui.widgets.reply_box import ReplyBox
from simtrainer.tui.widgets.title_bar import TitleBar
from tests.conftest import FIXTURES

SMALL = (FIXTURES / "small.yaml").read_text(encoding="utf-8")
HELLO = "Hello, I'm Lena, the new intern."


class Author:
    """Somebody who writes a scenario with the preview beside the editor."""

    def __init__(self, app: AuthorApp, pilot: Pilot[Any], path: Path) -> None:
        self.app = app
        self.pilot = pilot
        self.path = path

    def words(self, where: str) -> str:
        return "\n".join(
            str(static.content) for static in self.app.screen.query(f"{where} Static").results(Static)
        )

    @property
    def status(self) -> str:
        return self.app.screen.query_one(TitleBar).status

    async def until(self, happens: Callable[[], object]) -> None:
        for _ in range(500):
            if happens():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"it never happened: {self.status}\n{self.words('#bench')}")

    async def say(self, reply: str) -> None:
        self.app.screen.query_one(ReplyBox).put(reply)
        await self.pilot.press("enter")
        await self.until(lambda: reply.removeprefix("/do ") in self.words("Conversation"))

    def save(self, text: str) -> None:
        before = self.path.stat().st_mtime_ns
        self.path.write_text(text, encoding="utf-8")
        os.utime(self.path, ns=(before + 1_000_000, before + 1_000_000))


@pytest.fixture(scope="module")
def language() -> Language:
    return shipped_language("en")


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@asynccontextmanager
async def writing(
    text: str, library: Library, language: Language, folder: Path, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Author]:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    bench = Workbench(library, language, CueRecogniser(language))
    app = AuthorApp(opened(path, bench), bench)
    async with app.run_test(size=size) as pilot:
        author = Author(app, pilot, path)
        await author.until(lambda: author.status)
        yield author


async def test_a_talk_shows_what_lies_behind_it(library: Library, language: Language, tmp_path: Path) -> None:
    async with writing(SMALL, library, language, tmp_path) as author:
        assert author.status == "door"
        await author.say(HELLO)
        await author.until(lambda: author.status == "chair")
        behind = author.words("#behind")
        assert "met → chair" in behind
        assert "nearly: waited, but not: third turn here or later" in behind
        assert 'introduce: "I\'m Lena, the new intern"' in behind
        await author.pilot.press("f2")
        await author.until(lambda: author.status == "door")
        assert author.app.screen.query_one(ReplyBox).text == HELLO


async def test_saving_plays_on_at_the_same_place(
    library: Library, language: Language, tmp_path: Path
) -> None:
    async with writing(SMALL, library, language, tmp_path) as author:
        await author.say(HELLO)
        await author.until(lambda: author.status == "chair")
        author.save(SMALL.replace("You have the result there?", "Is that the result?"))
        await author.until(lambda: "Is that the result?" in author.words("Conversation"))
        assert author.status == "chair"
        author.save(SMALL.replace("goto: chair", "goto: chiar", 1))
        problems = author.app.screen.query_one(Problems)
        await author.until(lambda: problems.display)
        assert "did you mean `chair`?" in str(problems.get_option_at_index(0).prompt)
        await author.until(lambda: author.status == "chair, as before the mistake")
        author.save(SMALL)
        await author.until(lambda: not problems.display and author.status == "chair")


async def test_warnings_come_by_themselves(library: Library, language: Language, tmp_path: Path) -> None:
    text = SMALL.replace('      better: ["She used to sit here with you."]\n', "")
    async with writing(text, library, language, tmp_path) as author:
        problems = author.app.screen.query_one(Problems)
        await author.until(lambda: problems.display)
        assert "warning T002" in str(problems.get_option_at_index(0).prompt)


async def test_a_file_that_cannot_be_played_yet(library: Library, language: Language, tmp_path: Path) -> None:
    async with writing(SMALL.replace("states:", "stats:"), library, language, tmp_path) as author:
        assert author.status == "cannot be played yet"
        author.app.screen.query_one(ReplyBox).put("hello")
        await author.pilot.press("enter", "f2", "f3", "f4", "f5")
        author.save(SMALL)
        await author.until(lambda: author.status == "door")


async def test_any_state_and_back(library: Library, language: Language, tmp_path: Path) -> None:
    async with writing(SMALL, library, language, tmp_path) as author:
        await author.pilot.press("f3")
        await author.pilot.press("down", "down", "enter")
        await author.until(lambda: author.status == "cup")
        assert "My wife used to come with me." in author.words("Conversation")
        await author.pilot.press("f4")
        await author.until(lambda: author.status == "door")


async def test_a_talk_becomes_a_test(library: Library, language: Language, tmp_path: Path) -> None:
    async with writing(SMALL, library, language, tmp_path) as author:
        await author.say(HELLO)
        await author.pilot.press("f5")
        plan = tmp_path / "mine.plan.yaml"
        await author.until(plan.exists)
        assert "expect: {rule: met}" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_fits(size: tuple[int, int], library: Library, language: Language, tmp_path: Path) -> None:
    text = SMALL.replace("Another one.", "Another " + "long" * 40)
    async with writing(text, library, language, tmp_path, size) as author:
        await author.say("the result? " + "verylongword" * 12)
        for widget in (author.app.screen.query_one(Conversation), author.app.screen.query_one("#behind")):
            assert not widget.show_horizontal_scrollbar
            assert widget.region.right <= size[0]


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ("vi", ["vi", "+7", "a.yaml"]),
        ("code --wait", ["code", "--wait", "--goto", "a.yaml:7:3"]),
        ("'/opt/my editor/micro' -x", ["/opt/my editor/micro", "-x", "+7", "a.yaml"]),
        ("notepad", ["notepad", "a.yaml"]),
    ],
)
def test_a_line_opens_in_any_editor(named: str, command: list[str]) -> None:
    assert editor_command(Path("a.yaml"), Place(7, 3), {"EDITOR": named}) == command
    assert editor_command(Path("a.yaml"), Place(7, 3), {"VISUAL": named, "EDITOR": "ed"}) == command
