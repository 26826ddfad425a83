"""The inbox: what is gathered, once and without names, and that older records keep what they hold."""

import datetime as dt
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from simtrainer.assessment.heard import HeardReply
from simtrainer.encounter.inputs import Input
from simtrainer.records import database
from simtrainer.records.inbox import Inbox
from simtrainer.records.practice import Practice
from simtrainer.records.store import Store


def test_what_was_not_understood_or_is_disputed_is_gathered_once(practice: Practice, store: Store) -> None:
    lena = store.add_learner("Lena")
    talk = practice.begin("small-talk", lena.id, seed=3)
    talk.submit(Input("reply", "Hello, I am Lena, the new intern."))
    talk.submit(Input("reply", "xqzt vrrkl wqpp"))
    talk.submit(Input("dispute", "I am Lena and meant it kindly", turn=1, behaviour="introduce"))
    assert practice.gather(talk.id) == 2
    assert practice.gather(talk.id) == 0
    rows = {row.heard.why: row for row in Inbox(store).rows()}
    assert rows["not_understood"].heard.reply == "xqzt vrrkl wqpp"
    assert rows["not_understood"].heard.line
    disputed = rows["disputed"].heard
    assert (disputed.behaviour, disputed.reply) == ("introduce", "Hello, I am [name], the new intern.")
    assert disputed.meant == "I am [name] and meant it kindly"
    kept = str([vars(row.heard) for row in rows.values()])
    assert "Lena" not in kept
    assert talk.id not in kept


def test_a_new_try_brings_only_what_is_new(practice: Practice, store: Store) -> None:
    talk = practice.begin("small-talk", seed=3)
    talk.submit(Input("reply", "xqzt vrrkl wqpp"))
    practice.gather(talk.id)
    again = practice.branch(talk.id, 2)
    again.submit(Input("reply", "brrzk fgrt lkkj"))
    assert practice.gather(again.id) == 1
    assert len(Inbox(store).rows()) == 2


def test_rows_are_marked_and_forgotten(store: Store, practice: Practice) -> None:
    inbox = Inbox(store)
    replies = [HeardReply("a", "s", "l", reply, "not_understood") for reply in ("one", "two", "one")]
    assert inbox.add(replies) == 2
    assert inbox.add(replies) == 0
    first, _ = inbox.rows()
    assert first.day <= dt.datetime.now(dt.UTC).date()
    inbox.mark([first.id], "aside")
    assert len(inbox.rows("a")) == 1
    assert inbox.rows("b") == []
    assert inbox.rows(status="aside")[0].id == first.id
    assert inbox.add(replies) == 0
    assert inbox.forget() == 2
    assert inbox.rows() == []


def test_records_of_before_keep_what_they_hold(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO learners VALUES ('x', 'Mina', '2026-01-01 00:00:00', '{}')"))
    engine.dispose()
    store = Store.open(url)
    assert [learner.name for learner in store.learners()] == ["Mina"]
    assert Inbox(store).rows() == []
    store.close()
