from __future__ import annotations

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, inspect, text

from kiosk.errors import StoreError
from kiosk.records.revisions import REVISION, configured, revision_of
from kiosk.records.tables import EMBEDDED_METADATA, METADATA
from tests.records.stores import Opener, a_call, deed


def wanted(opener: Opener) -> MetaData:
    """Return the tables that this engine is to have."""
    both = MetaData()
    for metadata in (METADATA, *(() if opener.url else (EMBEDDED_METADATA,))):
        for table in metadata.sorted_tables:
            table.to_metadata(both)
    return both


class TestRevisions:
    def test_the_last_migration_is_the_one_the_program_names(
        self, opener: Opener
    ) -> None:
        with opener.open()._database.engines.writing.begin() as connection:
            scripts = ScriptDirectory.from_config(configured(connection))
            assert scripts.get_current_head() == REVISION
            assert revision_of(connection) == REVISION

    def test_the_migrations_make_the_tables_that_the_program_uses(
        self, opener: Opener
    ) -> None:
        with opener.open()._database.engines.writing.begin() as connection:
            context = MigrationContext.configure(
                connection, opts={"compare_type": True}
            )
            assert compare_metadata(context, wanted(opener)) == []

    def test_every_migration_can_be_taken_back_and_done_again(
        self, opener: Opener
    ) -> None:
        engines = opener.open()._database.engines
        with engines.writing.begin() as connection:
            command.downgrade(configured(connection), "base")
        with engines.writing.begin() as connection:
            assert inspect(connection).get_table_names() == ["alembic_version"]
            assert revision_of(connection) is None
        store = opener.open()
        store.place_call(a_call(), deed())
        assert store.call(a_call().id) == a_call()

    def test_a_database_of_an_older_program_keeps_its_log_and_goes_on(
        self, opener: Opener
    ) -> None:
        store = opener.open()
        for _ in range(3):
            store.note(deed())
        before = list(store.audit_rows())
        with store._database.engines.writing.begin() as connection:
            command.downgrade(configured(connection), "0001")
        newer = opener.open()
        assert list(newer.audit_rows()) == before
        newer.note(deed())
        *kept, last = newer.audit_rows()
        assert kept == before
        assert (last.sequence, last.previous) == (4, before[-1].hash)

    def test_opening_again_keeps_everything(self, opener: Opener) -> None:
        opener.open().place_call(a_call(), deed())
        assert opener.open().call(a_call().id) == a_call()

    def test_a_newer_database_is_refused_and_left_alone(self, opener: Opener) -> None:
        engines = opener.open()._database.engines
        with engines.writing.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(StoreError, match="9999") as refused:
            opener.open()
        assert "newer program" in refused.value.remedy
        with engines.writing.begin() as connection:
            assert revision_of(connection) == "9999"

    def test_a_migration_that_fails_leaves_nothing_half_done(
        self, opener: Opener
    ) -> None:
        engines = opener.open()._database.engines
        with engines.writing.begin() as connection:
            command.downgrade(configured(connection), "base")
            # The last of the tables it makes is there already: it fails at its end.
            connection.execute(text("CREATE TABLE audit_head (id INTEGER)"))
        with pytest.raises(StoreError):
            opener.open()
        with engines.writing.begin() as connection:
            tables = set(inspect(connection).get_table_names())
            assert tables == {"alembic_version", "audit_head"}
