"""What a scene's free text says about the moment: a feeling in the line, others who hear, a lay person."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from simtrainer.content.language import Language
from simtrainer.content.models.language import Cue
from simtrainer.recognition.groups import PhraseGroups
from simtrainer.recognition.model import SceneContext
from simtrainer.recognition.reader import Reader
from simtrainer.recognition.reading import Reading


@dataclass(frozen=True)
class Moment:
    """A scene's context, read.

    Attributes:
        emotional: Whether the person's line carries a feeling; None when there is no line.
        others_hear: Whether others can hear; None when nothing is known of the scene.
        lay: Whether the person is no colleague.
        line: The person's line, read.
    """

    emotional: bool | None
    others_hear: bool | None
    lay: bool
    line: Reading

    def allows(self, cue: Cue) -> bool | None:
        """Tell whether the context is what a cue needs; None when it is not known."""
        if cue.when is None:
            return True
        if cue.when == "lay-person":
            return self.lay
        known = self.emotional if cue.when in {"emotional-line", "plain-line"} else self.others_hear
        if known is None:
            return None
        return known if cue.when in {"emotional-line", "others-hear"} else not known


class ContextReader:
    """Reads scene contexts in one language, each once.

    Args:
        language: Its profile holds the words to look for.
        reader: Reads the person's line.
    """

    def __init__(self, language: Language, reader: Reader) -> None:
        profile = language.profile
        self._reader = reader
        self._groups = PhraseGroups(
            language,
            {
                "feeling": profile.feeling_words,
                "others-hear": profile.others_hear_words,
                "colleague": profile.colleague_words,
                "lay": profile.lay_words,
            },
        )
        self.read = lru_cache(maxsize=64)(self._read)

    def _read(self, context: SceneContext) -> Moment:
        line = self._reader.read(context.line)
        return Moment(
            emotional=self._settle(context.emotional, line, self._moved),
            others_hear=self._settle(context.others_hear, self._reader.read(context.scene), self._public),
            lay=context.lay if context.lay is not None else not self._is_colleague(context.speaker),
            line=line,
        )

    def _settle(self, told: bool | None, reading: Reading, look: Callable[[Reading], bool]) -> bool | None:
        if told is not None:
            return told
        return look(reading) if reading.tokens or reading.text.strip() else None

    def _moved(self, line: Reading) -> bool:
        """Tell whether a line carries a feeling: in its words, a gesture, an exclamation, an order, or in silence."""
        if "!" in line.text or not line.words or len(line.said) < len(line.sentences):
            return True
        ordering = any(clause.kind == "order" for _, clause in line.clauses())
        return ordering or "feeling" in self._groups.within(line)

    def _public(self, scene: Reading) -> bool:
        return "others-hear" in self._groups.within(scene)

    def _is_colleague(self, speaker: str) -> bool:
        found = self._groups.within(self._reader.read(speaker))
        return "colleague" in found and "lay" not in found
