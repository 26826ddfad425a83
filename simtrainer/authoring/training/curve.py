"""The learning curve: `python -m simtrainer.authoring.training.curve` (extra `train`; about half an hour on two cores).

Networks trained on an eighth, a quarter, a half and all of the replies of some writers read the tune part of writers they never
met; macro-F1 of the encoder alone where its logit is above nought. A last network is trained without one register and reads that
register, against the one that knew it.
"""

import json
import random
from collections.abc import Sequence
from typing import Any, Final

from simtrainer.assessment.agreement import agreement
from simtrainer.assessment.marked import SystemReply
from simtrainer.authoring.bank import BankReply, read_bank
from simtrainer.authoring.training.encoder import HELD_OUT
from simtrainer.authoring.training.network import Net, logits, train
from simtrainer.authoring.training.report import CURVE
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.vocabulary import BEHAVIOURS

SHARES: Final = (8, 4, 2, 1)
"""The training replies are divided by these."""
LEFT_OUT: Final = "counselling"
HOW: Final = (
    "Encoder alone, trained on the replies of some writers, tried on the tune part of others; marks where its logit is above nought. "
    "The last line is all of these writers; the shipped encoder averages three such networks, and cues and judge come on top."
)


def main() -> None:
    """Train, measure, and write the curve beside the model."""
    held_out = HELD_OUT[0]
    known = [row for row in [*read_bank("train"), *read_bank("tune")] if row.writer not in held_out]
    unseen = [row for row in read_bank("tune") if row.writer in held_out]
    points: list[dict[str, Any]] = []
    net: Net | None = None
    for share in SHARES:
        rows = _scenes(known, share)
        net = train(rows, seed=0)
        points.append({"replies": len(rows)} | _figures(net, unseen))
        print(points[-1], flush=True)  # noqa: T201
    there = [
        row for row in [*read_bank("train"), *unseen] if row.register_ == LEFT_OUT and row.writer in held_out
    ]
    without = train([row for row in known if row.register_ != LEFT_OUT], seed=0)
    left_out = {
        "register": LEFT_OUT,
        "replies": len(there),
        "known": _figures(net, there) if net else {},
        "left_out": _figures(without, there),
    }
    curve = {"how": HOW, "points": points, "left_out": left_out}
    path = shipped_folder("rubrics") / "en" / "model" / CURVE
    path.write_text(json.dumps(curve, indent=1) + "\n", encoding="utf-8")


def _scenes(rows: Sequence[BankReply], divisor: int) -> list[BankReply]:
    """Return the replies to a share of the scenes, drawn by chance."""
    scenes = sorted({row.context_id for row in rows})
    kept = set(random.Random(0).sample(scenes, len(scenes) // divisor))
    return [row for row in rows if row.context_id in kept]


def _figures(net: Net, rows: Sequence[BankReply]) -> dict[str, float | None]:
    answers = [
        SystemReply(
            reply_id=row.reply_id, behaviours=[n for n, x in zip(BEHAVIOURS, line, strict=False) if x > 0]
        )
        for row, line in zip(rows, logits(net, rows), strict=True)
    ]
    found = agreement(rows, answers)
    return {"macro_f1": found.macro_f1, "macro_f1_blocking": found.macro_f1_blocking}


if __name__ == "__main__":
    main()
