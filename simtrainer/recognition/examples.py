"""Trying a cue file's cues on its own examples."""

import hashlib
from dataclasses import replace

from simtrainer.content.language import Language
from simtrainer.content.models import CueFile
from simtrainer.recognition.cues import CueRecogniser


class CueTrial:
    """The cues of one file, ready to be tried on texts.

    Args:
        file: The cue file; it need not be among those of the language.
        language: Gives slots, spellings and guards.

    Raises:
        CueError: A cue does not follow the grammar.
    """

    def __init__(self, file: CueFile, language: Language) -> None:
        hash_ = hashlib.sha256(f"{language.hash} {file.model_dump_json()}".encode()).hexdigest()
        self._recogniser = CueRecogniser(replace(language, cues=(file,), hash=hash_))

    def matches(self, cue: str, text: str) -> bool:
        """Tell whether a cue of the file matches a text and passes its guards."""
        return cue in self._recogniser.cues_found(text)
