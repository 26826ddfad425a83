"""Opening the model files of a language folder: on one thread, so that the same words give the same numbers."""

from pathlib import Path
from typing import Any


def open_model(path: Path) -> Any:
    """Return a session for a model file.

    Raises:
        ImportError: onnxruntime is not installed.
        OSError: The file is missing.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])


def open_tokenizer(path: Path) -> Any:
    """Return a tokenizer that neither pads nor cuts.

    Raises:
        ImportError: tokenizers is not installed.
        OSError: The file is missing.
    """
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
