"""Encounters that are kept: beginning, continuing, going back, assessing. What every front uses."""

import random

from simtrainer.assessment.assess import Assessment, assess
from simtrainer.assessment.heard import heard_in, words_of_the_scene
from simtrainer.assessment.nameless import NameTaker
from simtrainer.content.language import Language
from simtrainer.content.library import Bundle, Library
from simtrainer.encounter.encounter import Encounter
from simtrainer.encounter.events import Event, Started
from simtrainer.encounter.script import Script, build_script
from simtrainer.recognition import Recogniser
from simtrainer.records.inbox import Inbox
from simtrainer.records.store import Store, new_id, now


class Practice:
    """Ties library, recogniser and store together."""

    def __init__(self, store: Store, library: Library, language: Language, recogniser: Recogniser) -> None:
        """Use opened parts; nothing is read or written before it is asked for."""
        self.store = store
        self.library = library
        self.language = language
        self.recogniser = recogniser
        self._scripts: dict[str, Script] = {}

    def begin(self, scenario: str, learner: str = "", *, seed: int | None = None) -> Encounter:
        """Begin a fresh encounter.

        Args:
            scenario: The scenario's id.
            learner: The learner's id; empty for nobody in particular.
            seed: Draws wordings and chances; drawn itself where absent.

        Raises:
            KeyError: If the library has no such scenario.
        """
        bundle = self.library.bundle(scenario)
        self.store.begin(bundle)
        return Encounter.start(
            self._script(bundle),
            self.recogniser,
            self.store,
            encounter=new_id(),
            learner=learner,
            seed=random.SystemRandom().randrange(2**31) if seed is None else seed,
            at=now().isoformat(),
        )

    def resume(self, encounter: str) -> Encounter:
        """Take an encounter up where it stopped, with the content it was begun with.

        Raises:
            KeyError: If there is no such encounter.
        """
        bundle = self.store.content(encounter)
        return Encounter(self._script(bundle), self.recogniser, self.store, self.store.log(encounter))

    def branch(self, encounter: str, turn: int) -> Encounter:
        """Go back and try again: a new encounter that stands where the given turn was about to be said.

        Args:
            encounter: The encounter to branch from; it stays as it is.
            turn: The learner's turn to say anew, from 1.

        Raises:
            KeyError: If there is no such encounter.
        """
        bundle, log = self.store.content(encounter), self.store.log(encounter)
        events = [_branched(event, encounter, turn) for event in log if event.turn < turn]
        events = [event for event in events if event.type not in ("ended", "reflected", "disputed")]
        started = next(event for event in events if isinstance(event, Started))
        self.store.append(started.encounter, events)
        return Encounter(self._script(bundle), self.recogniser, self.store, events)

    def assess(self, encounter: str) -> Assessment:
        """Assess an encounter and keep the assessment.

        Raises:
            KeyError: If there is no such encounter.
        """
        scenario, _, rubric = self.store.content(encounter).open()
        assessment = assess(self.store.log(encounter), scenario, rubric)
        self.store.keep_assessment(encounter, assessment)
        return assessment

    def gather(self, encounter: str) -> int:
        """Put what was not understood or is disputed in an encounter into the inbox, without names.

        Ask the learner before.

        Returns:
            How many replies were new.

        Raises:
            KeyError: If there is no such encounter.
        """
        log = self.store.log(encounter)
        scenario, _, _ = self.store.content(encounter).open()
        own = [learner.name for learner in self.store.learners()]
        taker = NameTaker(self.language, known=words_of_the_scene(scenario, log), own=own)
        heard = [(what, reply.without_names(taker)) for what, reply in heard_in(log)]
        return Inbox(self.store).gather(encounter, heard)

    def _script(self, bundle: Bundle) -> Script:
        if bundle.hash not in self._scripts:
            scenario, defaults, _ = bundle.open()
            self._scripts[bundle.hash] = build_script(scenario, bundle.hash, self.language, defaults)
        return self._scripts[bundle.hash]


def _branched(event: Event, parent: str, turn: int) -> Event:
    if not isinstance(event, Started):
        return event
    changes = {"encounter": new_id(), "parent": parent, "parent_turn": turn, "at": now().isoformat()}
    return event.model_copy(update=changes)
