"""The store: what is kept, that writes are whole, and that migrations match the tables."""

import datetime as dt
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from simtrainer.encounter.inputs import Input
from simtrainer.records import database
from simtrainer.records.database import open_database
from simtrainer.records.folders import StoreError, data_folder
from simtrainer.records.practice import Practice
from simtrainer.records.schema import METADATA
from simtrainer.records.store import Store


def test_learners_and_settings(store: Store) -> None:
    assert store.learners() == []
    sara, amir = store.add_learner("  Sara   K "), store.add_learner("amir")
    assert [learner.name for learner in store.learners()] == ["amir", "Sara K"]
    store.save_settings(sara.id, {"meters": False})
    assert {x.name: x.settings for x in store.learners()} == {"amir": {}, "Sara K": {"meters": False}}
    assert amir.id != sara.id
    for name in ("", "x" * 81):
        with pytest.raises(ValueError, match="1 to 80"):
            store.add_learner(name)


def test_an_encounter_is_kept_turn_by_turn(practice: Practice, store: Store) -> None:
    learner = store.add_learner("Sara")
    encounter = practice.begin("small-talk", learner.id, seed=3)
    encounter.submit(Input("reply", "Hello, I'm Lena, the new intern."))
    assert store.log(encounter.id) == encounter.log
    [record] = store.unfinished(learner.id)
    assert (record.turns, record.ending, record.score) == (1, None, None)
    assert record.updated_at.tzinfo is not None
    assert dt.datetime.now(dt.UTC) - record.updated_at < dt.timedelta(minutes=1)
    encounter.submit(Input("leave"))
    assert store.unfinished(learner.id) == []
    assessment = practice.assess(encounter.id)
    [record] = store.encounters(learner.id)
    assert (record.ending, record.score) == ("left", assessment.score)
    practice.assess(encounter.id)
    assert len(store.encounters(learner.id)) == 1


def test_resumed_encounters_go_on_where_they_stopped(practice: Practice, store: Store) -> None:
    encounter = practice.begin("small-talk", seed=3)
    encounter.submit(Input("reply", "Hello, I'm Lena, the new intern."))
    again = practice.resume(encounter.id)
    assert again.memory == encounter.memory
    assert again.submit(Input("reply", "I don't know yet.")) == encounter_goes_on(practice, encounter.id)


def encounter_goes_on(practice: Practice, encounter: str) -> object:
    log = practice.store.log(encounter)
    last = max(event.turn for event in log)
    return [event for event in log if event.turn == last]


def test_going_back_makes_a_branch_and_leaves_the_first_alone(practice: Practice, store: Store) -> None:
    encounter = practice.begin("small-talk", seed=3)
    for reply in ("Hello, I'm Lena, the new intern.", "Calm down.", "What was she like?"):
        encounter.submit(Input("reply", reply))
    before = store.log(encounter.id)
    branch = practice.branch(encounter.id, 2)
    assert branch.id != encounter.id
    assert branch.memory.turn == 1
    assert list(branch.log[1:]) == [e for e in before[1:] if e.turn < 2]
    branch.submit(Input("reply", "I don't know yet. I'll ask and come back."))
    assert store.log(encounter.id) == before
    started = branch.log[0]
    assert started.type == "started"
    assert (started.parent, started.parent_turn) == (encounter.id, 2)


def test_unknown_encounters(practice: Practice, store: Store) -> None:
    assert store.log("none") == []
    with pytest.raises(KeyError):
        practice.resume("none")
    with pytest.raises(KeyError):
        practice.begin("none")


def test_writers_do_not_lose_or_lock_each_other_out(practice: Practice, store: Store) -> None:
    encounters = [practice.begin("small-talk", seed=n) for n in range(8)]
    errors: list[BaseException] = []

    def talk(number: int) -> None:
        try:
            for turn in range(5):
                encounters[number].submit(Input("reply", f"The lift on floor {number}{turn} is slow."))
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=talk, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    for encounter in encounters:
        assert store.log(encounter.id) == encounter.log


def test_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'm.sqlite'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()
    folder = Path(database.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == database.HEAD


def test_a_newer_store_and_a_broken_one_are_refused_in_one_line(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'n.sqlite'}"
    open_database(url).dispose()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer program"):
        open_database(url)
    broken = tmp_path / "b.sqlite"
    broken.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_database(f"sqlite:///{broken}")


def test_the_data_folder_is_private() -> None:
    assert data_folder().stat().st_mode & 0o077 == 0
