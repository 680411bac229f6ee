"""What tables a database has, read from the database itself, and how to set them aside for a load."""

from sqlalchemy import Column, Connection, MetaData, Table, func, inspect, select, text

VERSION = "alembic_version"


def tables_of(connection: Connection) -> list[Table]:
    """The tables as they are, parents before children; primary keys, and columns that are not computed."""
    seen = inspect(connection)
    names = [name for name, _ in seen.get_sorted_table_and_fkc_names() if name is not None and name != VERSION]
    return [_table(connection, name) for name in names]


def _table(connection: Connection, name: str) -> Table:
    seen = inspect(connection)
    keys = seen.get_pk_constraint(name)["constrained_columns"]
    stored = [c for c in seen.get_columns(name) if "computed" not in c]
    columns = (Column(c["name"], c["type"], primary_key=c["name"] in keys) for c in stored)
    return Table(name, MetaData(), *columns)


def rows_in(connection: Connection) -> dict[str, int]:
    """How many rows each table has that has any."""
    counted = {
        t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables_of(connection)
    }
    return {name: count for name, count in counted.items() if count}


def clear(connection: Connection) -> None:
    """Removes every table, and on PostgreSQL the functions of their triggers."""
    names = [*reversed([table.name for table in tables_of(connection)]), VERSION]
    quoted = connection.dialect.identifier_preparer.quote
    functions = connection.execute(text(FUNCTIONS)).scalars().all() if _postgres(connection) else []
    for name in names:
        connection.execute(text(f"DROP TABLE IF EXISTS {quoted(name)}{' CASCADE' if _postgres(connection) else ''}"))
    for function in functions:
        connection.execute(text(f"DROP FUNCTION IF EXISTS {quoted(function)}()"))


FUNCTIONS = """
SELECT DISTINCT p.proname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
"""
KEYS = """
SELECT conrelid::regclass::text AS place, conname FROM pg_constraint
WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
"""


def set_aside(connection: Connection) -> list[str]:
    """Takes away what would judge rows one by one while they are loaded; the statements that bring it back.

    Triggers keep the rules of a life that begins as pending; a row that points at a later one is judged at the end.
    """
    quoted = connection.dialect.identifier_preparer.quote
    if not _postgres(connection):
        found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        for name, _ in found:
            connection.execute(text(f"DROP TRIGGER {quoted(name)}"))
        return [sql for _, sql in found]
    back = ["SET CONSTRAINTS ALL IMMEDIATE"]
    for table in tables_of(connection):
        connection.execute(text(f"ALTER TABLE {quoted(table.name)} DISABLE TRIGGER USER"))
        back.append(f"ALTER TABLE {quoted(table.name)} ENABLE TRIGGER USER")
    for place, key in connection.execute(text(KEYS)).all():
        alter = f"ALTER TABLE {place} ALTER CONSTRAINT {quoted(key)}"
        connection.execute(text(f"{alter} DEFERRABLE INITIALLY DEFERRED"))
        back.append(f"{alter} NOT DEFERRABLE")
    return back


def _postgres(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
