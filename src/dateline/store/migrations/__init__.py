"""The schema of a store, change by change; Alembic runs them in order."""
