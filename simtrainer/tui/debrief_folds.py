"""What folds out below the first page of a debrief."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Collapsible, Static

from simtrainer.assessment.debrief import ChanceLine, Debrief, DimensionLine, Evidenced
from simtrainer.tui.curves import curves
from simtrainer.tui.talk import inline
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.marks import Marks
from simtrainer.tui.widgets.page import joined, named
from simtrainer.tui.words import OUTCOMES


def folds(debrief: Debrief, disputed: set[tuple[int, str]]) -> Iterator[Collapsible]:
    """Yield the folds that have something in them, all closed.

    Args:
        debrief: The debrief.
        disputed: Turn and behaviour of marks that the learner disagrees with.
    """
    score = _("Levels, and the score: {n} of 100").format(n=debrief.score)
    yield _fold(score, *(_dimension(line) for line in debrief.dimensions))
    if debrief.chances:
        yield _fold(_("Moments that asked for something"), *(_chance(line) for line in debrief.chances))
    if debrief.blocks:
        yield _fold(
            _("What closed doors"),
            *(joined([_mark(b.evidence), inline(b.effect), b.instead]) for b in debrief.blocks),
        )
    if debrief.marks:
        yield Collapsible(Marks(debrief.marks, disputed), title=_("What was read in your replies"))
    yield _fold(_("Moods, turn after turn"), *(_moods(debrief, name) for name in debrief.moods))
    if debrief.known or debrief.references:
        yield _fold(_("What is known about this"), " ".join(debrief.known.split()), *debrief.references)


def _fold(title: str, *parts: Content | str) -> Collapsible:
    blocks = [Content(part) if isinstance(part, str) else part for part in parts if part]
    return Collapsible(Static(Content("\n\n").join(blocks)), title=title)


def _dimension(line: DimensionLine) -> Content:
    level = Content.styled(_("{title}: {n} of 4").format(title=line.title, n=line.level), "bold")
    good = [Content.assemble("  + ", _mark(mark)) for mark in line.evidence]
    bad = [Content.assemble("  - ", _mark(mark)) for mark in line.hurt]
    return joined([level, " ".join(line.descriptor.split()), *good, *bad])


def _chance(line: ChanceLine) -> Content:
    what = _("Turn {n}, {how}").format(n=line.turn, how=OUTCOMES[line.outcome])
    better = (
        [named(_("  Try"), inline(words)) for words in line.better[:2]] if line.outcome != "taken" else []
    )
    return joined([named(what, inline(line.signal)), named(_("  You said"), inline(line.said)), *better])


def _mark(mark: Evidenced) -> Content:
    where = _("turn {n}").format(n=mark.turn)
    cue = _("by the sense of the words") if mark.by_encoder else _("cue {id}").format(id=mark.cue)
    words = " ".join(mark.words.split())
    return Content.assemble(f"{mark.title}: “{words}” ", Content.styled(f"({where}, {cue})", "dim"))


def _moods(debrief: Debrief, name: str) -> Content:
    return joined([Content.styled(name, "bold"), curves(debrief.moods[name])])
