"""The case's database: one SQLite file, opened, brought up to date, and locked for writing.

Transactions begin and end where the code says so: `writing` takes the lock for writing at once, so that whoever is
within it is the only one who writes to the case, its archive included.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError

from khronika.errors import NewerCase, NotACase, UnusableCase

HEAD = "0007"  # the newest step of migrations/versions
APPLICATION = int.from_bytes(b"KHRN", "big")  # SQLite's application_id of a case's database
CACHE = 65_536  # KiB of the database that a connection holds in memory at most
PATIENCE = 60_000  # milliseconds that a process waits for another's lock; one holds it for the time of one document


def engine(path: Path) -> Engine:
    """The database in a file. Nothing is opened yet."""
    dump = partial(json.dumps, ensure_ascii=False, sort_keys=True)
    made = create_engine(f"sqlite:///{path}", json_serializer=dump)
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # no transaction but the ones begun below
    for pragma in (f"busy_timeout = {PATIENCE}", "foreign_keys = ON", "synchronous = NORMAL", f"cache_size = -{CACHE}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    lock = " IMMEDIATE" if connection.get_execution_options().get("writes") else ""
    connection.exec_driver_sql(f"BEGIN{lock}")


@contextmanager
def reading(database: Engine) -> Iterator[Connection]:
    """A connection that sees the database as it is at one moment."""
    with _explained(database), database.connect() as connection:
        yield connection


@contextmanager
def writing(database: Engine) -> Iterator[Connection]:
    """The only connection that writes, while it lasts: all of what is done in it stays, or nothing."""
    with _explained(database), database.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def _explained(database: Engine) -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        path = database.url.database
        remedy = "Check that the disk has room, that you may write there, and that no other program holds it"
        raise UnusableCase(path, f"cannot be used ({error.orig})", remedy) from error


def prepare(database: Engine, path: Path) -> None:
    """Brings the database to the newest step; an empty one gets its tables. Raises NotACase or NewerCase."""
    if _step(database, path) == HEAD:
        return
    _keep_journal(path)
    with writing(database) as connection:  # a second process waits here, and then finds the work done
        _upgrade(connection, path)


def _step(database: Engine, path: Path) -> str | None:
    """The step that the database stands at, None for an empty one."""
    try:
        with database.connect() as connection:
            tables = inspect(connection).get_table_names()
            if not tables:
                return None
            mark = connection.execute(text("PRAGMA application_id")).scalar()
            if mark != APPLICATION or "alembic_version" not in tables:
                raise NotACase(path, "is a database of something else", "Name the folder of a case")
            return _current(connection)
    except DatabaseError as error:
        if isinstance(error.orig, sqlite3.OperationalError):
            remedy = "Check that you may read and write the folder"
            raise UnusableCase(path, f"cannot be opened ({error.orig})", remedy) from error
        raise NotACase(
            path, f"is no database ({error.orig})", "Restore it from a copy, or add to a new folder"
        ) from error


def _keep_journal(path: Path) -> None:
    """Readers and a writer side by side (WAL), a lasting property of the file."""
    connection = sqlite3.connect(path, timeout=PATIENCE / 1000)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _upgrade(connection: Connection, path: Path) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = _config(connection)
    step = _current(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if step is not None and step not in known:
        raise NewerCase(path, "was written by a newer Khronika", "Install that version, or a later one")
    command.upgrade(config, "head")


def _current(connection: Connection) -> str | None:
    if "alembic_version" not in inspect(connection).get_table_names():
        return None
    step = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if step is None else str(step)


def _config(connection: Connection) -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
