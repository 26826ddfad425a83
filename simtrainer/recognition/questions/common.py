"""Common questions and remarks, found by meaning: the nearest phrasing, and how far the next one is."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from simtrainer.recognition.questions.meaning import MeaningReader

NEIGHBOURS: Final = 3
"""So many nearest phrasings of an entry speak for it."""


@dataclass(frozen=True)
class Near:
    """The entry nearest to a part of a reply.

    Attributes:
        id: The entry.
        likeness: Mean cosine of its nearest phrasings.
        gap: How much less like the next entry is.
        vector: Its nearest phrasing's vector.
        remark: Whether it is a remark.
        leans: Whether it says nothing by itself and leans on what is talked of ("since when?").
    """

    id: str
    likeness: float
    gap: float
    vector: Any
    remark: bool = False
    leans: bool = False


class CommonPhrasings:
    """The phrasings of a library as vectors.

    Args:
        names: The entry of each phrasing.
        vectors: One row a phrasing, each of length 1.
        remarks: Which entries are remarks.
        leaning: Which questions say nothing by themselves.
    """

    def __init__(
        self, names: Sequence[str], vectors: Any, remarks: Container[str], leaning: Container[str] = ()
    ) -> None:
        import numpy as np

        self._ids = sorted(set(names))
        places = {name: place for place, name in enumerate(self._ids)}
        self._owner = np.array([places[name] for name in names])
        self._vectors = vectors
        self._remarks = remarks
        self._leaning = leaning

    @classmethod
    def read(
        cls,
        reader: MeaningReader,
        phrasings: Mapping[str, Sequence[str]],
        remarks: Container[str],
        leaning: Container[str] = (),
    ) -> "CommonPhrasings":
        """Read phrasings."""
        import numpy as np

        names = [name for name, texts in phrasings.items() for _ in texts]
        vectors = [reader.read(text).pooled for texts in phrasings.values() for text in texts]
        return cls(names, np.stack(vectors), remarks, leaning)

    def nearest(self, asked: Any, among: Container[str] | None = None) -> Near | None:
        """Return the nearest entry.

        Args:
            asked: A pooled vector.
            among: Entries that may be found; all where None.
        """
        import numpy as np

        likeness = self._vectors @ asked
        order = np.argsort(-likeness, kind="stable")[:60]
        found: dict[int, list[int]] = {}
        for row in order:
            name = int(self._owner[row])
            if among is None or self._ids[name] in among:
                found.setdefault(name, []).append(int(row))
        if not found:
            return None
        scored = sorted(
            ((_mean(likeness, rows), name, rows[0]) for name, rows in found.items()), key=lambda one: -one[0]
        )
        best, name, row = scored[0]
        second = scored[1][0] if len(scored) > 1 else 0.0
        found_id = self._ids[name]
        return Near(
            found_id,
            best,
            best - second,
            self._vectors[row],
            remark=found_id in self._remarks,
            leans=found_id in self._leaning,
        )


def _mean(likeness: Any, rows: Sequence[int]) -> float:
    kept = rows[:NEIGHBOURS]
    known = [float(likeness[row]) for row in kept]
    return (sum(known) + (NEIGHBOURS - len(known)) * 0.8 * known[-1]) / NEIGHBOURS


def common_signs(near: Near, *, asks: bool, whole: bool) -> dict[str, float]:
    """Return what speaks for an entry of the library: `likeness` and `gap` (cosines), `asks`, `remark` and `whole` (0 or 1)."""
    return {
        "likeness": near.likeness,
        "gap": near.gap,
        "asks": float(asks),
        "remark": float(near.remark),
        "whole": float(whole),
    }
