"""JSON Schema of every content format, for editors; committed in `schemas/`, a test fails when stale."""

import json
import re
from pathlib import Path
from typing import Final, cast

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from simtrainer.content.meanings import meanings
from simtrainer.content.models import KINDS

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema_text(kind: str) -> str:
    """Return the JSON Schema of a kind of file as committed."""
    schema = KINDS[kind].model_json_schema(schema_generator=_ForEditors)
    schema["$schema"] = _DIALECT
    schema["title"] = f"simtrainer {kind}, format 1"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder (`make schemas`)."""
    folder.mkdir(exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.schema.json").write_text(schema_text(kind), encoding="utf-8")


class _ForEditors(GenerateJsonSchema):
    """Says what a tutor should write: what it leaves out is what only a program would want to know.

    An optional key may be left out, so `null` is never offered for it; a heading made of the key's own name and
    defaults that are empty are not shown; names that do not fit are refused, and lists of words say what each means.
    """

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        plain = super().default_schema(schema)
        if not isinstance(plain.get("default"), str | int | float):
            plain.pop("default", None)
        return plain

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        plain = super().model_schema(schema)
        return {**plain, "title": _spaced(plain["title"])}

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        return _explained(super().literal_schema(schema))

    def union_schema(self, schema: core_schema.UnionSchema) -> JsonSchemaValue:
        plain = super().union_schema(schema)
        choices = plain.get("anyOf", [])
        if not choices or any("enum" not in choice for choice in choices):
            return plain
        return _explained({"type": "string", "enum": [word for choice in choices for word in choice["enum"]]})

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        plain = super().dict_schema(schema)
        names = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        values = plain.pop("patternProperties", None)
        if values:
            plain["additionalProperties"] = next(iter(values.values()))
        names.pop("type", None)
        return {**plain, "propertyNames": names} if names else plain


def _spaced(name: str) -> str:
    """Return `card answer` for `CardAnswer`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _explained(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Add what each word of a closed list means, as editors show it beside the word."""
    words = cast("list[str]", schema.get("enum", []))
    return {**schema, "enumDescriptions": meanings(words)} if words else schema
