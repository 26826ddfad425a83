"""Reading untrusted YAML: YAML 1.2 scalars, a position for every key, nothing executed, nothing expanded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from simtrainer.content.diagnostics import ContentError, Diagnostic, KeyPath, Place, diagnose, unreadable
from simtrainer.content.yaml_trouble import explained

MAX_BYTES: Final = 1024 * 1024
MAX_DEPTH: Final = 24
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class _Loader(yaml.CSafeLoader):
    """PyYAML's C loader with the scalars of YAML 1.2: `no` and `on` are words, `12:30` is a text."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})$"), _first)


def _decimal(_: _Loader, node: yaml.ScalarNode) -> int:
    """Read `010` as ten, as YAML 1.2 does."""
    return int(node.value)


_Loader.add_constructor("tag:yaml.org,2002:int", _decimal)


@dataclass(frozen=True)
class Document:
    """A content file as plain data, with the place of each key and value.

    Attributes:
        path: The file as the author named it.
        data: Dictionaries, lists, texts, numbers, booleans, None.
        text: The file's text.
        values: Key path to the place where the value begins.
        keys: Key path to the place of the key itself.
    """

    path: str
    data: Any
    text: str = ""
    values: dict[KeyPath, Place] = field(default_factory=dict)
    keys: dict[KeyPath, Place] = field(default_factory=dict)

    def place(self, path: KeyPath, *, key: bool = False) -> Place:
        """Return the place of a key path, or of the nearest part of it that exists."""
        while path:
            found = self.keys.get(path) if key and path in self.keys else self.values.get(path)
            if found:
                return found
            path = path[:-1]
        return Place()

    def diagnostic(
        self, code: str, at: KeyPath = (), /, *, key: bool = False, **values: object
    ) -> Diagnostic:
        """Return a diagnostic at a key path of this file.

        Args:
            code: Entry of the catalogue.
            at: The key path.
            key: Whether the key itself is meant and not its value.
            **values: What the entry's message names.
        """
        return diagnose(self.path, self.place(at, key=key), code, **values)


def read_document(path: Path) -> Document:
    """Read a YAML file.

    Args:
        path: The file.

    Returns:
        Its data with positions.

    Raises:
        ContentError: With all diagnostics, if the file cannot be read, is too large, is no text or no safe YAML.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            size = f"{path.stat().st_size:,}"
            raise ContentError([diagnose(str(path), Place(), "Y003", size=size)])
        raw = path.read_bytes()
    except OSError as error:
        raise ContentError([unreadable(path, error)]) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ContentError([diagnose(str(path), Place(line), "Y002")]) from error
    return parse_document(text, str(path))


def parse_document(text: str, path: str = "<text>") -> Document:
    """Read YAML from a text; see `read_document`.

    Raises:
        ContentError: If the text is no safe YAML of one document.
    """
    try:
        unsafe = list(_unsafe(text, path))
        if unsafe:
            raise ContentError(unsafe)
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
            document = Document(path, None, text)
            if root is None:
                raise ContentError([diagnose(path, Place(), "Y009")])
            problems: list[Diagnostic] = []
            data = _build(loader, root, (), document, problems)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise ContentError([explained(error, text, path)]) from error
    if problems:
        raise ContentError(problems)
    return Document(path, data, text, document.values, document.keys)


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


def _unsafe(text: str, path: str) -> Iterator[Diagnostic]:
    """Yield what may not stand in a content file, from the event stream, before anything is composed."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        place = _place(event.start_mark)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            yield diagnose(path, place, "Y006", sign=f"{sign}{anchor}")
        if tag:
            yield diagnose(path, place, "Y007", tag=tag)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield diagnose(path, place, "Y010")
                return
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield diagnose(path, place, "Y008", most=MAX_DEPTH)
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _build(
    loader: _Loader, node: yaml.Node, path: KeyPath, into: Document, problems: list[Diagnostic]
) -> Any:
    into.values[path] = _place(node.start_mark)
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, item, (*path, i), into, problems) for i, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        value = loader.construct_object(node)
        if isinstance(value, str) and (found := _CONTROL.search(value)):
            character = f"{ord(found.group()):#04x}"
            problems.append(diagnose(into.path, into.values[path], "Y013", character=character))
        return value
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        place = _place(key_node.start_mark)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(diagnose(into.path, place, "Y011"))
            continue
        key = key_node.value
        if key == "<<" and not key_node.style:
            problems.append(diagnose(into.path, place, "Y012"))
            continue
        if key in mapping:
            first = into.keys[(*path, key)]
            problems.append(diagnose(into.path, place, "Y005", name=key, line=first.line))
            continue
        into.keys[(*path, key)] = place
        mapping[key] = _build(loader, value_node, (*path, key), into, problems)
    return mapping
