"""`simtrainer explain`."""

import click

from simtrainer.cli.options import recogniser_of, recogniser_option
from simtrainer.content.language import Language
from simtrainer.recognition import Mark, NearMiss, RecogniserName, Recognition

GUARDS = {
    "negation": "a negation stands before it",
    "quote": "the words are only quoted",
    "but": "a `but` takes it back at once",
    "conditional": "it hangs on a condition",
    "addressee": "it is not about this person",
    "clause": "it stands in another kind of clause",
    "when": "the moment is not one it is meant for",
    "unless": "the reply also truly acknowledges",
    "parroting": "it only repeats the person's words",
}
"""Why a cue that matched does not count, in words."""

FEATURES = {
    "start": "before anything is read",
    "cue": "cues",
    "encoder": "encoder",
    "guarded": "a cue that a guard stopped",
    "emotional": "feeling in the line",
    "others_hear": "others can hear",
    "colleague": "said to a colleague",
    "question": "asked as a question",
}
"""What the judge weighs, in words; numbers are log-odds, for the mark above nought and against it below."""
LEAST_SAID = 0.1


@click.command("explain")
@click.argument("reply")
@click.option("--line", default="", help="What the person said before.")
@click.option("--scene", default="", help="Where this is and who can hear.")
@click.option("--speaker", default="", help="Who the person is.")
@recogniser_option
@click.pass_context
def command(
    ctx: click.Context, reply: str, line: str, scene: str, speaker: str, recogniser: RecogniserName | None
) -> None:
    """Explain what is recognised in one reply: which words, which cue, what nearly matched and why not."""
    from simtrainer.content.language import shipped_language
    from simtrainer.recognition import SceneContext, WholeRecogniser

    language = shipped_language("en")
    reader = recogniser_of(ctx, recogniser, language)
    context = SceneContext(scene=scene, speaker=speaker, line=line)
    result = reader.recognise(reply, context)
    for text in explained(reply, result, language):
        click.echo(text)
    if isinstance(reader, WholeRecogniser):
        added = reader.contributions(reply, context)
        for mark in (*result.given, *result.unsure):
            click.echo(f"  {mark.id}: {_weighed(added[mark.id])}")


def explained(reply: str, result: Recognition, language: Language) -> list[str]:
    """Return the explanation line by line."""
    if not result.understood:
        return ["Not understood: nothing in it can be read as words, so it counts neither way."]
    lines = [_found("Recognised", mark, reply, language) for mark in result.given]
    lines += [_found("Not sure of", mark, reply, language) for mark in result.unsure]
    lines += [_nearly(near, reply, language) for near in result.nearly]
    return lines or ["Nothing of the codebook was recognised. The reply counts as plain talk."]


def _weighed(added: dict[str, float]) -> str:
    """Say what spoke for and against a mark, the strongest first; what hardly mattered is left out."""
    parts = sorted(added.items(), key=lambda item: -abs(item[1]))
    return ", ".join(f"{FEATURES[name]} {value:+.1f}" for name, value in parts if abs(value) >= LEAST_SAID)


def _found(word: str, mark: Mark, reply: str, language: Language) -> str:
    title = language.behaviours[mark.id].title
    words = " ".join(reply[mark.start : mark.end].split())
    return f'{word} {mark.id} ({title}): "{words}" by cue {mark.cue}, confidence {mark.confidence:.2f}'


def _nearly(near: NearMiss, reply: str, language: Language) -> str:
    title = language.behaviours[near.id].title
    words = " ".join(reply[near.start : near.end].split())
    why = GUARDS.get(near.guard, near.guard)
    return f'Nearly {near.id} ({title}): "{words}" matched cue {near.cue}, but {why}'
