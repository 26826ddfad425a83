"""A whole talk: library, briefing, encounter, reflection, debrief, second try."""

from simtrainer.encounter.events import Disputed, Reflected
from simtrainer.records.practice import Practice
from tests.ui.conftest import TEA, Sitting


async def test_a_whole_talk_ends_in_its_debrief(sit_down: Sitting, practice: Practice) -> None:
    async with sit_down() as hand:
        assert "The cold tea" in hand.shown
        assert "practising: Mina" in hand.shown
        await hand.press("down", "enter")
        await hand.at("BriefingScreen")
        for word in (
            "second week",
            "neighbour in bed two",
            "these are students",
            "Find out why",
            "Ctrl+Q",
            "support line",
            "real patient",
            "13:10",
            "A person speaks of a death",
        ):
            assert word in hand.words
        await hand.press("enter")
        await hand.at("EncounterScreen")
        assert "When does the bus go?" in hand.shown
        assert "turn 1 of 8 · 13:10 · 4 waiting" in hand.shown
        await hand.say("Where does the bus go, then?")
        assert "To my sister. To bury her." in hand.shown
        assert "Mrs Adeyemi was asked about what mattered." in hand.shown
        await hand.say("I will come back at two.")
        assert hand.encounter.ended
        assert "The scene ends here." in hand.words
        await hand.press("enter")
        await hand.at("ReflectionScreen")
        assert "of 100" not in hand.words
        await hand.press(*"home", "enter", *"late", "enter", "end", "enter")
        await hand.at("DebriefScreen")
        assert "A time is agreed" in hand.words
        assert "not yet" not in hand.words
        await hand.press("escape")
        await hand.at("LibraryScreen")
        assert "ended very well" in hand.shown
    record = practice.store.encounters(practice.store.learners()[0].id)[0]
    reflected = [e for e in practice.store.log(record.id) if isinstance(e, Reflected)]
    assert [(e.wants, e.fears, e.rating) for e in reflected] == [("home", "late", 5)]
    assert record.score is not None


async def test_esc_skips_the_questions(sit_down: Sitting, practice: Practice) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.say("the bus")
        await hand.say("I come back at two")
        await hand.press("enter")
        await hand.at("ReflectionScreen")
        await hand.press("escape")
        await hand.at("DebriefScreen")
        assert "(left empty)" in hand.words


async def test_going_back_shows_both_tries(sit_down: Sitting, practice: Practice) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.say("Tell me about the bus")
        await hand.say("what nonsense")
        await hand.press("ctrl+q")
        await hand.at("LeaveDialog")
        await hand.press("down", "down", "enter")
        await hand.at("ReflectionScreen")
        await hand.press("escape")
        await hand.at("DebriefScreen")
        await hand.press("b")
        await hand.at("PickDialog")
        assert "2  what nonsense" in hand.shown
        await hand.press("down", "enter")
        await hand.at("EncounterScreen")
        assert "Tell me about the bus" in hand.words
        assert "nonsense" not in hand.words
        await hand.say("I will come back at two")
        await hand.press("enter")
        await hand.at("CompareScreen")
        assert "what nonsense" in hand.words
        assert "I will come back at two" in hand.words
        assert "You left the scene" in hand.words
        assert "A time is agreed" in hand.words
        await hand.press("enter")
        await hand.at("DebriefScreen")
        await hand.press("escape")
        await hand.at("LibraryScreen")
    records = practice.store.encounters(practice.store.learners()[0].id)
    assert [record.parent_turn for record in records if record.parent] == [2]


async def test_a_dispute_is_kept(sit_down: Sitting, practice: Practice) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.say("You must be very frightened about the bus. What worries you most?")
        await hand.say("I will come back at two")
        await hand.press("enter")
        await hand.at("ReflectionScreen")
        await hand.press("escape")
        await hand.at("DebriefScreen")
        await hand.press("d")
        await hand.at("PickDialog")
        await hand.press("enter")
        await hand.at("AskDialog")
        await hand.press(*"so", "enter")
        await hand.at("DebriefScreen")
        await hand.until(lambda: any(isinstance(e, Disputed) for e in hand.encounter.log))
    record = practice.store.encounters(practice.store.learners()[0].id)[0]
    assert [e.meant for e in practice.store.log(record.id) if isinstance(e, Disputed)] == ["so"]


async def test_an_unfinished_talk_goes_on(sit_down: Sitting, practice: Practice) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.say("Tell me about the bus")
    async with sit_down() as hand:
        assert "Go on: The cold tea" in hand.shown
        await hand.press("enter")
        await hand.at("EncounterScreen")
        assert "Tell me about the bus" in hand.words
        assert "Mum. Not now." in hand.words
        await hand.press("up")
        assert hand.box.text == "Tell me about the bus"
    async with sit_down(resume=True, scenario=TEA) as hand:
        await hand.at("EncounterScreen")
        await hand.press("ctrl+q")
        await hand.at("LeaveDialog")
        await hand.press("down", "enter")
        await hand.at("LibraryScreen")
    assert practice.store.unfinished(practice.store.learners()[0].id)


async def test_a_debrief_can_be_opened_again(sit_down: Sitting) -> None:
    async with sit_down() as hand:
        await hand.begin("down")
        await hand.press("ctrl+q")
        await hand.at("LeaveDialog")
        await hand.press("end", "enter")
        await hand.at("LibraryScreen")
        assert "left early" in hand.shown
        await hand.press("d")
        await hand.at("ReflectionScreen")
        await hand.press("escape")
        await hand.at("DebriefScreen")
