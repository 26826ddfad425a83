"""Where a value stands in a YAML text: its node, its end, the line behind it. The text has been read safely before."""

from dataclasses import dataclass
from typing import Any

import yaml

from simtrainer.content.diagnostics import KeyPath


@dataclass(frozen=True)
class Spot:
    """A value's node; its key's node, if it has one; whether it stands inside brackets."""

    node: Any
    key: Any = None
    inside: bool = False


def spot_of(text: str, path: KeyPath) -> Spot:
    """Return where the value at a path stands; the path exists."""
    spot = Spot(yaml.compose(text, Loader=yaml.CSafeLoader))
    for part in path:
        inside = bool(spot.node.flow_style)
        if isinstance(spot.node, yaml.MappingNode):
            key, node = next(pair for pair in spot.node.value if pair[0].value == part)
            spot = Spot(node, key, inside)
        else:
            spot = Spot(spot.node.value[part], inside=inside)
    return spot


def _last(node: Any) -> Any:
    """Return the last thing in a list or mapping in lines; its own end mark lies behind what follows it."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def end_of(node: Any) -> int:
    """Return where a value ends."""
    return int(_last(node).end_mark.index)


def line_behind(text: str, node: Any) -> int:
    """Return where the line behind a value in lines begins: behind a comment on its last line, before empty lines."""
    last = _last(node)
    at = int(last.end_mark.index)
    if not is_block(last):
        return min(line_end(text, at) + 1, len(text))
    if "+" not in text[last.start_mark.index : line_end(text, last.start_mark.index)].split("#")[0]:
        at = last.start_mark.index + len(text[last.start_mark.index : at].rstrip())
        at = min(line_end(text, at) + 1, len(text))
    return at


def is_block(node: Any) -> bool:
    """Tell whether a node is a text in lines of its own, behind `|` or `>`."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def line_end(text: str, at: int) -> int:
    """Return where the line at a place ends, before its line end."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def newline_of(text: str) -> str:
    """Return the line end that a text uses."""
    return "\r\n" if "\r\n" in text else "\n"
