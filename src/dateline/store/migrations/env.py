"""Alembic's way in: it works in the transaction of the connection that it is handed."""

from alembic import context
from sqlalchemy import Connection


def _run() -> None:
    connection = context.config.attributes["connection"]
    assert isinstance(connection, Connection)
    context.configure(connection=connection, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


_run()
