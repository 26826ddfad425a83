"""What a language brings to the finding of questions: the encoder, the library as vectors, the judge."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from simtrainer.content.common import CommonTalk, shipped_common_talk
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.shipped import shipped_folder
from simtrainer.recognition.questions.common import CommonPhrasings
from simtrainer.recognition.questions.meaning import MODEL, MeaningEncoder, MeaningReader
from simtrainer.recognition.questions.weights import FILE, QuestionJudge, load_question_judge

VECTORS: Final = "questions.npz"
"""The library's phrasings as the encoder reads them, kept so that no learner waits for it."""


@dataclass(frozen=True)
class QuestionKit:
    """The parts.

    Attributes:
        reader: Reads what a text asks.
        common: Common questions and remarks.
        judge: Tells how sure one may be.
    """

    reader: MeaningReader
    common: CommonPhrasings
    judge: QuestionJudge


@cache
def kit_of(code: str) -> QuestionKit | None:
    """Open the kit of a language that comes with the program, once; None for a language without one.

    Raises:
        SimtrainerError: A part of it is missing.
    """
    folder = shipped_folder("rubrics") / code / "model"
    if not (folder / MODEL).is_file():
        return None
    try:
        reader = MeaningEncoder(folder)
        common = _common(folder / VECTORS, reader, shipped_common_talk(code))
        return QuestionKit(reader, common, load_question_judge(folder / FILE))
    except ImportError as error:
        raise SimtrainerError(
            f"finding questions cannot be opened: {error}", "docs/install.md tells what to install"
        ) from error
    except OSError as error:
        raise SimtrainerError(
            f"the model of {code} is not complete: {error.filename}", "install simtrainer again"
        ) from error


def _common(path: Path, reader: MeaningEncoder, talk: CommonTalk) -> CommonPhrasings:
    """Return the library as vectors: those kept, if they belong to these phrasings and this encoder, else read anew."""
    import numpy as np

    phrasings = talk.phrasings()
    if path.is_file():
        with np.load(path) as kept:
            if str(kept["of"]) == stamp(reader, talk):
                names = [name for name, texts in phrasings.items() for _ in texts]
                return CommonPhrasings(names, unpacked(kept["vectors"]), talk.remarks, talk.leaning)
    return CommonPhrasings.read(reader, phrasings, talk.remarks, talk.leaning)


def write_vectors(path: Path, reader: MeaningEncoder, talk: CommonTalk) -> None:
    """Keep the library's phrasings as vectors, one byte a number."""
    import numpy as np

    read = np.stack([reader.read(text).pooled for texts in talk.phrasings().values() for text in texts])
    packed = np.round(read * PACKED).clip(-127, 127).astype(np.int8)
    np.savez_compressed(path, vectors=packed, of=np.array(stamp(reader, talk)))


PACKED: Final = 400.0
"""What a number of a unit vector of 384 is multiplied with to become a byte: 127 stands for .32."""


def unpacked(vectors: Any) -> Any:
    """Return packed vectors as vectors of length 1."""
    import numpy as np

    whole = vectors.astype(np.float32)
    return whole / np.linalg.norm(whole, axis=1, keepdims=True)


def stamp(reader: MeaningEncoder, talk: CommonTalk) -> str:
    """Return what tells whether kept vectors still belong to these phrasings and this encoder."""
    phrasings = repr(sorted(talk.phrasings().items())).encode()
    return f"{reader.hash}:{hashlib.sha256(phrasings).hexdigest()[:12]}"
