"""The first page of a debrief, piece by piece."""

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from simtrainer.assessment.debrief import Debrief, Moment, Strength, Understanding
from simtrainer.tui.talk import inline
from simtrainer.tui.translate import _
from simtrainer.tui.widgets.page import Beside, heading, joined, named, text
from simtrainer.tui.words import OUTCOMES


def page(debrief: Debrief) -> Iterator[Widget]:
    """Yield what a learner reads first."""
    yield heading(debrief.ending_title)
    yield text(_flat(debrief.ending))
    if debrief.strength:
        yield heading(_("What worked (turn {n})").format(n=debrief.strength.turn))
        yield _strength(debrief.strength)
    for moment in debrief.moments:
        how = OUTCOMES[moment.outcome]
        yield heading(_("A moment that mattered (turn {n}, {how})").format(n=moment.turn, how=how))
        yield _moment(moment)
    yield from _understanding(debrief.understanding)
    yield heading(_("Your task"))
    yield text(*(_item(item.done, item.text) for item in debrief.task))
    if debrief.left_open:
        yield heading(_("You were asked, and left it open"))
        yield text(*(_flat(asked) for asked in debrief.left_open))
    if debrief.next_step:
        yield heading(_("Next time"))
        yield text(_flat(debrief.next_step))


def _strength(strength: Strength) -> Widget:
    did = named(_("What it did"), inline(strength.effect)) if strength.effect else ""
    return text(_quoted(strength.words), _flat(strength.why), did)


def _moment(moment: Moment) -> Widget:
    return text(
        named(_("The signal"), inline(moment.signal)) if moment.signal else "",
        named(_("You said"), _quoted(moment.said)),
        named(_("What it did"), inline(moment.effect)) if moment.effect else "",
        _flat(moment.instead),
        named(_("Try"), _quoted(moment.try_saying)) if moment.try_saying else "",
    )


def _understanding(own: Understanding) -> Iterator[Widget]:
    yield heading(_("What {name} wanted and feared").format(name=own.person))
    nothing = _("(left empty)")
    yield Beside(
        joined(
            [
                Content.styled(_("You thought"), "italic"),
                named(_("Wanted"), own.own_wanted or nothing),
                named(_("Feared"), own.own_feared or nothing),
            ]
        ),
        joined(
            [
                Content.styled(own.person, "italic"),
                named(_("Wanted"), _flat(own.wanted)),
                named(_("Feared"), _flat(own.feared)),
            ]
        ),
        classes="page-text",
    )
    if own.own_rating:
        yield text(_("Your own rating: {n} of 5").format(n=own.own_rating))


def _item(done: bool, words: str) -> Content:
    return Content.assemble(Content.styled(_("done: ") if done else _("not yet: "), "bold"), _flat(words))


def _quoted(words: str) -> Content:
    return Content.assemble("“", inline(words), "”")


def _flat(words: str) -> str:
    return " ".join(words.split())
