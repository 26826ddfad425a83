"""What of a scenario came up in talks."""

from simtrainer.authoring.coverage import coverage
from simtrainer.encounter.script import Script
from simtrainer.recognition import CueRecogniser
from tests.conftest import play


def test_what_came_up_is_counted_once_a_talk(small: Script, recogniser: CueRecogniser) -> None:
    short = play(small, recogniser, "Hello, I'm Lena, the intern.")
    longer = play(
        small,
        recogniser,
        "Hello, I'm Lena, the intern.",
        "Why did you come alone?",
        "Why did you come alone?",
    )
    found = coverage(small.scenario, [short.log, longer.log])
    assert found.talks == 2
    assert found.counts["states"]["door"] == 2
    assert found.counts["facts"] == {"alone": 1}
    assert "waited" in found.missing("rules")
    assert found.missing("endings") == ["gone"]
    assert found.share("endings") == 0.5
    assert not found.whole


def test_coverages_add_up(small: Script, recogniser: CueRecogniser) -> None:
    logs = [play(small, recogniser, line).log for line in ("Hello, I'm Lena, the intern.", "Whatever.")]
    both = coverage(small.scenario, logs)
    assert coverage(small.scenario, logs[:1]) + coverage(small.scenario, logs[1:]) == both
