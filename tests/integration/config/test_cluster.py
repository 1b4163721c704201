"""The server that Luukku makes: whose it is, what its application may, and how it takes Finnish letters."""

import stat
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict


@pytest.fixture
def connection(database_url: str) -> psycopg.Connection:
    """A connection as the application's role; nothing of it stays."""
    with psycopg.connect(database_url) as opened:
        yield opened
        opened.rollback()


def test_the_application_owns_its_database_and_is_no_superuser(connection: psycopg.Connection) -> None:
    role = connection.execute(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    owner = connection.execute("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()").fetchone()
    assert role == ("luukku", False, False, False)
    assert owner == ("luukku",)


def test_row_security_that_is_forced_binds_the_application_too(connection: psycopg.Connection) -> None:
    connection.execute("CREATE TABLE guarded (id integer)")
    connection.execute("INSERT INTO guarded VALUES (1)")
    connection.execute("ALTER TABLE guarded ENABLE ROW LEVEL SECURITY")
    connection.execute("ALTER TABLE guarded FORCE ROW LEVEL SECURITY")
    assert connection.execute("SELECT count(*) FROM guarded").fetchone() == (0,)


def test_texts_are_utf_8_and_letters_beyond_a_to_z_have_small_ones(connection: psycopg.Connection) -> None:
    assert connection.execute("SELECT lower('ÄÖÅŠŽ'), current_setting('server_encoding')").fetchone() == ("äöåšž", "UTF8")


@pytest.mark.parametrize("extension", ["btree_gist", "pg_trgm", "unaccent"])
def test_the_application_may_add_the_extensions_it_may_need(connection: psycopg.Connection, extension: str) -> None:
    connection.execute(f'CREATE EXTENSION "{extension}"')


def test_nobody_but_the_user_reaches_the_server(database_url: str, connection: psycopg.Connection) -> None:
    assert connection.execute("SELECT current_setting('listen_addresses')").fetchone() == ("",)
    folder = Path(conninfo_to_dict(database_url)["host"])
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(str(folder / ".s.PGSQL.5432")) <= 103, "no system takes longer paths of sockets"
