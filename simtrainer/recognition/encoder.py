"""The small trained encoder: a reply becomes one logit a behaviour, and each token's exact share in it.

Mean pooling and one linear layer make a logit the bias plus the mean, over the reply's tokens, of weights times hidden
state; so the model hands out one row of shares a token, and nothing has to be run twice to tell which words earned a mark.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from simtrainer.content.vocabulary import BEHAVIOURS, Behaviour

MODEL: Final = "encoder.onnx"
TOKENIZER: Final = "tokenizer.json"
CARD: Final = "encoder.json"
MOST_TOKENS: Final = 160
"""A reply is read up to so many tokens; some 600 characters of plain English."""


@dataclass(frozen=True)
class TokenShare:
    """What one token of the reply adds to each behaviour's logit.

    Attributes:
        start: Offset of its first character in the text read.
        end: Offset after the last one.
        shares: One number a behaviour, in the order of `BEHAVIOURS`.
    """

    start: int
    end: int
    shares: tuple[float, ...]


@dataclass(frozen=True)
class EncoderReading:
    """What the encoder reads in a reply.

    Attributes:
        logits: Log-odds by behaviour; sure of it above 0.
        quality: How good a reply it takes it for, 0-1.
        tokens: The tokens with their shares; a logit is the bias plus the sum of the shares.
    """

    logits: dict[Behaviour, float]
    quality: float
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
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._folder = folder
        self._card: dict[str, Any] = json.loads((folder / CARD).read_text(encoding="utf-8"))
        self._session = onnxruntime.InferenceSession(
            (folder / MODEL).read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_str((folder / TOKENIZER).read_text(encoding="utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._bias: list[float] = self._card["bias"]

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
        rows = self._session.run(["shares"], {"ids": np.array([framed], dtype=np.int64)})[0][0][1:-1]
        shares = rows / max(1, len(ids))
        totals = shares.sum(axis=0) + np.array(self._bias) if ids else np.array(self._bias)
        count = len(BEHAVIOURS)
        return EncoderReading(
            logits={name: float(total) for name, total in zip(BEHAVIOURS, totals[:count], strict=True)},
            quality=float(1 / (1 + np.exp(-totals[count]))),
            tokens=tuple(
                TokenShare(start, end, tuple(float(x) for x in row[:count]))
                for (start, end), row in zip(spans, shares, strict=True)
            ),
        )
