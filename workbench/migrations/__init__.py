"""Alembic revisions of the workbench file, from the first one on."""

SCHEMA = 4  # number of the newest revision, kept in the file's header as user_version
