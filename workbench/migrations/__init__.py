"""Alembic revisions of the workbench file, from the first one on."""

SCHEMA = 5  # number of the newest revision, kept in the file's header as user_version
