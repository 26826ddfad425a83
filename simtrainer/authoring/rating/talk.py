"""A talk as replies to rate: the same place, line and speaker that the learner had before them."""

from simtrainer.assessment.transcript import Exchange, Transcript
from simtrainer.authoring.rating.ratings import ReplyToRate
from simtrainer.content.models import Scenario
from simtrainer.encounter.events import Said


def replies_of(transcript: Transcript, scenario: Scenario) -> list[ReplyToRate]:
    """Return the replies of a talk in order, each with the line it answered; silences are no replies.

    Args:
        transcript: The talk.
        scenario: Its scenario, as it was then.
    """
    found, line, speaker = [], "", ""
    for exchange in transcript.exchanges:
        received = exchange.received
        if received is not None and received.text.strip():
            found.append(
                ReplyToRate(
                    reply_id=f"{transcript.started.encounter}:{exchange.turn}",
                    context_id=f"{transcript.started.encounter}:{exchange.turn}",
                    scene=f"{scenario.scene.place} Who can hear: {', '.join(scenario.scene.hears) or 'nobody else'}.",
                    speaker=speaker,
                    line=line,
                    reply=received.text,
                )
            )
        line, speaker = _answer(exchange, scenario, line, speaker)
    return found


def _answer(exchange: Exchange, scenario: Scenario, line: str, speaker: str) -> tuple[str, str]:
    said = [each for each in exchange.answer if isinstance(each, Said)]
    if not said:
        return line, speaker
    person = scenario.people[said[-1].who]
    return " ".join(each.text for each in said), f"{person.name}, {person.role}"
