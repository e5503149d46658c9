"""Alembic steps; `HEAD` is the schema number this program works with, known without importing Alembic."""

HEAD = "0009"
