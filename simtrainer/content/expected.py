"""Which keys may stand at a place of a content file, from its model."""

from functools import cache
from typing import Any

from pydantic import BaseModel

from simtrainer.content.diagnostics import KeyPath


def keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """Return the keys that a model knows at a key path, all of them where one of several models may stand there.

    Args:
        model: The model of the file.
        path: The key path of a mapping.
    """
    schema = _schema(model)
    nodes = [schema]
    for part in path:
        nodes = [below for node in nodes for one in _ways(node, schema) if (below := _below(one, part))]
    return sorted({key for node in nodes for one in _ways(node, schema) for key in one.get("properties", ())})


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _ways(node: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the schemas any of which a node may follow, references resolved."""
    if "$ref" in node:
        return _ways(schema["$defs"][node["$ref"].rpartition("/")[2]], schema)
    if "anyOf" in node:
        return [one for way in node["anyOf"] for one in _ways(way, schema)]
    return [node]


def _below(node: dict[str, Any], part: str | int) -> dict[str, Any] | None:
    if isinstance(part, int):
        found = node.get("items")
    else:
        of_any_name = [*node.get("patternProperties", {}).values(), node.get("additionalProperties")]
        found = node.get("properties", {}).get(part, of_any_name[0])
    return found if isinstance(found, dict) else None
