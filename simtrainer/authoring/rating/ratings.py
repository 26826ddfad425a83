"""Replies to rate, ratings of them, and the file that holds ratings: one JSON object a line, only ever added to."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from simtrainer.assessment.marked import Level, MarkedReply, Quality
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.json_lines import read_json_lines, refuse_twice
from simtrainer.content.vocabulary import BEHAVIOURS, Behaviour

DimensionLevel = Annotated[int, Field(ge=0, le=4)]


class ReplyToRate(BaseModel):
    """A reply in its moment; whatever else its line holds, marks above all, is never read.

    Attributes:
        context_id: The moment it answers; empty where the file names none.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    reply_id: Annotated[str, Field(min_length=1)]
    context_id: str = ""
    scene: str = ""
    speaker: str = ""
    line: str = ""
    reply: str


class ReplyRating(ReplyToRate):
    """One rater's marks of one reply.

    Attributes:
        behaviours: Every behaviour of the codebook that the rater saw.
        quality: 0 harmful, 1 poor, 2 middling, 3 good, 4 excellent.
        level: Whole-reply level 0-6 after the Empathic Communication Coding System; None where not rated.
    """

    kind: Literal["reply"] = "reply"
    rater: str
    behaviours: list[Behaviour]
    quality: Quality
    level: Level | None = None
    note: str = ""


class TalkRating(BaseModel):
    """One rater's levels of one whole talk.

    Attributes:
        talk: The encounter's id.
        levels: 0-4 for each dimension of the rubric that the rater could judge.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: Literal["talk"] = "talk"
    talk: str
    scenario: str
    rater: str
    levels: dict[str, DimensionLevel]
    note: str = ""


Rating = Annotated[ReplyRating | TalkRating, Field(discriminator="kind")]
_RATINGS: Final[TypeAdapter[ReplyRating | TalkRating]] = TypeAdapter(Rating)
_REPLIES: Final = TypeAdapter(ReplyToRate)


def read_replies(path: Path) -> list[ReplyToRate]:
    """Read replies to rate, marks left out.

    Raises:
        OSError: The file cannot be read.
        SimtrainerError: Lines are not such replies, an id stands twice, or there is none.
    """
    hint = "each line is a JSON object with reply_id and reply; see docs/rating.md"
    rows = read_json_lines(path, _REPLIES, "a reply to rate", hint)
    refuse_twice(path, ((number, row.reply_id) for number, row in rows), "reply_id")
    if not rows:
        raise SimtrainerError(f"{path} holds no replies", hint)
    return [row for _, row in rows]


def read_ratings(path: Path) -> list[ReplyRating | TalkRating]:
    """Read ratings; where a rater rated the same thing twice, the later one counts. No file: no ratings.

    Raises:
        OSError: The file cannot be read.
        SimtrainerError: Lines are not ratings.
    """
    if not path.exists():
        return []
    rows = read_json_lines(
        path, _RATINGS, "a rating", "`simtrainer rate` writes such files; name another one"
    )
    latest = {_what(rating): rating for _, rating in rows}
    return list(latest.values())


def reply_ratings(ratings: Iterable[ReplyRating | TalkRating], rater: str = "") -> dict[str, ReplyRating]:
    """Return the ratings of replies by reply id, those of one rater where one is named."""
    return {r.reply_id: r for r in ratings if isinstance(r, ReplyRating) and (not rater or r.rater == rater)}


def talk_levels(ratings: Iterable[ReplyRating | TalkRating]) -> dict[str, dict[str, int]]:
    """Return the levels of whole talks: by talk, then by dimension."""
    return {r.talk: r.levels for r in ratings if isinstance(r, TalkRating)}


def same_rater(one: str, other: str) -> bool:
    """Tell whether two names are one rater's."""
    return one.strip().casefold() == other.strip().casefold()


def only_rater(ratings: Iterable[ReplyRating | TalkRating], path: Path) -> str:
    """Return whose ratings these are.

    Raises:
        SimtrainerError: If nobody's, or several people's.
    """
    names = {rating.rater.strip().casefold(): rating.rater for rating in ratings}
    if len(names) != 1:
        found = "no ratings" if not names else f"ratings of {', '.join(sorted(names.values()))}"
        raise SimtrainerError(f"{path} holds {found}", "each rater keeps a file of their own")
    return next(iter(names.values()))


def add_rating(path: Path, rating: ReplyRating | TalkRating) -> None:
    """Add a rating to a file and see it onto the disk.

    Raises:
        OSError: The file cannot be written.
    """
    broken_off = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" * broken_off + rating.model_dump_json() + "\n")
        file.flush()
        os.fsync(file.fileno())


def join(first: Sequence[ReplyRating], second: Sequence[ReplyRating]) -> list[MarkedReply]:
    """Return the replies that two raters both rated, as a file for `simtrainer agree` has them.

    Args:
        first: One rater's ratings.
        second: The other's.

    Raises:
        SimtrainerError: If they have no reply in common, or one reply's words differ.
    """
    if first and second and same_rater(first[0].rater, second[0].rater):
        raise SimtrainerError(
            f"both files are {first[0].rater}'s", "two raters are needed, each with a file of their own"
        )
    others = {rating.reply_id: rating for rating in second}
    pairs = [(one, others[one.reply_id]) for one in first if one.reply_id in others]
    if not pairs:
        raise SimtrainerError(
            "the two raters have no reply in common", "both must rate the same file of replies"
        )
    changed = [one.reply_id for one, other in pairs if one.reply != other.reply]
    if changed:
        raise SimtrainerError(
            f"the words of {len(changed)} replies differ between the raters, first {changed[0]}",
            "both must rate the same file of replies",
        )
    return [_joined(one, other) for one, other in pairs]


def _joined(one: ReplyRating, other: ReplyRating) -> MarkedReply:
    both, either = set(one.behaviours) & set(other.behaviours), set(one.behaviours) | set(other.behaviours)
    return MarkedReply(
        reply_id=one.reply_id,
        context_id=one.context_id or one.reply_id,
        scene=one.scene,
        speaker=one.speaker,
        line=one.line,
        reply=one.reply,
        behaviours=[name for name in BEHAVIOURS if name in both],
        disputed=[name for name in BEHAVIOURS if name in either - both],
        level=_levels(one, other),
        quality=(one.quality, other.quality),
        marks=(one.behaviours, other.behaviours),
    )


def _levels(one: ReplyRating, other: ReplyRating) -> tuple[int, int] | None:
    return None if one.level is None or other.level is None else (one.level, other.level)


def _what(rating: ReplyRating | TalkRating) -> tuple[str, str, str]:
    return (
        rating.kind,
        rating.rater.strip().casefold(),
        rating.reply_id if isinstance(rating, ReplyRating) else rating.talk,
    )
