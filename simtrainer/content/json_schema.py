"""JSON Schema of every content format, for editors; committed in `schemas/`, a test fails when stale."""

import json
from pathlib import Path

from simtrainer.content.models import KINDS


def schema_text(kind: str) -> str:
    """Return the JSON Schema of a kind of file as committed."""
    schema = KINDS[kind].model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"simtrainer {kind}, format 1"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder (`make schemas`)."""
    folder.mkdir(exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.schema.json").write_text(schema_text(kind), encoding="utf-8")
