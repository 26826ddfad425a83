"""What one turn of the learner does to the person: the order of things is here, each step a method."""

import random
from collections.abc import Sequence
from typing import Final

from simtrainer.content.models import Effects, Ending, Fact, MoodChange, Opportunity, Wordings
from simtrainer.content.vocabulary import BEHAVIOURS, BLOCKING, FACILITATING, MOODS, Behaviour, MoodName
from simtrainer.encounter.conditions import Moment, holds
from simtrainer.encounter.events import (
    Ended,
    Entered,
    Event,
    Fired,
    Flagged,
    Happened,
    Met,
    MoodMoved,
    Opened,
    Outcome,
    PatienceMoved,
    PromiseMoved,
    TaskDone,
    Told,
)
from simtrainer.encounter.machine import Position
from simtrainer.encounter.memory import Memory
from simtrainer.encounter.reading import Heard
from simtrainer.encounter.script import Script
from simtrainer.encounter.speech import lines

MOST_MOOD_A_TURN: Final = 15
"""Behaviours by themselves move a mood at most so far in one turn: nobody turns round after one good sentence."""
VOLLEY: Final = 3
"""So many questions in one reply are a volley."""


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
        rule = self._position.answer(self._moment)
        self._emit(Fired(turn=self._turn, rule=rule.id if rule else self._kind_of_answer()))
        self._moods(rule.mood if rule else None)
        self._spend_patience()
        spoken = bool(rule and self._say(rule, f"rule:{rule.id}"))
        if rule:
            self._remember(rule)
        spoken = self._facts() or spoken
        leads_on = bool(rule and (rule.end or (rule.goto and self._script.state(rule.goto).enter)))
        if not spoken and not leads_on:
            self._answer()
        if rule and rule.opportunity:
            self._open(f"rule:{rule.id}", rule.opportunity)
        if rule and rule.goto:
            self._enter(rule.goto)
        if not (rule and rule.end) and not self._something_happens():
            self._remind()
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

    # How the person feels

    def _moods(self, written: MoodChange | list[MoodChange] | None) -> None:
        if self._moment.repeats is not None and not self._moment.given & set(BLOCKING):
            return
        if written is not None:
            self._move_as_written(written)
            return
        deltas, reasons = self._reactions()
        if reasons:
            self._move(self._who, deltas, "; ".join(reasons[:2]))

    def _move_as_written(self, written: MoodChange | list[MoodChange]) -> None:
        for change in written if isinstance(written, list) else [written]:
            self._move(change.of or self._who, {m: getattr(change, m) for m in MOODS}, change.because)

    def _reactions(self) -> tuple[dict[MoodName, int], list[str]]:
        """Add up how the reply's behaviours move a person by themselves, each repetition counting half."""
        sums: dict[MoodName, float] = dict.fromkeys(MOODS, 0.0)
        weighed: list[tuple[float, str]] = []
        for behaviour in _ordered(self._moment.given):
            reaction = self._script.reactions.get(behaviour)
            if reaction is None:
                continue
            earlier = self._memory.counts[behaviour] - 1
            share = 1.0 if behaviour in BLOCKING else 0.5 ** max(0, min(earlier - 1, 4))
            for mood in MOODS:
                sums[mood] += share * getattr(reaction, mood)
            weighed.append((abs(reaction.trust) + abs(reaction.distress), reaction.because))
        most = MOST_MOOD_A_TURN
        deltas: dict[MoodName, int] = {mood: round(max(-most, min(most, sums[mood]))) for mood in MOODS}
        return deltas, [because for _, because in sorted(weighed, reverse=True)]

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

    def _speak(self, owner: str, wordings: Wordings, who: str | None = None, to: str | None = None) -> None:
        for said in lines(self._memory, owner, wordings, who or self._who, to):
            self._emit(said)

    def _remember(self, effects: Effects) -> None:
        if effects.flag or effects.unflag:
            self._emit(Flagged(turn=self._turn, set=effects.flag, unset=effects.unflag))
        for promise in effects.keeps:
            if promise in self._memory.promises and not self._memory.promises[promise].kept:
                self._emit(PromiseMoved(turn=self._turn, promise=promise, what="kept"))
        self._patience(effects.patience)

    def _facts(self) -> bool:
        spoken = False
        for name in self._moment.asked:
            fact = self._scenario.facts[name]
            if name in self._memory.told:
                if fact.again:
                    self._speak(f"fact:{name}.again", fact.again, fact.who)
                    spoken = True
            elif self._trusted(fact):
                self._tell(name, fact)
                spoken = True
            else:
                self._emit(Told(turn=self._turn, fact=name, held_back=True))
                if fact.hide and not spoken:
                    self._speak(f"fact:{name}.hide", fact.hide, fact.who)
                    spoken = True
        return spoken

    def _trusted(self, fact: Fact) -> bool:
        moods = self._memory.moods[fact.who or self._script.first_person]
        heard = fact.alone and bool(self._script.hears(self._memory.state))
        return moods["trust"] >= fact.trust and moods["openness"] >= fact.openness and not heard

    def _tell(self, name: str, fact: Fact) -> None:
        self._emit(Told(turn=self._turn, fact=name))
        self._speak(f"fact:{name}.tell", fact.tell, fact.who)
        if fact.mood:
            deltas: dict[MoodName, int] = {m: getattr(fact.mood, m) for m in MOODS}
            self._move(fact.mood.of or fact.who or self._script.first_person, deltas, fact.mood.because)
        if fact.flag:
            self._emit(Flagged(turn=self._turn, set=fact.flag))
        if fact.opportunity:
            self._open(f"fact:{name}", fact.opportunity)

    def _answer(self) -> None:
        owner, wordings = self._script.answer(self._kind_of_answer(), self._state)
        self._speak(owner, wordings)

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
            ("warmer", bool(gives)),
        )
        return next((kind for kind, fits in kinds if fits), "plain")

    # Where it leads

    def _open(self, name: str, opportunity: Opportunity) -> None:
        self._emit(Opened(turn=self._turn, opportunity=name, signal=opportunity.signal))

    def _enter(self, name: str) -> None:
        """Enter a state; an opportunity that a fact or rule has just opened stays open."""
        just_opened = next((e for e in reversed(self.events) if isinstance(e, Opened)), None)
        self._emit(Entered(turn=self._turn, state=name, before=self._state))
        self._state = name
        state = self._script.state(name)
        if state.enter:
            self._speak(f"state:{name}.enter", state.enter, self._script.speaker(name))
        if state.opportunity:
            self._open(f"state:{name}", state.opportunity)
        elif just_opened:
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

    def _remind(self) -> None:
        for name, made in self._memory.promises.items():
            promise = self._scenario.promises[name]
            if made.kept or made.reminded is not None or self._turn - made.made < promise.remind_after:
                continue
            self._emit(PromiseMoved(turn=self._turn, promise=name, what="reminded"))
            self._speak(f"promise:{name}.remind", promise.remind, promise.who)
            return

    def _tasks(self) -> None:
        for name, item in self._scenario.task.items():
            if name not in self._memory.tasks and holds(item.done, self._moment):
                self._emit(TaskDone(turn=self._turn, item=name))

    def _end(self, named: str | None) -> None:
        if self._memory.ending is not None:
            return
        name = named or self._due_ending()
        if name is None:
            return
        ending = self._scenario.endings[name]
        if ending.say:
            self._speak(f"ending:{name}", ending.say, ending.who)
        self._emit(Ended(turn=self._turn, ending=name, quality=ending.quality))

    def _due_ending(self) -> str | None:
        """Return the ending brought about by moods, patience or the turn limit, if any."""
        memory, endings = self._memory, self._scenario.endings
        out_of_patience = memory.patience <= 0
        out_of_turns = memory.turn >= self._script.turns
        kinds: tuple[str | None, ...] = (None,)
        kinds += ("patience",) if out_of_patience else ()
        kinds += ("limit",) if out_of_patience or out_of_turns else ()
        for kind in kinds:
            for name, ending in endings.items():
                if ending.at == kind and self._fits(ending):
                    return name
        return None

    def _fits(self, ending: Ending) -> bool:
        if ending.when is None:
            return ending.at is not None
        return holds(ending.when, self._moment)


def outcome_of(opportunity: Opportunity, moment: Moment) -> tuple[Outcome, list[str]]:
    """Tell how a reply meets an opportunity, and by what.

    A reply that meets it and takes space at once goes only half the way, and so do words already said before.
    """
    given = moment.given
    met: list[str] = [name for name in _ordered(given) if _named(name, opportunity.asks)]
    met += [f"does:{name}" for name in moment.actions if name in opportunity.does]
    met += [f"says:{name}" for name in moment.topics if name in opportunity.says]
    met += ["silence"] if moment.silence and opportunity.silence else []
    whole = not given & set(BLOCKING) and moment.repeats is None
    if met:
        return ("taken" if whole else "partly"), met
    half: list[str] = [name for name in _ordered(given) if _named(name, opportunity.partly)]
    return ("partly", half) if half and whole else ("missed", [])


def _named(behaviour: Behaviour, names: Sequence[str]) -> bool:
    side = "facilitating" if behaviour in FACILITATING else "blocking"
    return behaviour in names or side in names


def _ordered(given: frozenset[str]) -> list[Behaviour]:
    return [behaviour for behaviour in BEHAVIOURS if behaviour in given]
