"""The bank of questions: large enough, split by writer, labels that name facts, nothing twice, library apart from it."""

from collections import Counter

from simtrainer.authoring.training.questions.persons import read_persons
from simtrainer.content.common import shipped_common_talk

PERSONS = read_persons()
TYPED = [row for person in PERSONS for row in person.asked]


def test_it_is_large_enough() -> None:
    assert len(PERSONS) >= 25
    assert sum(len(person.facts) for person in PERSONS) >= 300
    assert sum(bool(row.facts) for row in TYPED) >= 2500
    kinds = Counter(row.kind for row in TYPED)
    assert kinds["near"] >= 900
    assert min(kinds[kind] for kind in ("open", "order", "statement", "social")) >= 300
    assert sum(row.after is not None for row in TYPED) >= 500
    assert sum(len(row.facts) > 1 for row in TYPED) >= 400


def test_writers_stand_in_one_part_only() -> None:
    parts: dict[str, set[str]] = {}
    for person in PERSONS:
        parts.setdefault(person.writer, set()).add(person.part)
    assert all(len(found) == 1 for found in parts.values())
    assert len(read_persons("test")) >= 5


def test_labels_name_facts_of_the_person() -> None:
    for person in PERSONS:
        ids = {fact.id for fact in person.facts}
        assert len(ids) == len(person.facts), person.person
        for row in person.asked:
            named = {*row.facts, *filter(None, (row.after, row.near))}
            assert named <= ids, (person.person, row.text)
            assert bool(row.facts) != bool(row.kind) or row.after, (person.person, row.text)


def test_nothing_typed_stands_twice_with_a_person() -> None:
    for person in PERSONS:
        texts = Counter((row.text.lower().strip(), row.after) for row in person.asked)
        assert [text for text, times in texts.items() if times > 1] == []


def test_the_library_is_as_large_as_it_says() -> None:
    talk = shipped_common_talk("en")
    assert len(talk.questions) >= 90
    assert all(len(entry.asked) >= 8 for entry in talk.questions.values())
    assert not set(talk.questions) & set(talk.remarks)
    twice = Counter(text.lower() for texts in talk.phrasings().values() for text in texts)
    assert [text for text, times in twice.items() if times > 1] == []
