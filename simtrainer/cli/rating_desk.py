"""Rating in the terminal: one reply after the other, blind to the program's marks, each rating kept before the next is shown."""

import shutil
import textwrap
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
    same_rater,
)
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.language import Language
from simtrainer.content.models import Dimension, Rubric
from simtrainer.content.vocabulary import BLOCKING, FACILITATING, Behaviour
from simtrainer.encounter.inputs import clean

KEYS: Final = (
    "Behaviours by id or first letters (`app sup`), - for none. ? lists them, ? app explains one. "
    "b goes back, s skips, q stops; what you rated is kept."
)
QUALITY: Final = "Quality: 0 harmful, 1 poor, 2 middling, 3 good, 4 excellent"
LEVEL: Final = "Level: 0 denies the feeling, 1 a formula, 2 content only, 3 acknowledges, 4 pursues, 5 confirms, 6 shares (Enter skips)"


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

    Raises:
        SimtrainerError: The file holds something else than ratings, or its folder does not exist.
        OSError: The file cannot be read.
    """

    def __init__(self, out: Path, rater: str, language: Language) -> None:
        if not out.resolve().parent.is_dir():
            raise SimtrainerError(
                f"there is no folder {out.resolve().parent}", "make it first, or name another"
            )
        self._out = out
        self._rater = rater
        self._language = language
        self._before = read_ratings(out)

    def rate_replies(self, replies: Sequence[ReplyToRate]) -> int:
        """Ask for every reply that this rater has not rated; return how many were rated now.

        Raises:
            Stopped: The rater stops; what was rated is kept.
            OSError: A rating cannot be kept.
        """
        rated = reply_ratings(self._before, self._rater)
        waiting = [r for r in replies if r.reply_id not in rated or rated[r.reply_id].reply != r.reply]
        click.echo(f"{len(waiting)} of {len(replies)} replies wait for {self._rater}.")
        if waiting:
            _say(KEYS)
        now: dict[str, ReplyRating] = {}
        place = 0
        while place < len(waiting):
            reply = waiting[place]
            try:
                rating = self._rate(reply, f"Reply {place + 1} of {len(waiting)}", now.get(reply.reply_id))
            except GoneBack:
                click.echo("This is the first one." if place == 0 else "One back.")
                place = max(0, place - 1)
                continue
            if rating is not None:
                add_rating(self._out, rating)
                now[reply.reply_id] = rating
            place += 1
        return len(now)

    def rate_talk(self, talk: str, scenario: str, rubric: Rubric) -> None:
        """Ask for a level in every dimension of the rubric that was not yet rated, for a whole talk; each is kept at once.

        Raises:
            Stopped: The rater stops; what was rated is kept.
            OSError: The rating cannot be kept.
        """
        mine = [r for r in self._before if isinstance(r, TalkRating) and r.talk == talk]
        earlier = next((r for r in mine if same_rater(r.rater, self._rater)), None)
        levels = dict(earlier.levels) if earlier else {}
        waiting = {name: dimension for name, dimension in rubric.dimensions.items() if name not in levels}
        if earlier and not waiting:
            click.echo("The talk as a whole is rated already.")
            return
        click.echo("\nNow the talk as a whole. Enter leaves out a dimension that never came up; q stops.")
        for name, dimension in waiting.items():
            level = self._dimension(dimension)
            if level is not None:
                levels[name] = level
                self._keep_talk(talk, scenario, levels, earlier.note if earlier else "")
        note = _ask("A note, if you like")
        if note:
            self._keep_talk(talk, scenario, levels, note)

    def _keep_talk(self, talk: str, scenario: str, levels: dict[str, int], note: str) -> None:
        kept = TalkRating(talk=talk, scenario=scenario, rater=self._rater, levels=dict(levels), note=note)
        add_rating(self._out, kept)

    def _dimension(self, dimension: Dimension) -> int | None:
        click.echo(f"\n{dimension.title}: {dimension.asks}")
        for number, text in enumerate(dimension.levels):
            _say(f"  {number}  {text}", indent=5)
        return _number("Level", 4, optional=True)

    def _rate(self, reply: ReplyToRate, heading: str, before: ReplyRating | None) -> ReplyRating | None:
        _show(reply, heading)
        if before:
            click.echo(f"So far: {_listed(before.behaviours)}, quality {before.quality}")
        behaviours = self._behaviours(reply, heading)
        if behaviours is None:
            return None
        click.echo(f"  {_listed(behaviours)}")
        quality = _number(QUALITY, 4)
        level = _number(LEVEL, 6, optional=True)
        return ReplyRating(
            **reply.model_dump(), rater=self._rater, behaviours=behaviours, quality=quality or 0, level=level
        )

    def _behaviours(self, reply: ReplyToRate, heading: str) -> list[Behaviour] | None:
        """Ask until behaviours are told; None where the rater skips the reply."""
        while True:
            given = _ask("Which behaviours")
            if given == "s":
                return None
            if given == "b":
                raise GoneBack
            if given.startswith("?"):
                self._explain(given.removeprefix("?"))
                _show(reply, heading)
                continue
            marks = named(given)
            for complaint in marks.complaints if given else ["- for none"]:
                click.echo(f"  {complaint}")
            if given and not marks.complaints:
                return marks.behaviours

    def _explain(self, which: str) -> None:
        wanted = named(which).behaviours
        for name in wanted:
            text = self._language.behaviours[name]
            _say(f"{name}: {text.what} Credited: {text.credited} Not credited: {text.not_credited}", indent=2)
        if not wanted:
            for heading, names in (("They give space", FACILITATING), ("They take space", BLOCKING)):
                click.echo(f"{heading}:")
                for name in names:
                    click.echo(f"  {name:16} {self._language.behaviours[name].title}")


def until_stopped(work: Callable[[], None]) -> bool:
    """Do some rating; return whether it came to its end."""
    try:
        work()
    except (Stopped, click.Abort):
        click.echo("\nStopped. What you rated is kept; the same command goes on from here.")
        return False
    return True


def _show(reply: ReplyToRate, heading: str) -> None:
    click.echo(f"\n{heading}")
    for text in _shown(reply):
        _say(text)
    click.echo("")


def _shown(reply: ReplyToRate) -> Iterator[str]:
    if reply.scene:
        yield clean(reply.scene)
    if reply.line:
        yield f"{clean(reply.speaker) or 'They'}: {clean(reply.line)}"
    yield f"You: {clean(reply.reply)}"


def _say(text: str, indent: int = 0) -> None:
    """Print text in lines that break between words."""
    width = shutil.get_terminal_size().columns
    for line in text.split("\n"):
        click.echo(textwrap.fill(line, width - 2, subsequent_indent=" " * indent))


def _listed(behaviours: Sequence[Behaviour]) -> str:
    return ", ".join(behaviours) or "none"


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
        click.echo(f"  a number from 0 to {most}; q stops")
