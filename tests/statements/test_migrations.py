"""The steps of the database lead to the tables that the code works with."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from khronika.statements import database
from khronika.statements.case import Case
from khronika.statements.tables import metadata


def test_the_newest_step_is_the_one_that_the_code_names():
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [database.HEAD]


def test_the_steps_make_the_tables(tmp_path):
    case = Case.create(tmp_path)
    with case.writing() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_readers_and_a_writer_work_side_by_side(tmp_path):
    case = Case.create(tmp_path)
    with case.writing():
        assert case.documents() == []
