"""Changes to a YAML text that leave every other byte as it was: comments, quotes, order, line ends.

A place in the text is named by its key path, as diagnostics name it: `("facts", "waiting", "asked")`, numbers count
the items of a list from 0. What comes out has been read again and says what was meant, or there is an error.
"""

import copy
import json
import re
from collections.abc import Callable
from typing import Any, Final

import yaml

from simtrainer.authoring.edit_places import (
    Spot,
    end_of,
    is_block,
    line_behind,
    line_end,
    newline_of,
    spot_of,
)
from simtrainer.authoring.edit_values import entry_lines, inline, inline_entry, item_lines
from simtrainer.content.diagnostics import ContentError, KeyPath
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.yaml import parse_document

WIDTH: Final = 110
"""A list between brackets goes on in a new line where it would become wider."""

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


def add_item(text: str, path: KeyPath, value: Any) -> str:
    """Return the text with a new last item in a list.

    A list of lines gets a line, a list between brackets an item before the bracket; an empty or missing list is made.

    Args:
        text: A YAML text that `parse_document` reads.
        path: Where the list stands, or where it is to stand: all but the last part must exist or be mappings to make.
        value: A text, number, truth value or None, or a list or mapping of such.

    Raises:
        ContentError: If the text is no safe YAML.
        SimtrainerError: If there is something else at the path, or the file is too intricate for this.
    """
    data = parse_document(text).data
    found = _look_up(data, path)
    if found in (None, []):
        return set_key(text, path, [value]) if path else set_value(text, path, [value])
    if not isinstance(found, list):
        raise _misplaced(path, "is no list")
    node = spot_of(text, path).node
    if node.flow_style:
        changed = _add_inside(text, node, inline(value, flow=True))
    else:
        changed = _add_lines(text, node, item_lines(value, node.start_mark.column))
    return _confirmed(changed, data, path, lambda items: [*items, value])


def set_value(text: str, path: KeyPath, value: Any) -> str:
    """Return the text with another value in place of the one at a path.

    Comments that stand inside a value of several lines go with it.

    Args:
        text: A YAML text that `parse_document` reads.
        path: Where the value stands.
        value: As for `add_item`; lists and mappings are written between brackets.

    Raises:
        ContentError: If the text is no safe YAML.
        SimtrainerError: If nothing stands there, or the file is too intricate for this.
    """
    data = parse_document(text).data
    if not _exists(data, path):
        raise _misplaced(path, "does not stand there")
    spot = spot_of(text, path)
    changed = _replaced(text, spot, inline(value, flow=spot.inside))
    return _confirmed(changed, data, path, lambda _: value)


def set_key(text: str, path: KeyPath, value: Any) -> str:
    """Return the text with a key that has this value: added at the end of its mapping, or replaced.

    Args:
        text: A YAML text that `parse_document` reads.
        path: The key's path; mappings on the way that are missing or empty are made.
        value: As for `add_item`.

    Raises:
        ContentError: If the text is no safe YAML.
        SimtrainerError: If there is something else on the way, or the file is too intricate for this.
    """
    data = parse_document(text).data
    if not path or _exists(data, path):
        return set_value(text, path, value)
    *above, key = path
    parent = tuple(above)
    mapping = _look_up(data, parent)
    if mapping in (None, {}):
        return set_key(text, parent, {key: value}) if parent else set_value(text, parent, {key: value})
    if not isinstance(mapping, dict) or not isinstance(key, str):
        raise _misplaced(parent, "is no mapping")
    node = spot_of(text, parent).node
    if node.flow_style:
        changed = _add_inside(text, node, inline_entry(key, value))
    else:
        changed = _add_lines(text, node, entry_lines(key, value, node.start_mark.column, WIDTH))
    return _confirmed(changed, data, parent, lambda old: {**old, key: value})


# Finding the place


def _look_up(data: Any, path: KeyPath) -> Any:
    """Return what stands at a path; None where nothing does."""
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
            data = data[part]
        else:
            return None
    return data


def _exists(data: Any, path: KeyPath) -> bool:
    if not path:
        return True
    parent, last = _look_up(data, path[:-1]), path[-1]
    if isinstance(parent, list):
        return isinstance(last, int) and 0 <= last < len(parent)
    return isinstance(parent, dict) and last in parent


# Changing it


def _add_inside(text: str, node: Any, written: str) -> str:
    """Add a last item or entry to a list or mapping between brackets."""
    if not node.value:
        return _spliced(text, node.start_mark.index + 1, node.start_mark.index + 1, written)
    pairs = isinstance(node, yaml.MappingNode)
    first, last = (node.value[0][0], node.value[-1][1]) if pairs else (node.value[0], node.value[-1])
    end = end_of(last)
    width = line_end(text, end) - (text.rfind("\n", 0, end) + 1) + len(written) + 2
    gap = newline_of(text) + " " * first.start_mark.column if width > WIDTH else " "
    return _spliced(text, end, end, f",{gap}{written}")


def _add_lines(text: str, node: Any, lines: list[str]) -> str:
    """Add lines behind the last item or entry of a list or mapping in lines."""
    newline = newline_of(text)
    at = line_behind(text, node)
    written = newline.join(lines)
    if at and text[at - 1] != "\n":
        return _spliced(text, at, at, newline + written)
    return _spliced(text, at, at, written + newline)


def _replaced(text: str, spot: Spot, written: str) -> str:
    """Put a written value in place of a node."""
    node, key = spot.node, spot.key
    start, end = node.start_mark.index, end_of(node)
    if isinstance(node, yaml.ScalarNode):
        if is_block(node):
            return _without_block(text, node, written)
        if start == end:
            without_colon = key is not None and ":" not in text[key.end_mark.index : start]
            return _spliced(text, start, start, (": " if without_colon else " ") + written)
        return _spliced(text, start, end, written)
    if node.flow_style or key is None or "\n" not in text[key.end_mark.index : start]:
        return _spliced(text, start, end, written)
    colon = text.index(":", key.end_mark.index) + 1
    shorter = _spliced(text, text.rfind("\n", 0, start) + 1, line_behind(text, node), "")
    return _spliced(shorter, colon, colon, f" {written}")


def _without_block(text: str, node: Any, written: str) -> str:
    """Put a written value in place of a block scalar; a comment behind its sign stays."""
    start = node.start_mark.index
    header = _BLOCK_HEADER.match(text, start)
    behind_sign = header.end() if header else start + 1
    rest = text[behind_sign : min(line_end(text, start) + 1, len(text))]
    return _spliced(text, start, max(line_behind(text, node), behind_sign + len(rest)), written + rest)


def _spliced(text: str, start: int, end: int, written: str) -> str:
    return text[:start] + written + text[end:]


# Reading it again


def _confirmed(changed: str, data: Any, path: KeyPath, change: Callable[[Any], Any]) -> str:
    """Return the changed text if it reads as the old data with that change, to the letter and in order."""
    meant = copy.deepcopy(data)
    if path:
        parent = _look_up(meant, path[:-1])
        parent[path[-1]] = change(parent[path[-1]])
    else:
        meant = change(meant)
    try:
        read = parse_document(changed).data
    except ContentError:
        read = None
    if json.dumps(read) != json.dumps(meant):
        raise SimtrainerError(
            f"{_named(path)} cannot be changed without touching the rest of the file",
            "change the file in an editor",
        )
    return changed


def _misplaced(path: KeyPath, what: str) -> SimtrainerError:
    return SimtrainerError(f"{_named(path)} {what}", "check the file, or change it in an editor")


def _named(path: KeyPath) -> str:
    return f"`{'.'.join(map(str, path))}`" if path else "the file"
