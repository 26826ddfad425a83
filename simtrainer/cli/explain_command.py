"""`simtrainer explain`."""

import click

from simtrainer.cli.options import library_of, library_option, recogniser_of, recogniser_option
from simtrainer.recognition import RecogniserName


@click.command("explain", context_settings={"ignore_unknown_options": True})
@click.argument("reply")
@click.option("--line", default="", help="What the person said before.")
@click.option("--scene", default="", help="Where this is and who can hear.")
@click.option("--speaker", default="", help="Who the person is.")
@click.option("--scenario", metavar="ID", help="Whose facts it may ask for.")
@library_option
@recogniser_option
@click.pass_context
def command(
    ctx: click.Context,
    reply: str,
    line: str,
    scene: str,
    speaker: str,
    scenario: str | None,
    library: tuple[str, ...],
    recogniser: RecogniserName | None,
) -> None:
    """Explain what is recognised in one reply: which words, which cue, what nearly matched and why not; and what it asks for."""
    from simtrainer.authoring.explaining import explained
    from simtrainer.cli.explained_questions import explained_questions
    from simtrainer.cli.finding import called
    from simtrainer.content.language import shipped_language
    from simtrainer.recognition import SceneContext, WholeRecogniser

    language = shipped_language("en")
    reader = recogniser_of(ctx, recogniser, language)
    context = SceneContext(scene=scene, speaker=speaker, line=line)
    result = reader.recognise(reply, context)
    reasons = reader.reasons(reply, context) if isinstance(reader, WholeRecogniser) else {}
    for text in explained(reply, result, language, reasons):
        click.echo(text)
    if result.understood:
        found = called(library_of(ctx, library), scenario) if scenario else None
        for text in explained_questions(reply, language, found.scenario if found else None):
            click.echo(text)
