"""`simtrainer score --jsonl`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import click
from pydantic import BaseModel, ConfigDict, Field

from simtrainer.cli.json_input import JsonInput
from simtrainer.cli.options import recogniser_of, recogniser_option

if TYPE_CHECKING:
    from simtrainer.recognition import RecogniserName


class ReplyLine(BaseModel):
    """One line of input; fields beyond these are ignored."""

    model_config = ConfigDict(extra="ignore")

    reply_id: str | int
    reply: str
    scene: Annotated[str | None, Field(default=None)] = None
    speaker: Annotated[str | None, Field(default=None)] = None
    line: Annotated[str | None, Field(default=None)] = None


@click.command("score")
@click.option(
    "--jsonl", is_flag=True, required=True, expose_value=False, help="One JSON object a line, in and out."
)
@recogniser_option
@click.pass_context
def command(ctx: click.Context, recogniser: RecogniserName | None) -> None:
    """Recognise behaviours in the replies on standard input.

    Each line holds reply_id and reply, and may hold scene, speaker and line. Bad lines are reported on standard
    error and skipped; the exit status is then 1.
    """
    from simtrainer.content.language import shipped_language
    from simtrainer.recognition import SceneContext

    reader = recogniser_of(ctx, recogniser, shipped_language("en"))
    rows = JsonInput(ReplyLine)
    for row in rows:
        context = SceneContext(scene=row.scene or "", speaker=row.speaker or "", line=row.line or "")
        result = reader.recognise(row.reply, context)
        answer: dict[str, Any] = {
            "reply_id": row.reply_id,
            "behaviours": [_mark(mark) for mark in result.given],
            "unsure": [_mark(mark) for mark in result.unsure],
            "level": result.level,
            "space_score": round(result.space_score, 4),
        }
        click.echo(json.dumps(answer))
    ctx.exit(1 if rows.bad else 0)


def _mark(mark: Any) -> dict[str, Any]:
    return {
        "id": mark.id,
        "start": mark.start,
        "end": mark.end,
        "cue": mark.cue,
        "confidence": round(mark.confidence, 3),
    }
