"""The small trained encoder: a reply becomes one logit a behaviour, and each token's exact share in it.

One linear layer gives every token a score for every behaviour. A logit is the bias plus the soft maximum of the scores over the
reply's tokens (log of the mean of exponentials, after Pinheiro and Collobert 2015, doi:10.1109/CVPR.2015.7298780), so that a few
telling words count in a long reply as much as in a short one, and a token's share in the mark is its part of that sum: nothing
has to be run twice to tell which words earned a mark. The model's last column, quality, helps in training and is not read here: it
rises with words that say nothing.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from simtrainer.content.vocabulary import BEHAVIOURS, Behaviour
from simtrainer.recognition.onnx import open_model, open_tokenizer

MODEL: Final = "encoder.onnx"
TOKENIZER: Final = "tokenizer.json"
CARD: Final = "encoder.json"
MOST_TOKENS: Final = 500
"""A reply is read up to so many tokens, some 2,000 characters of plain English; the network holds 512."""


@dataclass(frozen=True)
class TokenShare:
    """What one token of the reply adds to each behaviour's logit.

    Attributes:
        start: Offset of its first character in the text read.
        end: Offset after the last one.
        shares: Its part of each logit's sum, 0-1, in the order of `BEHAVIOURS`; over a reply they add up to 1.
    """

    start: int
    end: int
    shares: tuple[float, ...]


@dataclass(frozen=True)
class EncoderReading:
    """What the encoder reads in a reply.

    Attributes:
        logits: Log-odds by behaviour; sure of it above 0.
        tokens: The tokens with their shares.
    """

    logits: dict[Behaviour, float]
    tokens: tuple[TokenShare, ...]


class Encoder:
    """Runs the model file of a language folder on one thread, so that the same words give the same numbers.

    Args:
        folder: Holds `encoder.onnx`, `tokenizer.json` and `encoder.json`.

    Raises:
        ImportError: onnxruntime or tokenizers is not installed.
        OSError: A file is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._card: dict[str, Any] = json.loads((folder / CARD).read_text(encoding="utf-8"))
        self._session = open_model(folder / MODEL)
        self._tokenizer = open_tokenizer(folder / TOKENIZER)

    @cached_property
    def hash(self) -> str:
        """Hash of the model file, for the log."""
        return hashlib.sha256((self._folder / MODEL).read_bytes()).hexdigest()[:12]

    def read(self, text: str) -> EncoderReading:
        """Read a reply.

        Args:
            text: The words said; actions are taken out before.
        """
        import numpy as np

        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        ids, spans = encoded.ids[:MOST_TOKENS], encoded.offsets[:MOST_TOKENS]
        framed = [self._card["begin"], *ids, self._card["end"]]
        rows = self._session.run(["scores"], {"ids": np.array([framed], dtype=np.int64)})[0][0][1:-1]
        count = len(BEHAVIOURS)
        soft, shares = _soft_maximum(rows[:, :count], np.array(self._card["sharpness"]))
        bias = np.array(self._card["bias"])
        return EncoderReading(
            logits={name: float(total) for name, total in zip(BEHAVIOURS, bias[:count] + soft, strict=True)},
            tokens=tuple(
                TokenShare(start, end, tuple(float(share) for share in row))
                for (start, end), row in zip(spans, shares, strict=True)
            ),
        )


def _soft_maximum(scores: Any, sharpness: Any) -> tuple[Any, Any]:
    """Return the soft maximum over tokens of each column, and each token's part of it."""
    import numpy as np

    if not len(scores):
        return np.zeros(scores.shape[1]), scores
    sharp = scores * sharpness
    top = sharp.max(axis=0)
    powers = np.exp(sharp - top)
    total = powers.sum(axis=0)
    return (top + np.log(total / len(scores))) / sharpness, powers / total
