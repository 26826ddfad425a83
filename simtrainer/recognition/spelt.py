"""A reply with its typing errors repaired, for a reader that does not forgive them, and the way back to the reply as typed."""

from bisect import bisect_right

from simtrainer.recognition.reading import Reading


class Spelt:
    """A text in which every word that was repaired stands as it was meant.

    Args:
        typed: The text as typed; blanks may stand for what is not to be read.
        reading: The reading of the same text.
    """

    def __init__(self, typed: str, reading: Reading) -> None:
        parts: list[str] = []
        self._new, self._old = [0], [0]
        end, length = 0, 0
        for token in reading.tokens:
            if token.repaired and token.start >= end and typed[token.start : token.end].strip():
                parts += [typed[end : token.start], token.text]
                length += token.start - end
                self._note(length, token.start)
                length += len(token.text)
                end = token.end
                self._note(length, end)
        parts.append(typed[end:])
        self.text = "".join(parts)

    def place(self, offset: int) -> int:
        """Return where an offset of the spelt text lies in the text as typed; inside a repaired word, its beginning."""
        at = bisect_right(self._new, offset) - 1
        step = offset - self._new[at]
        return self._old[at] + (step if at % 2 == 0 else 0)

    def _note(self, new: int, old: int) -> None:
        self._new.append(new)
        self._old.append(old)
