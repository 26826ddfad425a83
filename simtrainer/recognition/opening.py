"""Opening the best recogniser that this machine can run."""

from pathlib import Path
from typing import Literal

from simtrainer.content.errors import SimtrainerError
from simtrainer.content.language import Language
from simtrainer.content.shipped import shipped_folder
from simtrainer.recognition.cues import CueRecogniser
from simtrainer.recognition.encoder import MODEL, Encoder
from simtrainer.recognition.judgement import FILE, load_judge
from simtrainer.recognition.model import Recogniser
from simtrainer.recognition.whole import WholeRecogniser

RecogniserName = Literal["whole", "cues"]


def open_recogniser(language: Language, name: RecogniserName | None = None) -> Recogniser:
    """Open a recogniser.

    Args:
        language: What it reads.
        name: `whole` (cues, encoder and judge) or `cues`; where absent the whole one, or cues for a language
            without a model.

    Raises:
        SimtrainerError: The whole one was asked for, or is shipped, and cannot be opened.
    """
    folder = shipped_folder("rubrics") / language.code / "model"
    if name == "cues" or (name is None and not (folder / MODEL).is_file()):
        return CueRecogniser(language)
    return _whole(language, folder)


def _whole(language: Language, folder: Path) -> WholeRecogniser:
    try:
        return WholeRecogniser(language, Encoder(folder), load_judge(folder / FILE))
    except ImportError as error:
        raise SimtrainerError(
            f"the whole recogniser cannot be opened: {error}",
            "docs/install.md tells what to install; or use `--recogniser cues`",
        ) from error
    except OSError as error:
        raise SimtrainerError(
            f"the model of {language.code} is not complete: {error.filename}",
            "install simtrainer again, or use `--recogniser cues`",
        ) from error
