"""Rating in the terminal: one reply after the other, blind to the program's marks, each rating kept before the next is shown."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from simtrainer.authoring.rating.answers import named
from simtrainer.authoring.rating.ratings import (
    ReplyRating,
    ReplyToRate,
    TalkRating,
    add_rating,
    read_ratings,
    reply_ratings,
)
from simtrainer.content.language import Language
from simtrainer.content.models import Rubric
from simtrainer.content.vocabulary import BLOCKING, FACILITATING
from simtrainer.encounter.inputs import clean

KEYS: Final = "Behaviours by id or first letters (`app sup`), - for none, ? explains them, b goes back, s skips, q stops."
QUALITY: Final = "Quality: 0 harmful, 1 poor, 2 middling, 3 good, 4 excellent"
LEVEL: Final = "Level 0-6 (0 denies, 1 perfunctory, 2 content only, 3 acknowledges, 4 pursues, 5 confirms, 6 shares; Enter skips)"


class Stopped(Exception):  # noqa: N818 - a wish, no error
    """The rater stops for today."""


class GoneBack(Exception):  # noqa: N818 - a wish, no error
    """The rater wants the reply before this one again."""


class Desk:
    """Where a rater rates.

    Args:
        out: The file of ratings; what stands in it is not asked again.
        rater: The rater's name.
        language: Its codebook explains the behaviours.
    """

    def __init__(self, out: Path, rater: str, language: Language) -> None:
        self._out = out
        self._rater = rater
        self._language = language

    def rate_replies(self, replies: Sequence[ReplyToRate]) -> int:
        """Ask for every reply that this rater has not rated; return how many were rated now.

        Raises:
            Stopped: The rater stops; what was rated is kept.
            OSError: A rating cannot be kept.
        """
        rated = reply_ratings(read_ratings(self._out), self._rater)
        waiting = [reply for reply in replies if reply.reply_id not in rated]
        click.echo(f"{len(waiting)} of {len(replies)} replies wait for {self._rater}. {KEYS}")
        count, place = 0, 0
        while place < len(waiting):
            try:
                rating = self._rate(waiting[place], f"Reply {place + 1} of {len(waiting)}")
            except GoneBack:
                place = max(0, place - 1)
                continue
            if rating is not None:
                add_rating(self._out, rating)
                count += 1
            place += 1
        return count

    def rate_talk(self, talk: str, scenario: str, rubric: Rubric) -> None:
        """Ask for a level in every dimension of the rubric, for a whole talk.

        Raises:
            Stopped: The rater stops; nothing of this talk's levels is kept.
            OSError: The rating cannot be kept.
        """
        click.echo("\nNow the talk as a whole. Enter leaves out a dimension that never came up; q stops.")
        levels: dict[str, int] = {}
        for name, dimension in rubric.dimensions.items():
            click.echo(f"\n{dimension.title}: {dimension.asks}")
            for number, text in enumerate(dimension.levels):
                click.echo(f"  {number}  {text}")
            level = _number("Level", 4, optional=True)
            if level is not None:
                levels[name] = level
        note = _ask("A note, if you like")
        add_rating(
            self._out, TalkRating(talk=talk, scenario=scenario, rater=self._rater, levels=levels, note=note)
        )

    def _rate(self, reply: ReplyToRate, heading: str) -> ReplyRating | None:
        click.echo(f"\n{heading}")
        for text in _shown(reply):
            click.echo(text)
        while True:
            given = _ask("Which behaviours")
            if given == "s":
                return None
            if given == "b":
                raise GoneBack
            if given == "?":
                self._explain()
                continue
            marks = named(given)
            for complaint in marks.complaints:
                click.echo(f"  {complaint}")
            if not given:
                click.echo("  - for none")
            elif not marks.complaints:
                break
        return ReplyRating(
            **reply.model_dump(),
            rater=self._rater,
            behaviours=marks.behaviours,
            quality=_number(QUALITY, 4) or 0,
            level=_number(LEVEL, 6, optional=True),
        )

    def _explain(self) -> None:
        for heading, names in (("They give space", FACILITATING), ("They take space", BLOCKING)):
            click.echo(f"{heading}:")
            for name in names:
                text = self._language.behaviours[name]
                click.echo(
                    f"  {name}: {text.what} Credited: {text.credited} Not credited: {text.not_credited}"
                )


def _shown(reply: ReplyToRate) -> Iterator[str]:
    if reply.scene:
        yield clean(reply.scene)
    if reply.line:
        yield f"{clean(reply.speaker) or 'They'}: {clean(reply.line)}"
    yield f"\n    {clean(reply.reply)}\n".replace("\n    ", "\n    You: ", 1)


def _ask(question: str) -> str:
    answer = clean(str(click.prompt(question, default="", show_default=False)))
    if answer == "q":
        raise Stopped
    return answer


def _number(question: str, most: int, *, optional: bool = False) -> int | None:
    while True:
        answer = _ask(question)
        if optional and not answer:
            return None
        if answer.isdecimal() and int(answer) <= most:
            return int(answer)
        click.echo(f"  a number from 0 to {most}")


def until_stopped(work: Callable[[], None]) -> bool:
    """Do some rating; return whether it came to its end."""
    try:
        work()
    except (Stopped, click.Abort):
        click.echo("\nStopped. What you rated is kept; the same command goes on from here.")
        return False
    return True
