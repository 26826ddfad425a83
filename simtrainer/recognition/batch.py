"""Many replies at once, on all cores: the marks are those of one reply after the other."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from simtrainer.recognition.model import Recogniser, Recognition, SceneContext


def recognise_all(
    recogniser: Recogniser, replies: Iterable[tuple[str, SceneContext]], threads: int | None = None
) -> list[Recognition]:
    """Read replies, each in its context, and return what was found in their order.

    Args:
        recogniser: Reads them.
        replies: Each with what is known of its moment.
        threads: How many read side by side; as many as there are cores where absent.
    """
    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        return list(pool.map(lambda each: recogniser.recognise(*each), replies))
