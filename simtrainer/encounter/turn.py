"""What one turn of the learner does to the person: the order of things is here, each step a method."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from simtrainer.content.models import Effects, MoodChange, Opportunity, Rule, Wordings
from simtrainer.content.vocabulary import BLOCKING, FACILITATING, MOODS, MoodName
from simtrainer.encounter.answering import (
    Answer,
    about_words,
    answers_to,
    asked_back,
    fitting,
    matters_most,
    to_remark,
)
from simtrainer.encounter.arriving import entering
from simtrainer.encounter.closing import due_ending
from simtrainer.encounter.conditions import holds
from simtrainer.encounter.events import (
    AskedBack,
    Ended,
    Event,
    Fired,
    Flagged,
    Happened,
    Met,
    MoodMoved,
    Opened,
    PatienceMoved,
    PromiseMoved,
    TaskDone,
    Told,
    Wondered,
)
from simtrainer.encounter.feelings import reactions
from simtrainer.encounter.machine import Position
from simtrainer.encounter.meeting import outcome_of
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.reading import Heard
from simtrainer.encounter.script import Script
from simtrainer.encounter.speech import lines
from simtrainer.encounter.wondering import due_wonder

_OF_THE_TONE: Final = frozenset({"silence", "again", "gesture", "mixed", "colder", "warmer"})
"""Kinds of answer that say more than an answer to a remark would."""
VOLLEY: Final = 3
"""So many questions in one reply are a volley."""
VOLLEY_REST: Final = 4
"""Turns before the person minds the next one aloud, where one of the questions was answered."""


class Turn:
    """Plays one turn. Events gather in `events`, and each is applied to the memory as it comes."""

    def __init__(self, script: Script, position: Position, memory: Memory, heard: Heard) -> None:
        """Begin a turn.

        Args:
            script: What is played.
            position: Where the talk stands; moved by the rule that fires.
            memory: The encounter with the input received.
            heard: What was read in the input.
        """
        self.events: list[Event] = []
        self._script = script
        self._scenario = script.scenario
        self._position = position
        self._memory = memory
        self._moment = heard.moment
        self._heard = heard.event
        self._state = memory.state
        self._who = script.speaker(memory.state)

    def play(self) -> list[Event]:
        """Return everything that the input causes, in order."""
        self._emit(self._heard)
        self._meet_opportunity()
        self._promises_made()
        self._wonders_answered()
        rule = None if self._beside() else self._position.answer(self._moment)
        self._emit(Fired(turn=self._turn, rule=rule.id if rule else self._kind_of_answer()))
        self._moods(rule.mood if rule else None)
        self._spend_patience()
        spoken = self._answers(rule)
        if rule:
            self._remember(rule)
        leads_on = bool(rule and (rule.end or (rule.goto and self._script.state(rule.goto).enter)))
        if not spoken and not leads_on:
            self._answer()
        if rule and rule.opportunity:
            self._open(f"rule:{rule.id}", rule.opportunity)
        if rule and rule.goto:
            self._enter(rule.goto)
        if not (rule and rule.end) and not self._something_happens() and not self._remind():
            self._wonder()
        self._tasks()
        self._end(rule.end if rule else None)
        return self.events

    @property
    def _turn(self) -> int:
        return self._memory.turn

    def _emit(self, event: Event) -> None:
        self.events.append(event)
        self._memory.apply(event)

    # What the reply meets

    def _meet_opportunity(self) -> None:
        opened = self._memory.opportunity
        moment = self._moment
        if opened is None or opened.taken or not moment.understood:
            return
        outcome, by = outcome_of(self._script.opportunities[opened.id], moment)
        if outcome == "missed" and not moment.spoken and not moment.silence:
            return
        attempt = opened.attempts + 1
        self._emit(Met(turn=self._turn, opportunity=opened.id, outcome=outcome, attempt=attempt, by=by))

    def _promises_made(self) -> None:
        for promise in self._moment.promises:
            if promise not in self._memory.promises:
                self._emit(PromiseMoved(turn=self._turn, promise=promise, what="made"))

    def _beside(self) -> bool:
        """Tell whether what was said stands beside the talk, so that no rule may take it for an answer."""
        remark = self._moment.remark
        touched = self._moment.asked or self._moment.common or self._moment.topics or self._moment.actions
        return remark is not None and self._script.common.remarks[remark].beside and not touched

    def _wonders_answered(self) -> None:
        for name, wonder in self._memory.wonders.items():
            if wonder.open and holds(self._scenario.wonders[name].answered, self._moment):
                self._emit(Wondered(turn=self._turn, wonder=name, what="answered"))

    # How the person feels

    def _moods(self, written: MoodChange | list[MoodChange] | None) -> None:
        if self._moment.repeats is not None and not self._moment.given & set(BLOCKING):
            return
        if written is not None:
            self._move_as_written(written)
            return
        deltas, reasons = reactions(self._script, self._memory, self._moment.given)
        if reasons:
            self._move(self._who, deltas, "; ".join(reasons[:2]))

    def _move_as_written(self, written: MoodChange | list[MoodChange]) -> None:
        for change in written if isinstance(written, list) else [written]:
            self._move(change.of or self._who, {m: getattr(change, m) for m in MOODS}, change.because)

    def _move(self, who: str, deltas: dict[MoodName, int], because: str | None) -> None:
        before = self._memory.moods[who]
        now: dict[MoodName, int] = {mood: max(0, min(100, before[mood] + deltas[mood])) for mood in MOODS}
        if now == before:
            return
        moved = {mood: now[mood] - before[mood] for mood in MOODS}
        self._emit(MoodMoved(turn=self._turn, who=who, now=now, because=because or "", **moved))

    def _spend_patience(self) -> None:
        moment = self._moment
        cost = 0
        if moment.given & set(BLOCKING):
            cost += 1 if moment.given & set(FACILITATING) else 2
        if (not moment.understood and self._memory.unclear_in_a_row > 1) or moment.silence:
            cost += 1
        if moment.questions >= VOLLEY or moment.repeats is not None:
            cost += 1
        self._patience(-cost)

    def _patience(self, by: int) -> None:
        if by:
            self._emit(PatienceMoved(turn=self._turn, by=by, now=max(0, self._memory.patience + by)))

    # What is said

    def _say(self, effects: Effects, owner: str) -> bool:
        if not effects.say:
            return False
        self._speak(owner, effects.say, effects.who, effects.to)
        return True

    def _speak(
        self,
        owner: str,
        wordings: Wordings,
        who: str | None = None,
        to: str | None = None,
        fills: Sequence[tuple[str, str]] = (),
    ) -> None:
        for said in lines(self._memory, owner, wordings, who or self._who, to, fills):
            self._emit(said)

    def _remember(self, effects: Effects) -> None:
        if effects.flag or effects.unflag:
            self._emit(Flagged(turn=self._turn, set=effects.flag, unset=effects.unflag))
        for promise in effects.keeps:
            if promise in self._memory.promises and not self._memory.promises[promise].kept:
                self._emit(PromiseMoved(turn=self._turn, promise=promise, what="kept"))
        self._patience(effects.patience)
        self._asks_you(effects.wonders)

    def _asks_you(self, wonders: Sequence[str]) -> None:
        for name in wonders:
            self._emit(Wondered(turn=self._turn, wonder=name, what="asked"))

    def _answers(self, rule: Rule | None) -> bool:
        """Say what the reply is answered with, and tell whether anything was said.

        What was asked is answered first, unless the rule is about that very question. A rule that waits for no certain words
        keeps quiet then, unless the talk needs it to go on: a state that has words of its own goes on by itself.
        """
        unsure = any(name in self._scenario.facts for name in self._moment.perhaps)
        answers = fitting(self._wanted(), rule, unsure=unsure)
        if rule is not None and set(rule.when.asks) & set(self._moment.asked):
            words = self._say(rule, f"rule:{rule.id}")
            return self._give_all(answers) or words
        spoken = self._give_all(answers)
        if spoken and self._minds_volley():
            self._speak(*self._script.answer("volley", self._state))
        if rule is not None and (not spoken or about_words(rule.when) or self._needs_words(rule)):
            spoken = self._say(rule, f"rule:{rule.id}") or spoken
        return spoken

    def _needs_words(self, rule: Rule) -> bool:
        """Tell whether the talk cannot go on without a rule's own words."""
        quiet = rule.goto is not None and not self._script.state(rule.goto).enter
        return quiet or rule.end is not None or rule.opportunity is not None

    def _minds_volley(self) -> bool:
        """Tell whether the person minds many questions at once; nobody says so in every second sentence."""
        minded = self._memory.minded_volley
        return self._moment.questions >= VOLLEY and (minded is None or self._turn - minded >= VOLLEY_REST)

    def _wanted(self) -> list[Answer]:
        """Return the answers to what was asked: in a volley only the one that matters to the person."""
        script, memory, moment = self._script, self._memory, self._moment
        if moment.questions >= VOLLEY and len(moment.asked) > 1:
            moment = replace(moment, asked=[matters_most(script, memory, moment)], common=[])
        return list(answers_to(script, memory, moment, moment.to or self._who))

    def _give_all(self, answers: Iterable[Answer]) -> bool:
        """Say answers; tell whether any had words."""
        return any([self._give(answer) for answer in answers])  # noqa: C419 - all are to be said

    def _give(self, answer: Answer) -> bool:
        """Say an answer; tell whether it had words."""
        if answer.told:
            self._emit(Told(turn=self._turn, fact=answer.told, held_back=answer.held_back))
        if answer.wordings:
            self._speak(answer.owner, answer.wordings, answer.who, fills=answer.fills)
        if answer.mood:
            deltas: dict[MoodName, int] = {m: getattr(answer.mood, m) for m in MOODS}
            self._move(answer.mood.of or answer.who or self._script.first_person, deltas, answer.mood.because)
        if answer.flag:
            self._emit(Flagged(turn=self._turn, set=list(answer.flag)))
        fact = self._scenario.facts.get(answer.told or "")
        if fact and fact.opportunity and not answer.held_back:
            self._open(f"fact:{answer.told}", fact.opportunity)
        return answer.wordings is not None

    def _answer(self) -> None:
        """Say what is said where nothing in the scenario speaks."""
        moment, kind = self._moment, self._kind_of_answer()
        if moment.perhaps and (back := self._asked_back()):
            self._emit(AskedBack(turn=self._turn, about=moment.perhaps[0]))
            self._give(back)
        elif moment.remark and (self._script.common.remarks[moment.remark].firm or kind not in _OF_THE_TONE):
            self._give(to_remark(self._script, self._memory, moment.remark, moment.to or self._who))
        else:
            self._speak(*self._script.answer(kind, self._state))

    def _asked_back(self) -> Answer | None:
        moment = self._moment
        return asked_back(self._script, self._memory, moment.perhaps[0], moment.to or self._who)

    def _kind_of_answer(self) -> str:
        moment = self._moment
        gives, takes = moment.given & set(FACILITATING), moment.given & set(BLOCKING)
        kinds = (
            ("silence", moment.silence),
            ("unclear", not moment.understood),
            ("again", moment.repeats is not None),
            ("gesture", not moment.spoken),
            ("mixed", bool(gives and takes)),
            ("colder", bool(takes)),
            ("volley", moment.questions >= VOLLEY),
            ("question", moment.questions > 0),
            ("warmer", bool(gives)),
        )
        return next((kind for kind, fits in kinds if fits), "plain")

    # Where it leads

    def _open(self, name: str, opportunity: Opportunity) -> None:
        self._emit(Opened(turn=self._turn, opportunity=name, signal=opportunity.signal))

    def _enter(self, name: str) -> None:
        """Enter a state; an opportunity that a fact or rule has just opened stays open."""
        just_opened = next((e for e in reversed(self.events) if isinstance(e, Opened)), None)
        self._state = name
        for event in entering(self._script, self._memory, name):
            self._emit(event)
        if just_opened and not self._script.state(name).opportunity:
            self._emit(just_opened)

    def _something_happens(self) -> bool:
        for event in self._scenario.events:
            if event.id in self._memory.happened or not self._due(event.after, event.state):
                continue
            drawn = random.Random(f"{self._memory.started and self._memory.started.seed}:{event.id}").random()
            if drawn > event.chance or not holds(event.when, self._moment):
                continue
            happened = Happened(
                turn=self._turn, event=event.id, text=event.shows or "", waiting=event.waiting
            )
            self._emit(happened)
            self._say(event, f"event:{event.id}")
            if event.mood is not None:
                self._move_as_written(event.mood)
            self._remember(event)
            if event.opportunity:
                self._open(f"event:{event.id}", event.opportunity)
            if event.goto:
                self._enter(event.goto)
            if event.end:
                self._end(event.end)
            return True
        return False

    def _due(self, after: int | None, states: list[str]) -> bool:
        return (after is None or self._turn >= after) and (not states or self._memory.state in states)

    def _remind(self) -> bool:
        for name, made in self._memory.promises.items():
            promise = self._scenario.promises[name]
            if promise.who is not None and promise.who not in self._script.present(self._memory.state):
                continue
            if made.kept or made.reminded is not None or self._turn - made.made < promise.remind_after:
                continue
            self._emit(PromiseMoved(turn=self._turn, promise=name, what="reminded"))
            self._speak(f"promise:{name}.remind", promise.remind, promise.who)
            return True
        return False

    def _wonder(self) -> None:
        """Let the person come back to their own open question, or up with a new one; one a turn."""
        due = due_wonder(self._script, self._memory, self._moment)
        if due is None:
            return
        wonder = self._scenario.wonders[due.name]
        self._emit(Wondered(turn=self._turn, wonder=due.name, what=due.what))
        if due.wordings:
            self._speak(f"wonder:{due.name}.{due.what}", due.wordings, wonder.who)
        if due.what == "given_up" and wonder.given_up:
            self._move_as_written(wonder.given_up)

    def _tasks(self) -> None:
        for name, item in self._scenario.task.items():
            if name not in self._memory.tasks and holds(item.done, self._moment):
                self._emit(TaskDone(turn=self._turn, item=name))

    def _end(self, named: str | None) -> None:
        if self._memory.ending is not None:
            return
        name = named or due_ending(self._script, self._memory, self._moment)
        if name is None:
            return
        ending = self._scenario.endings[name]
        if ending.say:
            self._speak(f"ending:{name}", ending.say, ending.who)
        self._emit(Ended(turn=self._turn, ending=name, quality=ending.quality))
