"""Where the values of a file lie in its text, so that they can be changed and all else stays: comments, order, wording."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import yaml

from simtrainer.content.diagnostics import KeyPath, Place
from simtrainer.content.yaml import Document


@dataclass(frozen=True)
class Span:
    """A value that is no list or mapping, with its quotes: `text[start:end]`."""

    path: KeyPath
    start: int
    end: int


def value_spans(document: Document) -> list[Span]:
    """Return the spans of all texts and numbers of a file, in order."""
    keys = set(document.keys.values())
    paths = {place: path for path, place in document.values.items() if place not in keys}
    spans = []
    for event in yaml.parse(document.text, Loader=yaml.CSafeLoader):
        if not isinstance(event, yaml.ScalarEvent):
            continue
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            continue
        path = paths.get(Place(start.line + 1, start.column + 1))
        if path is not None and end.index > start.index:
            whole = document.text[start.index : end.index]
            spans.append(Span(path, start.index, start.index + len(whole.rstrip())))
    return spans


def edited(
    document: Document, value: Callable[[KeyPath, str], str], between: Callable[[str], str] = str
) -> str:
    """Return a file's text with its values changed.

    Args:
        document: The file.
        value: From a value's path and its text in the file to the text that takes its place.
        between: The same for what lies between values: keys, comments, indents.
    """
    text, spans = document.text, value_spans(document)
    edges = [Span((), 0, 0), *spans, Span((), len(text), len(text))]
    pieces = []
    for one, following in pairwise(edges):
        if one.end > one.start:
            pieces.append(value(one.path, text[one.start : one.end]))
        pieces.append(between(text[one.end : following.start]))
    return "".join(pieces)
