"""Opening the database: where it lies, how SQLite is set up, and that its tables are of today."""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from simtrainer.records.folders import StoreError, data_folder

HEAD: Final = "0002"
"""The newest migration; a test holds it against the folder of migrations."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(url: str | None = None) -> Engine:
    """Open the store's database and bring its tables up to date.

    Args:
        url: An SQLAlchemy URL; the file `simtrainer.sqlite` in the data folder where absent.

    Raises:
        StoreError: If it cannot be opened, or was written by a newer program.
    """
    engine = create_engine(url or f"sqlite:///{data_folder() / 'simtrainer.sqlite'}")
    if engine.dialect.name == "sqlite":
        _set_up_sqlite(engine)
    try:
        with engine.begin() as connection:
            _bring_up_to_date(connection)
    except SQLAlchemyError as error:
        raise _cannot_open(error) from error
    return engine


def _cannot_open(error: SQLAlchemyError) -> StoreError:
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    return StoreError(
        f"the records cannot be opened: {reason}", "move the file away to begin with new records"
    )


def _set_up_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy begins transactions below, sqlite3 must not
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=10000", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up_to_date(connection: Connection) -> None:
    version = _version(connection)
    if version == HEAD:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(
            f"the records were written by a newer program (version {version})", "update simtrainer"
        ) from error


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
