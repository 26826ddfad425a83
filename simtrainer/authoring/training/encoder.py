"""Training the encoder on the bank: `python -m simtrainer.authoring.training.encoder` (extra `train`; `make model`).

Several networks, each trained without the replies of some writers, read the replies of those writers: what the encoder says of
people it never met, on which the judge is fitted. The encoder that is shipped is the average of their weights, which
together met them all. Seeded; under an hour on two cores. Writes `encoder.onnx` (int8), `tokenizer.json` and `encoder.json` into the language's
model folder, and what was read unseen into `build/unseen.npz` for the judge.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from simtrainer.authoring.bank import BankReply, read_bank
from simtrainer.authoring.training.judge import UNSEEN
from simtrainer.authoring.training.network import COUNT, Net, export, logits, train
from simtrainer.authoring.training.soup import averaged
from simtrainer.content.shipped import shipped_folder

HELD_OUT: Final = (
    ("W1", "W07", "W10", "W13", "W16", "W18"),
    ("W2", "W4", "W08", "W11", "W14", "W15", "W19"),
    ("W3", "W5", "W6", "W09", "W12", "W17"),
)
"""Whose replies each network never meets."""


def main() -> None:
    """Train on the bank's train and tune parts and write all files."""
    rows = [*read_bank("train"), *read_bank("tune")]
    nets, unseen = trained_by_fold(rows)
    folder = shipped_folder("rubrics") / "en" / "model"
    export(averaged(nets), folder)
    ids = np.array([row.reply_id for row in rows])
    np.savez_compressed(folder / UNSEEN, ids=ids, logits=unseen.astype(np.float16))


def trained_by_fold(rows: Sequence[BankReply]) -> tuple[list[Net], Any]:
    """Return a network for each fold of writers, and the logits of every reply by the network that never met its writer."""
    nets: list[Net] = []
    unseen = np.zeros((len(rows), COUNT + 1))
    for fold, held_out in enumerate(HELD_OUT):
        print(f"network {fold + 1} of {len(HELD_OUT)}", flush=True)  # noqa: T201
        nets.append(train([row for row in rows if row.writer not in held_out], seed=fold))
        places = [place for place, row in enumerate(rows) if row.writer in held_out]
        unseen[places] = logits(nets[-1], [rows[place] for place in places])
    return nets, unseen


if __name__ == "__main__":
    main()
