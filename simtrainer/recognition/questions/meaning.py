"""What a text asks, as vectors: the encoder trained on questions and the facts that they ask for.

A text becomes one vector for all of it and a short one for each word with a weight. Questions that ask for the same thing lie
close together, whatever their words. How it is trained, and after whom: `authoring.training.questions.network`.
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from simtrainer.recognition.onnx import open_model, open_tokenizer

MODEL: Final = "questions.onnx"
CARD: Final = "questions.json"
TOKENIZER: Final = "tokenizer.json"
MOST_TOKENS: Final = 96
"""A text is read up to so many tokens, some 400 characters."""

KEPT: Final = 4096
"""So many texts are kept as read, some 6 kB each: all that a scenario asks, and what many of them share."""


class Meaning(NamedTuple):
    """A text read.

    Attributes:
        pooled: Vector of length 1 for all of it, (384,).
        short: Vectors of length 1, one a token, (tokens, 96).
        weights: What each token counts, above 0, (tokens,).
    """

    pooled: Any
    short: Any
    weights: Any


@dataclass(frozen=True)
class Scales:
    """How the parts of a comparison are weighed.

    Attributes:
        pooled: What the likeness of whole texts counts.
        covered: What the share of covered words counts.
        none: Direction of questions that ask for no fact of the person, (384,).
        none_bias: Its bias.
    """

    pooled: float
    covered: float
    none: tuple[float, ...]
    none_bias: float


class MeaningReader(Protocol):
    """Anything that reads texts in this way."""

    @property
    def scales(self) -> Scales:
        """How to weigh what was read."""

    def read(self, text: str, before: str = "") -> Meaning:
        """Read a text.

        Args:
            text: A question, or a fact.
            before: A question for the fact told just before, where the text may make sense only after it.
        """


class MeaningEncoder:
    """Runs the model file of a language folder on one thread, one text at a time: the same words give the same numbers.

    Args:
        folder: Holds `questions.onnx`, `questions.json` and `tokenizer.json`.

    Raises:
        ImportError: onnxruntime or tokenizers is not installed.
        OSError: A file is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._session = open_model(folder / MODEL)
        self.hash = hashlib.sha256((folder / MODEL).read_bytes()).hexdigest()[:12]
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        self._begin, self._end = card["begin"], card["end"]
        self._scales = Scales(card["pooled"], card["covered"], tuple(card["none"]), card["none_bias"])
        self._tokenizer = open_tokenizer(folder / TOKENIZER)
        self._read = lru_cache(maxsize=KEPT)(self._run)

    @property
    def scales(self) -> Scales:
        """How to weigh what was read."""
        return self._scales

    def read(self, text: str, before: str = "") -> Meaning:
        """Read a text, after a question for what was told just before where there is one; what was read lately is known."""
        return self._read(text, before)

    def _run(self, text: str, before: str) -> Meaning:
        import numpy as np

        own = self._ids(text, MOST_TOKENS)
        context = [*self._ids(before, MOST_TOKENS // 2), self._end] if before else []
        ids = np.array([[self._begin, *context, *own, self._end]], dtype=np.int64)
        pooled, short, weights = self._session.run(["pooled", "short", "weights"], {"ids": ids})
        first = 1 + len(context)
        return Meaning(pooled[0], short[0, first:-1], weights[0, first:-1])

    def _ids(self, text: str, most: int) -> list[int]:
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids[:most]
        return ids


class Choices:
    """Facts, each with the texts that speak for it, ready to be compared with what is typed.

    Args:
        reader: Reads the texts.
        texts: Texts by fact.
    """

    def __init__(self, reader: MeaningReader, texts: Mapping[str, Sequence[str]]) -> None:
        import numpy as np

        self.ids = list(texts)
        self._scales = reader.scales
        self._none = np.array(self._scales.none)
        read = [[reader.read(text) for text in texts[name]] for name in self.ids]
        self._pooled = [np.stack([one.pooled for one in known]) for known in read]
        self._short = [np.concatenate([one.short for one in known]) for known in read]

    def logits(self, asked: Meaning) -> Any:
        """Return one logit a fact in the order of `ids`, and that of "none of them" last."""
        import numpy as np

        scales = self._scales
        total = max(float(asked.weights.sum()), 1e-6)
        found = []
        for pooled, short in zip(self._pooled, self._short, strict=True):
            near = pooled @ asked.pooled * scales.pooled
            top = near.max()
            likeness = top + math.log(float(np.exp(near - top).sum()))
            covered = (
                float((asked.short @ short.T).max(axis=1) @ asked.weights) / total
                if len(asked.weights)
                else 0.0
            )
            found.append(likeness + scales.covered * covered)
        none = (float(self._none @ asked.pooled) + scales.none_bias) * scales.pooled
        return np.array([*found, none])

    def pooled(self, place: int) -> Any:
        """Return the vectors of one fact's texts, (texts, 384)."""
        return self._pooled[place]

    @cached_property
    def size(self) -> int:
        """How many facts there are."""
        return len(self.ids)
