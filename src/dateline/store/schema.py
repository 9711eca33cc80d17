"""The schema of a store: made where nothing is, brought up to date where it is older, refused where it is not ours."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text

from dateline.base.errors import NoStoreError, StoreError
from dateline.store import act_rows, index
from dateline.store.tables import meta, metadata

SCHEMA = 5
_ALEMBIC = "alembic_version"  # where Alembic keeps how far it has come; schema 1 was made without it


def make_ready(engine: Engine, place: str, *, make: bool) -> None:
    """See that a store of the present schema is there; raises `StoreError` and touches nothing where it cannot be."""
    with engine.connect() as connection:
        found = _schema(connection, place)
    if found == SCHEMA:
        return
    if found is None and not make:
        raise no_store(place)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        lock(connection)
        found = _schema(connection, place)  # another process may have been first
        if found != SCHEMA:
            _migrate(connection, found)


def no_store(place: str) -> NoStoreError:
    """The error of those who came to read where there is nothing."""
    return NoStoreError(f"{place}: there is no store there; `dateline add` makes one, or name another place")


def lock(connection: Connection) -> None:
    """Take the writer's place until the transaction ends: writers queue, and the change log is in order of commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(7311894218)"))


def _schema(connection: Connection, place: str) -> int | None:
    """The number of the schema that is there, `None` where nothing is."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    if meta.name not in names:
        held = ", ".join(sorted(names)[:3])
        raise StoreError(f"store {place}: it is the database of another program (it holds {held})")
    found = connection.execute(select(meta.c.value).where(meta.c.name == "schema")).scalar()
    if found is None or not found.isdecimal() or int(found) > SCHEMA:
        raise StoreError(
            f"store {place}: it has schema {found}, and this version of Dateline knows schema {SCHEMA}; "
            "use a version of Dateline as new as the store"
        )
    _check_whole(connection, int(found), names, place)
    return int(found)


def _check_whole(connection: Connection, found: int, names: set[str], place: str) -> None:
    """Refuse a database in which somebody began to change the schema and did not end."""
    since = {name: int(table.info.get("schema", 1)) for name, table in metadata.tables.items()}
    wanted = {name for name, schema in since.items() if schema <= found}
    reached = str(found)
    if _ALEMBIC in names:
        reached = str(connection.execute(text(f"SELECT version_num FROM {_ALEMBIC}")).scalar())  # noqa: S608 - a constant
    lacking, strange = wanted - names, (since.keys() - wanted) & names
    if lacking or strange or reached != str(found):
        why = f"lacks {', '.join(sorted(lacking))}" if lacking else f"holds {', '.join(sorted(strange)) or reached}"
        raise StoreError(
            f"store {place}: it is half migrated (it calls itself schema {found} and {why}); nothing was touched; "
            "restore it from a copy, or `dateline import` an export"
        )


def _migrate(connection: Connection, found: int | None) -> None:
    """Run the migrations that the database lacks, in the transaction of `connection`."""
    from alembic import command  # noqa: PLC0415 - a third of a second that only a new or an older store costs
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    if found == 1:
        command.stamp(config, "1")
    command.upgrade(config, str(SCHEMA))
    if found is None:
        connection.execute(meta.insert().values(name="schema", value=str(SCHEMA)))
    else:
        connection.execute(meta.update().where(meta.c.name == "schema").values(value=str(SCHEMA)))
        index.rebuild(connection)
        act_rows.rebuild(connection)
