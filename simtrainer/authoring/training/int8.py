"""Writing a network as it is shipped: ONNX with weights of one byte."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


def write_int8(
    network: nn.Module, example: Any, path: Path, outputs: Sequence[str], axes: dict[str, dict[int, str]]
) -> None:
    """Write a network that takes the ids of one text.

    Args:
        network: What is written.
        example: Ids to trace it with, (1, tokens).
        path: Where the model goes.
        outputs: Names of what it returns.
        axes: For `ids` and outputs the axes whose length varies, with a name each.
    """
    with tempfile.TemporaryDirectory() as work:
        whole = Path(work) / "fp32.onnx"
        torch.onnx.export(
            network,
            (example,),
            str(whole),
            input_names=["ids"],
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
